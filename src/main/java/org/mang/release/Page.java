package org.mang.release;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** One sheet that is written from the top, and prints on A4 across. */
final class Page {

  private static final float LINE = 18f;

  private final XSSFSheet sheet;
  private final int[] widths;
  private int next;
  private int column;
  private float lines;

  /**
   * An empty page.
   *
   * @param widths of its columns, in characters
   */
  Page(XSSFWorkbook workbook, String name, int... widths) {
    this.sheet = workbook.createSheet(name);
    this.widths = widths.clone();
    for (int i = 0; i < widths.length; i++) {
      sheet.setColumnWidth(i, widths[i] * 256);
    }
    sheet.setDisplayGridlines(false);
    sheet.setFitToPage(true);
    PrintSetup print = sheet.getPrintSetup();
    print.setPaperSize(PrintSetup.A4_PAPERSIZE);
    print.setLandscape(true);
    print.setFitWidth((short) 1);
    print.setFitHeight((short) 0);
    sheet.setHorizontallyCenter(true);
    sheet.setMargin(PageMargin.LEFT, 0.5);
    sheet.setMargin(PageMargin.RIGHT, 0.5);
    sheet.setMargin(PageMargin.TOP, 0.6);
    sheet.setMargin(PageMargin.BOTTOM, 0.7);
    sheet.getFooter().setLeft(name);
    sheet.getFooter().setRight("Trang &P/&N");
  }

  /** A line over the whole width. */
  void line(String text, CellStyle style) {
    line(text, style, 0, widths.length - 1);
  }

  /** A line over some columns. */
  void line(String text, CellStyle style, int from, int to) {
    row();
    span(text, style, from, to);
  }

  /** Text over some columns of the row that is open. */
  void span(String text, CellStyle style, int from, int to) {
    int width = 0;
    for (int i = from; i <= to; i++) {
      width += widths[i];
      current().createCell(i).setCellStyle(style);
    }
    current().getCell(from).setCellValue(text);
    if (to > from) {
      sheet.addMergedRegion(
          new CellRangeAddress(current().getRowNum(), current().getRowNum(), from, to));
    }
    fit(text, width, style);
  }

  void gap() {
    row();
  }

  /** The table's head; it stays in sight, and stands on every printed page. */
  void header(CellStyle style, String... titles) {
    row();
    for (String title : titles) {
      text(title, style);
    }
    int at = current().getRowNum();
    sheet.createFreezePane(0, at + 1);
    sheet.setRepeatingRows(new CellRangeAddress(at, at, -1, -1));
  }

  /** Lets the table be filtered, from its head to the last row written. */
  void filter(int columns) {
    int head = sheet.getRepeatingRows().getFirstRow();
    sheet.setAutoFilter(new CellRangeAddress(head, Math.max(head + 1, next - 1), 0, columns - 1));
  }

  void row() {
    sheet.createRow(next++).setHeightInPoints(LINE);
    column = 0;
    lines = 1;
  }

  /** The next cell, as text: never a formula, whatever it begins with. */
  void text(@Nullable String text, CellStyle style) {
    XSSFCell cell = current().createCell(column);
    cell.setCellStyle(style);
    if (text != null && !text.isEmpty()) {
      cell.setCellValue(text);
      fit(text, widths[column], style);
    }
    column++;
  }

  /** The next cell; empty where there is no number. */
  void number(@Nullable Double number, CellStyle style) {
    XSSFCell cell = current().createCell(column++);
    cell.setCellStyle(style);
    if (number != null) {
      cell.setCellValue(number);
    }
  }

  private XSSFRow current() {
    return sheet.getRow(next - 1);
  }

  /** Makes the row as high as its fullest cell; words are not broken, so a little is lost. */
  private void fit(String text, int width, CellStyle style) {
    int points = sheet.getWorkbook().getFontAt(style.getFontIndex()).getFontHeightInPoints();
    double room = (width - 2) * 1.2 * 12 / points;
    float needed = text.lines().mapToInt(l -> 1 + (int) (l.length() / room)).sum() * points / 12f;
    if (needed > lines) {
      lines = needed;
      current().setHeightInPoints(lines * LINE + 3);
    }
  }
}
