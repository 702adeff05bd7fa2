package org.mang.intake.xlsx;

import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.mang.intake.cell.MarkedText;

/** A font of an .xlsx, as far as it says anything of the text in it. */
record XlsxFont(String name, boolean isStruck, MarkedText.Script script) {

  static final XlsxFont PLAIN = new XlsxFont("", false, MarkedText.Script.ON_THE_LINE);

  XlsxFont named(@Nullable String its) {
    return new XlsxFont(its == null ? "" : its, isStruck, script);
  }

  XlsxFont struck(boolean is) {
    return new XlsxFont(name, is, script);
  }

  XlsxFont on(MarkedText.Script its) {
    return new XlsxFont(name, isStruck, its);
  }

  /** What an element such as {@code <strike/>} or {@code <strike val="0"/>} says. */
  static boolean isOn(XMLStreamReader xml) {
    String value = xml.getAttributeValue(null, "val");
    return value == null || !(value.equals("0") || value.equals("false") || value.equals("off"));
  }

  /** What {@code <vertAlign val="superscript"/>} says. */
  static MarkedText.Script script(XMLStreamReader xml) {
    String value = xml.getAttributeValue(null, "val");
    return "superscript".equals(value)
        ? MarkedText.Script.RAISED
        : "subscript".equals(value) ? MarkedText.Script.LOWERED : MarkedText.Script.ON_THE_LINE;
  }
}
