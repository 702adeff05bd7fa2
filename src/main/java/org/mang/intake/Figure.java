package org.mang.intake;

import java.util.regex.Pattern;

/**
 * What looks like a figure. How much does depends on what is known of the place where it stands:
 * the less is known, the more may be one.
 */
public final class Figure {

  /** In a table of which nothing is known: a number, a share, a day or the like, "a/b". */
  private static final Pattern ANY =
      Pattern.compile("[-+]?[\\d.,]+ ?%?|\\d{1,4}[-/.]\\d{1,2}([-/.]\\d{1,4})?.*|\\d+ ?/ ?\\d+");

  /** In a table of a form: a number or "a/b", with thousands parted by blanks if need be. */
  private static final Pattern NUMBER = Pattern.compile("[-−]?\\d[\\d.,/ ]* ?%?");

  /** In a column that nobody has asked for: what somebody has reported, and no day. */
  private static final Pattern REPORTED =
      Pattern.compile("[-−+]?\\d[\\d.,\\u00A0 ]*( ?[%‰])?|\\d[\\d.,]* ?/ ?\\d[\\d.,]*");

  private static final Pattern DAY =
      Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}([ T].*)?|\\d{1,2}[-/]\\d{4}");

  /** As programs write one, or that there is none. */
  private static final Pattern WRITTEN = Pattern.compile("[-+]?[0-9]+([.,][0-9]+)*%?|NA");

  private static final Pattern NOUGHT = Pattern.compile("[0.,/% -]+");

  /** A number with a digit that is no nought. */
  private static final Pattern NOT_NOUGHT = Pattern.compile("[-−]?[0.,/ ]*[1-9][\\d.,/ ]*%?");

  private Figure() {}

  /** Whether a cell of a table of which nothing is known may be one. */
  public static boolean mayBe(String cell) {
    return ANY.matcher(cell.strip()).matches();
  }

  /** Whether a cell holds a number and nothing else. */
  public static boolean isNumber(String cell) {
    char start = cell.charAt(0);
    return (start == '-' || start == '−' || (start >= '0' && start <= '9'))
        && NUMBER.matcher(cell).matches();
  }

  /** Whether a cell, without blanks around, holds what somebody has counted; no day is. */
  public static boolean isReported(String cell) {
    return REPORTED.matcher(cell).matches() && !isNought(cell);
  }

  /** Whether it is a day, or a month of a year, in figures. */
  public static boolean isDay(String cell) {
    return DAY.matcher(cell).matches();
  }

  /** Whether a field is one as programs write it, or stands for one that is not known. */
  public static boolean isWritten(String field) {
    return WRITTEN.matcher(field).matches();
  }

  /** Whether there are only noughts in it, or none. */
  public static boolean isNought(String cell) {
    return NOUGHT.matcher(cell).matches();
  }

  /** Whether it is a number other than nought. */
  public static boolean isNotNought(String cell) {
    return NOT_NOUGHT.matcher(cell).matches();
  }
}
