package org.mang.check;

import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hssf.util.HSSFColor;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Color;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFColor;

/**
 * The colours a returned workbook speaks with. Excel's own "bad" and "neutral", since clerks know
 * them.
 */
enum Shade {
  ERROR(0xFFC7CE),
  WARNING(0xFFEB9C),
  HEADER(0xD9E2EC);

  private final int rgb;

  Shade(int rgb) {
    this.rgb = rgb;
  }

  static Shade of(Finding.Severity severity) {
    return severity == Finding.Severity.ERROR ? ERROR : WARNING;
  }

  /**
   * The colour as this workbook can show it. A .xls has a palette of 56: the nearest of its own is
   * taken, since changing the palette would change the clerk's colours.
   */
  Color in(Workbook workbook) {
    int red = rgb >> 16;
    int green = rgb >> 8 & 0xFF;
    int blue = rgb & 0xFF;
    if (workbook instanceof HSSFWorkbook xls) {
      return xls.getCustomPalette().findSimilarColor(red, green, blue);
    }
    return new XSSFColor(new byte[] {(byte) red, (byte) green, (byte) blue});
  }

  /** Whether a cell of this look is filled with the colour. */
  boolean fills(CellStyle style, Workbook workbook) {
    if (style.getFillPattern() != FillPatternType.SOLID_FOREGROUND) {
      return false;
    }
    // By number in a .xls: POI takes all colours of its palette for equal.
    return in(workbook) instanceof HSSFColor xls
        ? style.getFillForegroundColor() == xls.getIndex()
        : in(workbook).equals(style.getFillForegroundColorColor());
  }
}
