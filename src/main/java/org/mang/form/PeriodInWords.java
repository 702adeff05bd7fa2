package org.mang.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a period as offices write it: "6 tháng đầu năm 2020 (từ 01/01/2020 đến 30/06/2020)", "Quý
 * III năm 2020".
 */
public final class PeriodInWords {

  private static final Pattern DATES =
      Pattern.compile(
          "(\\d{1,2})[/.-](\\d{1,2})(?:[/.-](\\d{4}))?\\s*(?:-|den(?: ngay)?|den het ngay)\\s*"
              + "(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");

  /** "ngày 01 tháng 01 năm 2020", which is 01/01/2020. */
  private static final Pattern LONG_DATE =
      words("ngay (\\d{1,2}) thang (\\d{1,2})(?: nam (\\d{4}))?");

  private static final Pattern FIRST_HALF =
      words("(?:(?:0?6 ?(?:\\(sau\\) )?t(?:hang)?|sau thang|nua) dau)(?: nam)? (\\d{4})");
  private static final Pattern SECOND_HALF =
      words("(?:(?:0?6 ?(?:\\(sau\\) )?t(?:hang)?|sau thang|nua) cuoi)(?: nam)? (\\d{4})");
  private static final Pattern FIRST_QUARTER = words("(?:0?3|ba) thang dau(?: nam)? (\\d{4})");
  private static final Pattern QUARTER = words("qu[yi] (iv|i{1,3}|[1-4])(?: nam|/|,)? ?(\\d{4})");
  private static final Pattern MONTH = words("thang (1[0-2]|0?[1-9])(?: nam |/| )(\\d{4})");

  /** "từ quý I đến quý II năm 2020", "Quý I, II năm 2020", "Tháng 1-6 năm 2020". */
  private static final String AND = " ?(?:-|–|,|\\+|&|va|den|den het) ?";

  private static final Pattern QUARTERS =
      words(
          "qu[yi] (iv|i{1,3}|[1-4])"
              + AND
              + "(?:qu[yi] )?(iv|i{1,3}|[1-4])(?: nam|/|,)? ?(\\d{4})");
  private static final Pattern MONTHS =
      words("thang (1[0-2]|0?[1-9])" + AND + "(?:thang )?(1[0-2]|0?[1-9])(?: nam |/| )(\\d{4})");

  private static final Pattern YEAR = words("nam (\\d{4})");

  /** What names a part of a year, or a sum of parts: with it, a year is not the whole of it. */
  private static final Pattern PART =
      words(
          "(?:qu[yi] (?:[ivx]+|\\d+)|(?<!12 )thang|nua|(?:dau|giua|cuoi) nam|ban nien|ky (?!bao cao)\\S+"
              + "|dot|hoc ky|tuan|\\d+t|den (?:het )?(?:ngay )?\\d+|luy ke)");

  private static final Pattern SUM = words("luy ke");
  private static final Pattern ONE_OF_SEVERAL = words("(?:qu[yi]|thang) (?:[ivx]+|\\d{1,2})");

  private PeriodInWords() {}

  /**
   * The period that the text names; empty if it names none, or if its days are not those of its
   * name: a year left over in one of the two would put the figures in the wrong year.
   */
  public static Optional<Period> read(String text) {
    String folded =
        LONG_DATE
            .matcher(Fold.of(text))
            .replaceAll(
                d -> d.group(1) + "/" + d.group(2) + (d.group(3) == null ? "" : "/" + d.group(3)));
    if (SUM.matcher(folded).find()) {
      return Optional.empty();
    }
    Matcher dates = DATES.matcher(folded);
    boolean dated = dates.find();
    // The dates are looked at apart, so that "từ tháng 1 đến …" in brackets does not pass for the
    // name.
    String name = dated ? folded.substring(0, dates.start()) : folded;
    Optional<Period> named = named(name);
    if (!dated) {
      return named;
    }
    try {
      LocalDate to = day(dates.group(6), dates.group(5), dates.group(4));
      String fromYear = dates.group(3) == null ? dates.group(6) : dates.group(3);
      LocalDate from = day(fromYear, dates.group(2), dates.group(1));
      return named
          .or(() -> covering(from, to))
          .filter(period -> !from.isAfter(to))
          .filter(period -> !from.isAfter(period.end()) && !to.isBefore(period.start()))
          .map(period -> period.covering(from, to));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Period> named(String folded) {
    Matcher m = FIRST_HALF.matcher(folded);
    if (m.find()) {
      return Optional.of(Period.of(PeriodKind.HALF_YEAR, number(m.group(1)), 1));
    }
    m = SECOND_HALF.matcher(folded);
    if (m.find()) {
      return Optional.of(Period.of(PeriodKind.HALF_YEAR, number(m.group(1)), 2));
    }
    m = QUARTERS.matcher(folded);
    if (m.find()) {
      return months(3 * ordinal(m.group(1)) - 2, 3 * ordinal(m.group(2)), number(m.group(3)));
    }
    m = MONTHS.matcher(folded);
    if (m.find()) {
      return months(number(m.group(1)), number(m.group(2)), number(m.group(3)));
    }
    if (ONE_OF_SEVERAL.matcher(folded).results().count() > 1) {
      return Optional.empty();
    }
    m = FIRST_QUARTER.matcher(folded);
    if (m.find()) {
      return Optional.of(Period.of(PeriodKind.QUARTER, number(m.group(1)), 1));
    }
    m = QUARTER.matcher(folded);
    if (m.find()) {
      return Optional.of(Period.of(PeriodKind.QUARTER, number(m.group(2)), ordinal(m.group(1))));
    }
    m = MONTH.matcher(folded);
    if (m.find()) {
      return Optional.of(Period.of(PeriodKind.MONTH, number(m.group(2)), number(m.group(1))));
    }
    m = YEAR.matcher(folded);
    return m.find() && !PART.matcher(folded).find()
        ? Optional.of(Period.of(PeriodKind.YEAR, number(m.group(1)), 1))
        : Optional.empty();
  }

  private static Optional<Period> months(int first, int last, int year) {
    return first <= last
        ? covering(LocalDate.of(year, first, 1), YearMonth.of(year, last).atEndOfMonth())
        : Optional.empty();
  }

  /** The calendar period that covers just these days. */
  private static Optional<Period> covering(LocalDate from, LocalDate to) {
    for (PeriodKind kind : PeriodKind.values()) {
      int ordinal = (to.getMonthValue() - 1) / kind.months() + 1;
      Period period = Period.of(kind, to.getYear(), ordinal);
      if (period.start().equals(from) && period.end().equals(to)) {
        return Optional.of(period);
      }
    }
    return Optional.empty();
  }

  private static LocalDate day(String year, String month, String day) {
    return LocalDate.of(number(year), number(month), number(day));
  }

  private static int ordinal(String quarter) {
    return switch (quarter) {
      case "i" -> 1;
      case "ii" -> 2;
      case "iii" -> 3;
      case "iv" -> 4;
      default -> number(quarter);
    };
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static Pattern words(String pattern) {
    return Pattern.compile("(?<![a-z0-9])" + pattern + "(?![0-9])");
  }
}
