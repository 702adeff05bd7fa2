package org.mang.intake.cell;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a number as the XML of a workbook writes it. */
public final class NumberText {

  /** A number that reads the same in a cell: no more digits than Excel shows, no exponent. */
  private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?\\d{1,9}\\.\\d{0,5}[1-9]");

  private static final Pattern NOUGHT = Pattern.compile("\\s*-?0(\\.0*)?\\s*");

  private NumberText() {}

  /** Whether it is nought, however written. */
  public static boolean isNought(String raw) {
    return NOUGHT.matcher(raw).matches();
  }

  /** The text of a cell of that format. */
  public static @Nullable String read(
      String raw, CellFormat format, TextMode mode, boolean from1904) {
    if (format.isPlain()) {
      if (isShortWhole(raw)) {
        return raw;
      }
      if (PLAIN_DECIMAL.matcher(raw).matches()) {
        return mode == TextMode.CLEANED ? raw.replace('.', ',') : raw;
      }
    }
    try {
      return mode.number(Double.parseDouble(raw.strip()), format, from1904);
    } catch (NumberFormatException e) {
      return mode.text(raw);
    }
  }

  private static boolean isShortWhole(String raw) {
    if (raw.isEmpty() || raw.length() > 15 || (raw.charAt(0) == '0' && raw.length() > 1)) {
      return false;
    }
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) < '0' || raw.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
