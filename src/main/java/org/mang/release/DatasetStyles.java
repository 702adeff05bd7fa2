package org.mang.release;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The looks of the dataset's workbook. Times New Roman is what offices must write in. */
final class DatasetStyles {

  /** A cell's fill; quiet, so that it is still there on a grey printout. */
  enum Fill {
    NONE(0),
    HEADER(0xD9E2EC),
    MET(0xE2EFDA),
    NOT_MET(0xF8D7DA),
    UNDECIDED(0xFFF2CC),
    NOT_COMPARABLE(0xE7E6E6);

    private final int rgb;

    Fill(int rgb) {
      this.rgb = rgb;
    }
  }

  private record Look(
      String format, HorizontalAlignment align, boolean bold, boolean box, int points, Fill fill) {}

  private final XSSFWorkbook workbook;
  private final Map<Look, XSSFCellStyle> made = new HashMap<>();
  private final Map<String, XSSFFont> fonts = new HashMap<>();

  DatasetStyles(XSSFWorkbook workbook) {
    this.workbook = workbook;
  }

  XSSFCellStyle title() {
    return style(new Look("", HorizontalAlignment.CENTER, true, false, 15, Fill.NONE));
  }

  XSSFCellStyle subtitle() {
    return style(new Look("", HorizontalAlignment.CENTER, false, false, 12, Fill.NONE));
  }

  XSSFCellStyle note() {
    return style(new Look("", HorizontalAlignment.LEFT, false, false, 12, Fill.NONE));
  }

  XSSFCellStyle strongNote() {
    return style(new Look("", HorizontalAlignment.LEFT, true, false, 12, Fill.NONE));
  }

  XSSFCellStyle signature() {
    return style(new Look("", HorizontalAlignment.CENTER, true, false, 12, Fill.NONE));
  }

  XSSFCellStyle header() {
    return style(new Look("", HorizontalAlignment.CENTER, true, true, 12, Fill.HEADER));
  }

  XSSFCellStyle text(boolean bold, Fill fill) {
    return style(new Look("", HorizontalAlignment.LEFT, bold, true, 12, fill));
  }

  XSSFCellStyle centred(boolean bold, Fill fill) {
    return style(new Look("", HorizontalAlignment.CENTER, bold, true, 12, fill));
  }

  XSSFCellStyle number(String format, boolean bold, Fill fill) {
    return style(new Look(format, HorizontalAlignment.RIGHT, bold, true, 12, fill));
  }

  private XSSFCellStyle style(Look look) {
    return made.computeIfAbsent(look, this::make);
  }

  private XSSFCellStyle make(Look look) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setFont(font(look.points(), look.bold()));
    style.setAlignment(look.align());
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setWrapText(look.format().isEmpty());
    if (look.box() && look.align() != HorizontalAlignment.CENTER) {
      style.setIndention((short) 1);
    }
    if (!look.format().isEmpty()) {
      style.setDataFormat(workbook.createDataFormat().getFormat(look.format()));
    }
    if (look.box()) {
      XSSFColor grey = colour(0xA6A6A6);
      style.setBorderTop(BorderStyle.THIN);
      style.setBorderBottom(BorderStyle.THIN);
      style.setBorderLeft(BorderStyle.THIN);
      style.setBorderRight(BorderStyle.THIN);
      style.setTopBorderColor(grey);
      style.setBottomBorderColor(grey);
      style.setLeftBorderColor(grey);
      style.setRightBorderColor(grey);
    }
    if (look.fill() != Fill.NONE) {
      style.setFillForegroundColor(colour(look.fill().rgb));
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
    return style;
  }

  private XSSFFont font(int points, boolean bold) {
    return fonts.computeIfAbsent(
        points + (bold ? "b" : ""),
        key -> {
          XSSFFont font = workbook.createFont();
          font.setFontName("Times New Roman");
          font.setFontHeightInPoints((short) points);
          font.setBold(bold);
          return font;
        });
  }

  private static XSSFColor colour(int rgb) {
    return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb});
  }
}
