package org.mang.intake.ods;

import org.jspecify.annotations.Nullable;
import org.mang.intake.cell.CellFormat;
import org.mang.intake.cell.MarkedText;

/**
 * What a style of an .ods says of the meaning of what stands in it; null where it says nothing, and
 * the style that it is based on does.
 *
 * @param font its name, which names the encoding
 * @param format how a number is shown
 */
record OdsLook(
    @Nullable String font,
    @Nullable Boolean isStruck,
    MarkedText.@Nullable Script script,
    @Nullable CellFormat format) {

  /** Says nothing. */
  static final OdsLook PLAIN = new OdsLook(null, null, null, null);

  /** This one, on top of another. */
  OdsLook over(OdsLook base) {
    if (base.equals(PLAIN)) {
      return this;
    }
    return new OdsLook(
        font == null ? base.font : font,
        isStruck == null ? base.isStruck : isStruck,
        script == null ? base.script : script,
        format == null ? base.format : format);
  }

  OdsLook in(@Nullable CellFormat its) {
    return new OdsLook(font, isStruck, script, its);
  }

  String fontOrNone() {
    return font == null ? "" : font;
  }

  boolean struck() {
    return Boolean.TRUE.equals(isStruck);
  }

  MarkedText.Script scriptOrNone() {
    return script == null ? MarkedText.Script.ON_THE_LINE : script;
  }

  CellFormat formatOrGeneral() {
    return format == null ? CellFormat.GENERAL : format;
  }
}
