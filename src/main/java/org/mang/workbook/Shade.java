package org.mang.workbook;

import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hssf.util.HSSFColor;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Color;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFColor;

/**
 * The colours that cells are filled with; quiet, so that they are still there on a grey printout.
 */
public enum Shade {
  HEADER(0xD9E2EC),
  /** Excel's own "bad", since clerks know it. */
  ERROR(0xFFC7CE),
  /** Excel's own "neutral". */
  WARNING(0xFFEB9C),
  MET(0xE2EFDA),
  NOT_MET(0xF8D7DA),
  UNDECIDED(0xFFF2CC),
  NOT_COMPARABLE(0xE7E6E6);

  private final int rgb;

  Shade(int rgb) {
    this.rgb = rgb;
  }

  /**
   * The colour as this workbook can show it. A .xls has a palette of 56: the nearest of its own is
   * taken, since changing the palette would change the clerk's colours.
   */
  public Color in(Workbook workbook) {
    int red = rgb >> 16;
    int green = rgb >> 8 & 0xFF;
    int blue = rgb & 0xFF;
    if (workbook instanceof HSSFWorkbook xls) {
      return xls.getCustomPalette().findSimilarColor(red, green, blue);
    }
    return new XSSFColor(new byte[] {(byte) red, (byte) green, (byte) blue});
  }

  /** Whether a cell of this look is filled with the colour. */
  public boolean fills(CellStyle style, Workbook workbook) {
    if (style.getFillPattern() != FillPatternType.SOLID_FOREGROUND) {
      return false;
    }
    // By number in a .xls: POI takes all colours of its palette for equal.
    return in(workbook) instanceof HSSFColor xls
        ? style.getFillForegroundColor() == xls.getIndex()
        : in(workbook).equals(style.getFillForegroundColorColor());
  }
}
