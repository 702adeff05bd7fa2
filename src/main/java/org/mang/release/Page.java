package org.mang.release;

import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.mang.workbook.Look;
import org.mang.workbook.Looks;
import org.mang.workbook.Paper;

/** One sheet that is written from the top. */
final class Page {

  private static final float LINE = 18f;

  private final XSSFSheet sheet;
  private final Looks looks;
  private final int[] widths;
  private final String edition;
  private int next;
  private int column;
  private float lines;
  private int head;

  /**
   * An empty page.
   *
   * @param edition stands below its title, and at the foot of every printed page
   * @param widths of its columns, in characters
   */
  Page(XSSFWorkbook workbook, Looks looks, String name, String edition, int... widths) {
    this.sheet = workbook.createSheet(name);
    this.looks = looks;
    this.widths = widths.clone();
    this.edition = edition;
    for (int i = 0; i < widths.length; i++) {
      sheet.setColumnWidth(i, widths[i] * 256);
    }
    Paper.a4Across(sheet, name + " – " + edition);
  }

  void title(String text) {
    line(text, Look.TITLE.centred());
    line(edition, Look.LINE.centred());
  }

  /** A line over the whole width. */
  void line(String text, Look look) {
    row();
    span(text, look.inLines(), 0, widths.length - 1);
  }

  /** Text over some columns of the row that is open. */
  void span(String text, Look look, int from, int to) {
    int width = 0;
    for (int i = from; i <= to; i++) {
      width += widths[i];
      current().createCell(i).setCellStyle(looks.of(look));
    }
    current().getCell(from).setCellValue(text);
    if (to > from) {
      sheet.addMergedRegion(
          new CellRangeAddress(current().getRowNum(), current().getRowNum(), from, to));
    }
    fit(text, width, look);
  }

  void gap() {
    row();
  }

  /** The table's head; it stays in sight, and stands on every printed page. */
  void header(String... titles) {
    row();
    for (String title : titles) {
      text(title, Look.HEADER);
    }
    head = current().getRowNum();
    Paper.keepHead(sheet, head);
  }

  /** Lets the table be filtered, from its head to the last row written. */
  void filter() {
    sheet.setAutoFilter(
        new CellRangeAddress(head, Math.max(head + 1, next - 1), 0, widths.length - 1));
  }

  void row() {
    sheet.createRow(next++).setHeightInPoints(LINE);
    column = 0;
    lines = 1;
  }

  /** The next cell, as text: never a formula, whatever it begins with. */
  void text(@Nullable String text, Look look) {
    XSSFCell cell = current().createCell(column);
    cell.setCellStyle(looks.of(look));
    if (text != null && !text.isEmpty()) {
      cell.setCellValue(text);
      fit(text, widths[column], look);
    }
    column++;
  }

  /** The next cell; empty where there is no number. */
  void number(@Nullable Double number, Look look) {
    XSSFCell cell = current().createCell(column++);
    cell.setCellStyle(looks.of(look));
    if (number != null) {
      cell.setCellValue(number);
    }
  }

  private XSSFRow current() {
    return sheet.getRow(next - 1);
  }

  /** Makes the row as high as its fullest cell. */
  private void fit(String text, int width, Look look) {
    float size = look.points() / 12f;
    float needed = Paper.lines(text, (width - 1.5) / size) * size;
    if (needed > lines) {
      lines = needed;
      current().setHeightInPoints(lines * LINE + 3);
    }
  }
}
