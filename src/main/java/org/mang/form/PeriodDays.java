package org.mang.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;

/**
 * The days that are written for a period, and the text around them, in which its name may stand.
 *
 * @param from null where only the last day is written
 * @param to likewise
 */
record PeriodDays(@Nullable LocalDate from, @Nullable LocalDate to, String before, String after) {

  private static final String DAY = "(\\d{1,2})[/.-](\\d{1,2})(?:[/.-](\\d{4}))?(?!\\d)";
  private static final String NO_MORE = "(?![/.-]\\d)";
  private static final String UNTIL_WORD = "(?:den|toi)(?: het)?(?: ngay)?";

  private static final Pattern RANGE =
      Pattern.compile(
          "(?<![\\d/.-])" + DAY + "\\s*(?:[-~→]|" + UNTIL_WORD + ")\\s*" + DAY + NO_MORE);
  private static final Pattern SINCE =
      Pattern.compile("(?<![a-z0-9])tu (?:ngay )?" + DAY + NO_MORE);
  private static final Pattern UNTIL =
      Pattern.compile("(?<![a-z0-9])" + UNTIL_WORD + " " + DAY + NO_MORE);

  /** "ngày 01 tháng 01 năm 2020", which is 01/01/2020. */
  private static final Pattern IN_WORDS =
      Pattern.compile("(?<![a-z0-9])ngay (\\d{1,2}) thang (\\d{1,2})(?: nam (\\d{4}))?(?![0-9])");

  private static final Pattern ISO =
      Pattern.compile("(?<![\\d/.-])(\\d{4})-(\\d{1,2})-(\\d{1,2})(?![\\d/.-])");

  /** With one separator throughout, so that the days of 1/1-31/3 do not pass for a year. */
  private static final Pattern SHORT_YEAR =
      Pattern.compile("(?<![\\d/.-])(\\d{1,2})([/.])(\\d{1,2})\\2(\\d{2})(?![\\d/.])");

  private static final Pattern LEADING =
      Pattern.compile("(?:(?:thoi gian|thoi ky|so lieu|tinh|ke|tu|ngay|trong)\\W*)*");

  /** Every day of a folded text written alike: 01/01/2020. */
  static String plain(String folded) {
    String plain =
        IN_WORDS
            .matcher(folded)
            .replaceAll(
                d -> d.group(1) + "/" + d.group(2) + (d.group(3) == null ? "" : "/" + d.group(3)));
    plain = ISO.matcher(plain).replaceAll("$3/$2/$1");
    return SHORT_YEAR.matcher(plain).replaceAll("$1$2$3$220$4");
  }

  /**
   * The first and the last day that a text has, or one of them.
   *
   * @param plain as {@link #plain} writes it
   * @param year of days that are written without one; null if that is not known, and then such days
   *     are not looked at
   * @throws DateTimeException if there is no such day
   */
  static Optional<PeriodDays> in(String plain, @Nullable Integer year) {
    Matcher range = RANGE.matcher(plain);
    while (range.find()) {
      Integer to = year(range.group(6), year(range.group(3), year));
      Integer from = year(range.group(3), to);
      if (from != null && to != null) {
        return Optional.of(
            new PeriodDays(
                LocalDate.of(from, number(range.group(2)), number(range.group(1))),
                LocalDate.of(to, number(range.group(5)), number(range.group(4))),
                plain.substring(0, range.start()),
                plain.substring(range.end())));
      }
    }
    return one(SINCE.matcher(plain), plain, year, true)
        .or(() -> one(UNTIL.matcher(plain), plain, year, false));
  }

  private static Optional<PeriodDays> one(
      Matcher day, String plain, @Nullable Integer year, boolean isFirst) {
    Integer its = day.find() ? year(day.group(3), year) : null;
    if (its == null) {
      return Optional.empty();
    }
    LocalDate date = LocalDate.of(its, number(day.group(2)), number(day.group(1)));
    return Optional.of(
        new PeriodDays(
            isFirst ? date : null,
            isFirst ? null : date,
            plain.substring(0, day.start()),
            plain.substring(day.end())));
  }

  /** Whether a line says nothing but from which day to which. */
  static boolean isAllOf(String line) {
    String plain = plain(Fold.of(line)).replaceAll("^\\W+|\\W+$", "");
    Matcher range = RANGE.matcher(plain);
    return range.find()
        && range.end() == plain.length()
        && LEADING.matcher(plain.substring(0, range.start())).matches();
  }

  /**
   * Whether they are the days of a period, by either calendar. Of one day alone: a first day long
   * before the period is that of something else, and what is known as of a day after its end may
   * well be its figures.
   */
  boolean areOf(Period period) {
    if (from != null && to != null) {
      return period.isOf(from, to);
    }
    if (from != null) {
      return from.equals(period.start())
          || from.equals(period.managementStart())
          || from.isBefore(period.start().withDayOfYear(1).minusMonths(1));
    }
    return to == null || !to.isBefore(period.end()) || to.equals(period.managementEnd());
  }

  /** The period, covering the days that were written. */
  Period covered(Period period) {
    return from != null && to != null ? period.covering(from, to) : period;
  }

  /** As a sentence has them. */
  Text inWords() {
    if (from != null && to != null) {
      return new Text(Period.days(from, to), Period.days(from, to));
    }
    return from != null
        ? new Text("từ " + Period.day(from), "from " + Period.day(from))
        : new Text(
            "đến " + (to == null ? "" : Period.day(to)),
            "until " + (to == null ? "" : Period.day(to)));
  }

  private static @Nullable Integer year(@Nullable String written, @Nullable Integer otherwise) {
    return written == null ? otherwise : Integer.valueOf(written);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
