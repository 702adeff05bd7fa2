package org.mang.check;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/**
 * The looks of the findings' sheet. Times New Roman is what offices must write in (Decree 30/2020).
 */
final class FindingsStyles {

  private final Workbook workbook;
  private final CellStyle title;
  private final CellStyle bold;
  private final CellStyle plain;
  private final CellStyle header;
  private final CellStyle text;
  private final CellStyle quoted;
  private final CellStyle centred;
  private final CellStyle link;
  private final CellStyle error;
  private final CellStyle warning;

  FindingsStyles(Workbook workbook) {
    this.workbook = workbook;
    Font regular = font(12, false);
    Font strong = font(12, true);
    title = line(font(15, true));
    bold = line(strong);
    plain = line(regular);
    text = boxed(regular);
    quoted = boxed(regular);
    quoted.setQuotePrefixed(true);
    centred = boxed(regular);
    centred.setAlignment(HorizontalAlignment.CENTER);
    header = boxed(strong);
    header.setAlignment(HorizontalAlignment.CENTER);
    header.setVerticalAlignment(VerticalAlignment.CENTER);
    shade(header, Shade.HEADER);
    error = boxed(regular);
    error.setAlignment(HorizontalAlignment.CENTER);
    shade(error, Shade.ERROR);
    warning = boxed(regular);
    warning.setAlignment(HorizontalAlignment.CENTER);
    shade(warning, Shade.WARNING);
    Font blue = font(12, false);
    blue.setColor(IndexedColors.BLUE.getIndex());
    blue.setUnderline(Font.U_SINGLE);
    link = boxed(blue);
    link.setAlignment(HorizontalAlignment.CENTER);
  }

  private Font font(int points, boolean strong) {
    Font font = workbook.createFont();
    font.setFontName("Times New Roman");
    font.setFontHeightInPoints((short) points);
    font.setBold(strong);
    return font;
  }

  private CellStyle line(Font font) {
    CellStyle style = workbook.createCellStyle();
    style.setFont(font);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    return style;
  }

  private CellStyle boxed(Font font) {
    CellStyle style = workbook.createCellStyle();
    style.setFont(font);
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.TOP);
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    short grey = IndexedColors.GREY_40_PERCENT.getIndex();
    style.setTopBorderColor(grey);
    style.setBottomBorderColor(grey);
    style.setLeftBorderColor(grey);
    style.setRightBorderColor(grey);
    return style;
  }

  private void shade(CellStyle style, Shade shade) {
    style.setFillForegroundColor(shade.in(workbook));
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
  }

  CellStyle title() {
    return title;
  }

  CellStyle bold() {
    return bold;
  }

  CellStyle plain() {
    return plain;
  }

  CellStyle header() {
    return header;
  }

  CellStyle text() {
    return text;
  }

  /** As {@link #text()}, for what begins like a formula. */
  CellStyle quoted() {
    return quoted;
  }

  CellStyle centred() {
    return centred;
  }

  CellStyle link() {
    return link;
  }

  CellStyle severity(Finding.Severity severity) {
    return severity == Finding.Severity.ERROR ? error : warning;
  }
}
