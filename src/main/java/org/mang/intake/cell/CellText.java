package org.mang.intake.cell;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** How the values of cells read as text, whatever they were kept as. */
public final class CellText {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  /** Those that part thousands, or keep words together. */
  private static final Pattern SPACE = Pattern.compile("[\\u00A0\\u2007\\u2009\\u202F]");

  /** Excel's last day, 31/12/9999. */
  private static final double LAST_DAY = 2_958_466;

  private static final int LAST_YEAR = 9999;

  /** That of 29/02/1900, in a year that was no leap year. */
  private static final int NO_DAY = 60;

  private CellText() {}

  /** Without control characters and spaces around; null if nothing is left. */
  public static @Nullable String clean(String text) {
    String clean = isClean(text) ? text : cleaned(text);
    return clean.isEmpty() ? null : clean;
  }

  /** Without the sign by which Excel keeps a value of a delimited text as text: ="007". */
  static String withoutMark(String field) {
    String bare = field.startsWith("=") || field.startsWith(" ") ? field.strip() : "";
    boolean marked = bare.length() > 2 && bare.startsWith("=\"") && bare.endsWith("\"");
    return marked ? bare.substring(2, bare.length() - 1).replace("\"\"", "\"") : field;
  }

  /** Without a quote that begins or ends a field and has no other that it belongs to. */
  static String withoutStrayQuote(String field) {
    String bare = field.strip();
    if (bare.chars().filter(c -> c == '"').count() % 2 == 0) {
      return field;
    }
    return bare.startsWith("\"")
        ? bare.substring(1)
        : bare.endsWith("\"") ? bare.substring(0, bare.length() - 1) : field;
  }

  private static boolean isClean(String text) {
    int length = text.length();
    if (length == 0) {
      return true;
    }
    if (text.charAt(0) <= ' ' || text.charAt(length - 1) <= ' ') {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      // Rare letters that count as space at an end are left to the thorough way.
      if (c < ' ' || (c >= '\u007F' && c <= '\u00A0') || (c >= '\u2000' && c <= '\u3000')) {
        return false;
      }
    }
    return true;
  }

  private static String cleaned(String text) {
    return CONTROL.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll("").strip();
  }

  /** With a decimal comma; a share as the percentage that is shown. */
  static String number(double value, boolean percent) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "#NUM!";
    }
    // Fifteen digits are what Excel shows; past them is the noise of binary fractions.
    BigDecimal shown = new BigDecimal(value).round(new MathContext(15)).stripTrailingZeros();
    return (percent ? shown.movePointRight(2) : shown).toPlainString().replace('.', ',')
        + (percent ? "%" : "");
  }

  /**
   * A day, or a day and time, in ISO form; null for a number that is none: Excel counts days up to
   * 31/12/9999, and none before its first. Where it counts from 1900, nought is shown as 00/01/1900
   * and sixty as 29/02/1900, days that never were.
   *
   * @param withTime whether midnight is said, for the cell shows a time
   */
  public static @Nullable String moment(double value, boolean from1904, boolean withTime) {
    if (!(value >= 0 && value < LAST_DAY)) {
      return null;
    }
    if (!from1904 && ((value < 1 && !withTime) || (value >= NO_DAY && value < NO_DAY + 1))) {
      return null;
    }
    LocalDateTime moment = DateUtil.getLocalDateTime(value, from1904, true);
    if (moment == null || moment.getYear() > LAST_YEAR) {
      return null;
    }
    return !withTime && moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : moment.withNano(0).toString();
  }
}
