package org.mang.workbook;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Workbook;

/** The looks of one workbook, each made once: a workbook has room for few. */
public final class Looks {

  /** What offices must write in (Decree 30/2020). */
  static final String LETTERS = "Times New Roman";

  private record Letters(int points, boolean bold, boolean linked) {}

  private final Workbook workbook;
  private final Map<Look, CellStyle> made = new HashMap<>();
  private final Map<Letters, Font> fonts = new HashMap<>();

  public Looks(Workbook workbook) {
    this.workbook = workbook;
  }

  /** The style that has this look. */
  public CellStyle of(Look look) {
    return made.computeIfAbsent(look, this::make);
  }

  private CellStyle make(Look look) {
    CellStyle style = workbook.createCellStyle();
    style.setFont(
        fonts.computeIfAbsent(new Letters(look.points(), look.bold(), look.linked()), this::font));
    style.setAlignment(look.across());
    style.setVerticalAlignment(look.down());
    style.setWrapText(look.wrapped());
    if (look.boxed()) {
      box(style);
      if (look.across() != HorizontalAlignment.CENTER) {
        style.setIndention((short) 1);
      }
    }
    if (!look.format().isEmpty()) {
      style.setDataFormat(workbook.createDataFormat().getFormat(look.format()));
    }
    if (look.shade() != null) {
      style.setFillForegroundColor(look.shade().in(workbook));
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
    if (look.quoted()) {
      style.setQuotePrefixed(true);
    }
    return style;
  }

  private static void box(CellStyle style) {
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    short grey = IndexedColors.GREY_40_PERCENT.getIndex();
    style.setTopBorderColor(grey);
    style.setBottomBorderColor(grey);
    style.setLeftBorderColor(grey);
    style.setRightBorderColor(grey);
  }

  private Font font(Letters letters) {
    Font font = workbook.createFont();
    font.setFontName(LETTERS);
    font.setFontHeightInPoints((short) letters.points());
    font.setBold(letters.bold());
    if (letters.linked()) {
      font.setColor(IndexedColors.BLUE.getIndex());
      font.setUnderline(Font.U_SINGLE);
    }
    return font;
  }
}
