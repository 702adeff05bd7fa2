package org.mang.intake.cell;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the text of a number format, section by section, and tells letters that stand for a
 * part of a day from those that are written as they stand.
 */
final class FormatScan {

  /** Letters of a day that stand together: dd, mmmm, yyyy, hh, ddmmyyyy, ddThh. */
  private static final Pattern PARTS_OF_A_DAY =
      Pattern.compile(
          "(?:d{1,4}|m{1,5}|y{1,4}|h{1,2}|s{1,2}|e{1,4}|g{1,3}|b{2,4}|a{3,4}"
              // The letters of German and French programs, which some write into the file.
              + "|tt(?:tt?)?|jj(?:jj)?|aa|[tz])+",
          Pattern.CASE_INSENSITIVE);

  /** Of these, the ones that are no separator of a moment in ISO form. */
  private static final Pattern ANY_PART = Pattern.compile("(?i)[^tz]|tt");

  private static final Pattern HOURS = Pattern.compile("(?i)[hs]");

  /** Hours, minutes or seconds that are counted on and on. */
  private static final Pattern ELAPSED = Pattern.compile("(?i)h+|m+|s+");

  private static final Pattern CONDITION = Pattern.compile("(?:<=|>=|<>|[<>=])\\s*-?[\\d.]+");

  private final String code;
  private int at;
  private boolean parts;
  private boolean hours;
  private boolean digits;
  private boolean percent;
  private boolean point;
  private int decimals;
  private boolean odd;
  private @Nullable String condition;
  private final StringBuilder before = new StringBuilder();
  private final StringBuilder behind = new StringBuilder();
  private int noughts;
  private boolean otherDigits;

  FormatScan(String code) {
    this.code = code;
  }

  /** Whether there is another section. */
  boolean hasMore() {
    return at < code.length();
  }

  /** Goes to the end of the next section. */
  void section() {
    parts = false;
    hours = false;
    digits = false;
    percent = false;
    point = false;
    decimals = 0;
    odd = false;
    condition = null;
    before.setLength(0);
    behind.setLength(0);
    noughts = 0;
    otherDigits = false;
    while (at < code.length()) {
      char c = code.charAt(at);
      if (c == ';') {
        at++;
        return;
      }
      if (isOfAWord(c)) {
        letters();
      } else {
        sign(c);
      }
    }
  }

  private void sign(char c) {
    switch (c) {
      case '"' -> {
        int end = code.indexOf('"', at + 1);
        written(code.substring(at + 1, end < 0 ? code.length() : end));
        at = end < 0 ? code.length() : end + 1;
      }
      // The next is written as it stands, or left as much room as it takes, or repeated.
      case '\\', '_', '*', '!' -> {
        if ((c == '\\' || c == '!') && at + 1 < code.length()) {
          written(code.substring(at + 1, at + 2));
        }
        at += 2;
      }
      case '[' -> {
        int end = code.indexOf(']', at);
        String within = end < 0 ? code.substring(at + 1) : code.substring(at + 1, end);
        at = end < 0 ? code.length() : end + 1;
        bracket(within);
      }
      case '.', ',' -> {
        point |= c == '.';
        // A comma that no digit follows leaves the thousands away.
        odd |= c == ',' && (at + 1 >= code.length() || "#0?".indexOf(code.charAt(at + 1)) < 0);
        at++;
        // Behind seconds these are their fractions: ss.000
        if (hours) {
          while (at < code.length() && code.charAt(at) == '0') {
            at++;
          }
        }
      }
      default -> {
        boolean digit = c == '0' || c == '#' || c == '?';
        digits |= digit || c == '@';
        decimals += digit && point ? 1 : 0;
        odd |= c == '/' || c == '@';
        percent |= c == '%';
        // Noughts that stand together.
        noughts += c == '0' && behind.isEmpty() ? 1 : 0;
        otherDigits |= digit && (c != '0' || !behind.isEmpty());
        if (!digit) {
          written(String.valueOf(c));
        }
        at++;
      }
    }
  }

  /** What is written as it stands. */
  private void written(String text) {
    (digits ? behind : before).append(text);
  }

  private void bracket(String within) {
    if (ELAPSED.matcher(within).matches()) {
      parts = true;
      hours = true;
    } else if (CONDITION.matcher(within).matches()) {
      condition = within;
    }
  }

  private void letters() {
    int half = halfOfADay(at);
    if (half > 0) {
      hours = true;
      at += half;
      return;
    }
    // 0.00E+00
    if (digits && isAt(at, "E") && (isAt(at + 1, "+") || isAt(at + 1, "-"))) {
      odd = true;
      at += 2;
      return;
    }
    int end = at;
    while (end < code.length() && isOfAWord(code.charAt(end)) && halfOfADay(end) == 0) {
      end++;
    }
    String word = code.substring(at, end);
    at = end;
    // Whatever the number is, as it is.
    digits |= word.equalsIgnoreCase("General");
    odd |= word.equalsIgnoreCase("General");
    // Words that nobody put into quotes are no days for having a d or an m in them.
    if (PARTS_OF_A_DAY.matcher(word).matches() && ANY_PART.matcher(word).find()) {
      parts = true;
      hours |= HOURS.matcher(word).find();
    }
  }

  /** Letters and the marks on them; the signs of Chinese and Japanese stand between letters. */
  private static boolean isOfAWord(char c) {
    return (Character.isLetter(c) && !Character.isIdeographic(c))
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /** How long the sign for morning or afternoon is that stands there. */
  private int halfOfADay(int from) {
    return isAt(from, "AM/PM") ? 5 : isAt(from, "A/P") ? 3 : 0;
  }

  private boolean isAt(int from, String text) {
    return code.regionMatches(true, from, text, 0, text.length());
  }

  /** Whether the section shows a number as a day or an hour. */
  boolean isMoment() {
    return parts && !digits;
  }

  boolean showsTime() {
    return hours;
  }

  boolean isPercent() {
    return percent;
  }

  /** How many decimals are shown; -1 where it depends, or where it is no plain number. */
  int decimals() {
    return digits && !odd && !percent && !parts ? decimals : -1;
  }

  /** What is written before a number that is shown with all of its digits and no others. */
  Written written() {
    boolean isWhole = noughts > 0 && !otherDigits && !odd && !point && !percent && !parts;
    return isWhole
        ? new Written(before.toString(), noughts, behind.toString())
        : new Written("", 0, "");
  }

  /**
   * What stands around a whole number.
   *
   * @param digits so many at least; 0 if it is shown in another way
   */
  record Written(String before, int digits, String behind) {

    /**
     * Whether it makes a code of the number, as {@code "HS-2020-"000} does; {@code "SL: "0} says
     * what is counted.
     */
    boolean isCode() {
      return before.codePoints().anyMatch(Character::isLetter)
          && (digits > 1 || (digits == 1 && !before.endsWith(" ") && !before.endsWith(":")));
    }
  }

  /** Whether nothing of a number is shown: some words instead of it, or nothing at all. */
  boolean showsNothing() {
    return !digits && !percent && !parts && !hours;
  }

  /** For which numbers the section is, if it says so. */
  @Nullable String condition() {
    return condition;
  }
}
