package org.mang.sample;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** A workbook's cell styles, each made once, when first needed. */
final class Pens {
  private record Key(Pen pen, boolean capitals) {}

  private final Workbook workbook;
  private final Script script;
  private final Map<Key, CellStyle> styles = new HashMap<>();

  Pens(Workbook workbook, Script script) {
    this.workbook = workbook;
    this.script = script;
  }

  /** The style of a pen for a text; capitals need their own font in old scripts. */
  CellStyle style(Pen pen, String text) {
    boolean capitals = script == Script.TCVN3 && Script.isCapitals(text);
    return styles.computeIfAbsent(new Key(pen, capitals), this::make);
  }

  private CellStyle make(Key key) {
    Pen pen = key.pen();
    Font font = workbook.createFont();
    font.setFontName(script.font(key.capitals()));
    font.setFontHeightInPoints((short) pen.points);
    font.setBold(pen.bold);
    font.setItalic(pen.italic);
    if (pen == Pen.MOTTO) {
      font.setUnderline(Font.U_SINGLE);
    }
    CellStyle style = workbook.createCellStyle();
    style.setFont(font);
    style.setAlignment(pen.alignment);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setDataFormat(workbook.createDataFormat().getFormat(pen.format));
    style.setWrapText(pen.bordered || pen == Pen.TITLE || pen == Pen.STATE || pen == Pen.MOTTO);
    if (pen.bordered) {
      style.setBorderTop(BorderStyle.THIN);
      style.setBorderBottom(BorderStyle.THIN);
      style.setBorderLeft(BorderStyle.THIN);
      style.setBorderRight(BorderStyle.THIN);
    }
    return style;
  }
}
