package org.mang.check;

import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.util.Units;

/**
 * A comment as large as its text needs. Its size is said in columns and rows, so these are counted
 * off to the right and below until there is room.
 */
final class CommentBox {

  private static final double WIDTH_PX = 300;
  private static final int CHARS_A_LINE = 42;
  private static final double LINE_PT = 13;
  private static final int MOST_LINES = 24;

  private CommentBox() {}

  /** Hangs a comment on a cell that has none; {@code theirs} is what the clerk had there. */
  static void hang(Cell cell, String theirs, String ours) {
    String text = theirs.isEmpty() ? ours : theirs;
    if (!theirs.isEmpty() && !ours.isEmpty()) {
      text = theirs + "\n" + CommentText.SEAM + "\n" + ours;
    }
    Sheet sheet = cell.getSheet();
    var helper = sheet.getWorkbook().getCreationHelper();
    ClientAnchor anchor = helper.createClientAnchor();
    int lastColumn = sheet.getWorkbook().getSpreadsheetVersion().getLastColumnIndex();
    int lastRow = sheet.getWorkbook().getSpreadsheetVersion().getLastRowIndex();
    // From the cell's own column, moved to its right edge: POI hangs a new comment on the cell at
    // the box's corner first, and would stumble over a neighbour that has one.
    int left = cell.getColumnIndex();
    int right = Math.min(left + 1, lastColumn);
    for (double px = 0; px < WIDTH_PX && right < lastColumn; right++) {
      px += sheet.isColumnHidden(right) ? 0 : sheet.getColumnWidthInPixels(right);
    }
    int top = cell.getRowIndex();
    int bottom = top;
    double needed = (lines(text) + 1) * LINE_PT;
    for (double pt = 0; pt < needed && bottom < lastRow; bottom++) {
      pt += height(sheet, bottom);
    }
    anchor.setCol1(left);
    anchor.setDx1(
        anchor instanceof HSSFClientAnchor
            ? 1023
            : Math.round(sheet.getColumnWidthInPixels(left)) * Units.EMU_PER_PIXEL);
    anchor.setRow1(top);
    anchor.setCol2(right);
    anchor.setRow2(bottom);
    Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
    comment.setString(helper.createRichTextString(text));
    comment.setAuthor(ours.isEmpty() ? "" : CellMarks.AUTHOR);
    comment.setVisible(false);
    cell.setCellComment(comment);
  }

  private static int lines(String text) {
    int lines = text.lines().mapToInt(l -> 1 + l.length() / CHARS_A_LINE).sum();
    return Math.min(lines, MOST_LINES);
  }

  private static double height(Sheet sheet, int index) {
    Row row = sheet.getRow(index);
    if (row == null) {
      return sheet.getDefaultRowHeightInPoints();
    }
    return row.getZeroHeight() ? 0 : row.getHeightInPoints();
  }
}
