package org.mang.check;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.mang.workbook.Look;
import org.mang.workbook.Looks;
import org.mang.workbook.Paper;

/**
 * The kinds of problems of a file with many, over the list of findings and in its columns: what it
 * is, where, how often.
 */
final class KindTable {

  private static final int MOST_TEXT = 400;

  private static final Look BOXED = Look.BOX.atTop();

  /** A column of this table spans these of the list. */
  private enum Column {
    NO("STT", 0, 0),
    SEVERITY("Mức độ", 1, 1),
    PROBLEM("Loại vấn đề", 2, 5),
    PLACES("Ở các ô", 6, 6),
    COUNT("Số chỗ", 7, 7),
    CODE("Mã", 8, 8);

    private final String title;
    private final int first;
    private final int last;

    Column(String title, int first, int last) {
      this.title = title;
      this.first = first;
      this.last = last;
    }
  }

  private final Sheet sheet;
  private final Looks looks;

  KindTable(Sheet sheet, Looks looks) {
    this.sheet = sheet;
    this.looks = looks;
  }

  /** Writes the table; returns the row after it. */
  int add(int at, List<Findings.Kind> kinds) {
    Row header = sheet.createRow(at);
    header.setHeightInPoints(20);
    for (Column column : Column.values()) {
      put(header, column, Look.HEADER).setCellValue(column.title);
    }
    int no = 0;
    for (Findings.Kind kind : kinds) {
      no++;
      row(at + no, no, kind);
    }
    return at + no + 1;
  }

  private void row(int at, int no, Findings.Kind kind) {
    Row row = sheet.createRow(at);
    String problem = kind.message().vi();
    String said = kind.isSaidAlike() ? problem : "Ví dụ: " + problem;
    put(row, Column.NO, BOXED.centred()).setCellValue(no);
    put(row, Column.SEVERITY, BOXED.centred().filled(CellMarks.shade(kind.severity())))
        .setCellValue(CommentText.label(kind.severity()));
    put(row, Column.PROBLEM, BOXED).setCellValue(cut(said));
    put(row, Column.PLACES, BOXED).setCellValue(cut(kind.places()));
    put(row, Column.COUNT, BOXED.number("#,##0")).setCellValue((double) kind.count());
    put(row, Column.CODE, BOXED).setCellValue(kind.code());
    int lines =
        Math.max(
            Paper.lines(cut(said), width(Column.PROBLEM)),
            Paper.lines(cut(kind.places()), width(Column.PLACES)));
    row.setHeightInPoints(Math.min(Math.max(lines, 1), 12) * 16f + 2);
  }

  private double width(Column column) {
    double width = -1.5;
    for (int c = column.first; c <= column.last; c++) {
      width += sheet.getColumnWidth(c) / 256.0;
    }
    return width;
  }

  private Cell put(Row row, Column column, Look look) {
    List<Cell> cells = new ArrayList<>();
    for (int c = column.first; c <= column.last; c++) {
      Cell cell = row.createCell(c);
      cell.setCellStyle(looks.of(look));
      cells.add(cell);
    }
    if (cells.size() > 1) {
      sheet.addMergedRegion(
          new CellRangeAddress(row.getRowNum(), row.getRowNum(), column.first, column.last));
    }
    return cells.get(0);
  }

  private static String cut(String text) {
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT - 1) + "…";
  }
}
