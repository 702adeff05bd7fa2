package org.mang.form;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;

/**
 * The name of a period in a text without days: "6 tháng đầu năm 2020", "Quý III/2020".
 *
 * @param period what it names
 * @param other a second name that is not of the same period, as a sentence has it; null if there is
 *     none
 */
record PeriodName(Period period, @Nullable Text other) {

  /** "từ quý I đến quý II năm 2020", "Quý I, II năm 2020", "Tháng 1-6 năm 2020". */
  private static final String AND = " ?(?:-|–|,|\\+|&|va|den|den het) ?";

  private static final String A_QUARTER = "(iv|i{1,3}|[1-4])";
  private static final String A_MONTH = "(1[0-2]|0?[1-9])";

  /** A name, and how it is read. */
  private record Way(Pattern pattern, Function<MatchResult, Optional<Period>> read) {}

  private static final List<Way> OF_SEVERAL_PARTS =
      List.of(
          new Way(
              words("(?:(?:0?6 ?(?:\\(sau\\) )?t(?:hang)?|sau thang|nua) dau)(?: nam)? (\\d{4})"),
              m -> Optional.of(Period.of(PeriodKind.HALF_YEAR, number(m.group(1)), 1))),
          new Way(
              words("(?:(?:0?6 ?(?:\\(sau\\) )?t(?:hang)?|sau thang|nua) cuoi)(?: nam)? (\\d{4})"),
              m -> Optional.of(Period.of(PeriodKind.HALF_YEAR, number(m.group(1)), 2))),
          new Way(
              words(
                  "qu[yi] "
                      + A_QUARTER
                      + AND
                      + "(?:qu[yi] )?"
                      + A_QUARTER
                      + "(?: nam|/|,)? ?(\\d{4})"),
              m ->
                  months(3 * ordinal(m.group(1)) - 2, 3 * ordinal(m.group(2)), number(m.group(3)))),
          new Way(
              words("thang " + A_MONTH + AND + "(?:thang )?" + A_MONTH + "(?: nam |/| )(\\d{4})"),
              m -> months(number(m.group(1)), number(m.group(2)), number(m.group(3)))));

  private static final List<Way> OF_ONE_PART =
      List.of(
          new Way(
              words("(?:0?3|ba) thang dau(?: nam)? (\\d{4})"),
              m -> Optional.of(Period.of(PeriodKind.QUARTER, number(m.group(1)), 1))),
          new Way(
              words("qu[yi] " + A_QUARTER + "(?: nam|/|,)? ?(\\d{4})"),
              m ->
                  Optional.of(
                      Period.of(PeriodKind.QUARTER, number(m.group(2)), ordinal(m.group(1))))),
          new Way(
              words("thang " + A_MONTH + "(?: nam |/| )(\\d{4})"),
              m ->
                  Optional.of(
                      Period.of(PeriodKind.MONTH, number(m.group(2)), number(m.group(1))))));

  /** A year; but "năm 2019-2020" is none, and "năm 2019, 2020" are two. */
  private static final Pattern YEAR =
      words("nam (\\d{4})(?! ?(?:[-/,+&]|va|den|toi) ?(?:nam )?(?:19|20)\\d\\d)");

  private static final Way A_YEAR =
      new Way(YEAR, m -> Optional.of(Period.of(PeriodKind.YEAR, number(m.group(1)), 1)));

  private static final Pattern YEARS =
      words("nam (?:19|20)\\d\\d ?(?:[-/,+&]|va|den|toi) ?(?:nam )?(?:19|20)\\d\\d");

  /** What names a part of a year, or a sum of parts: with it, a year is not the whole of it. */
  private static final Pattern PART =
      words(
          "(?:qu[yi] (?:[ivx]+|\\d+)|(?<!12 )thang|nua|(?:dau|giua|cuoi) nam|ban nien|ky (?!bao cao)\\S+"
              + "|dot|hoc ky|tuan|\\d+t|den (?:het )?(?:ngay )?\\d+)");

  private static final Pattern ONE_OF_SEVERAL = words("(?:qu[yi]|thang) (?:[ivx]+|\\d{1,2})");

  /** So many months; in "tháng 3" the number stands behind. */
  private static final Pattern MONTHS =
      Pattern.compile("(?<![a-z0-9])(\\d{1,2}) ?(?:\\([a-z ]+\\) )?thang(?! ?\\d)");

  /** Between two names of which neither is more than the other; "so với" is not. */
  private static final String AND_TOO = "(?:,|\\+|&|va|cung)";

  private static final Pattern ADDS = Pattern.compile(".*\\| *" + AND_TOO + " *");
  private static final Pattern IS_ADDED_TO = Pattern.compile(" *" + AND_TOO + " *\\|.*");

  /** Reads it; empty if the text names no period, or several. */
  static Optional<PeriodName> in(String folded) {
    for (Way way : OF_SEVERAL_PARTS) {
      Matcher m = way.pattern.matcher(folded);
      if (m.find()) {
        return way.read.apply(m).map(period -> of(period, without(folded, m)));
      }
    }
    if (ONE_OF_SEVERAL.matcher(folded).results().count() > 1) {
      return Optional.empty();
    }
    for (Way way : OF_ONE_PART) {
      Matcher m = way.pattern.matcher(folded);
      if (m.find()) {
        return way.read.apply(m).map(period -> of(period, without(folded, m)));
      }
    }
    Matcher m = YEAR.matcher(folded);
    return m.find() && !PART.matcher(folded).find() && !YEARS.matcher(folded).find()
        ? Optional.of(of(Period.of(PeriodKind.YEAR, number(m.group(1)), 1), without(folded, m)))
        : Optional.empty();
  }

  /** The calendar period that covers just these days. */
  static Optional<Period> covering(LocalDate from, LocalDate to) {
    for (PeriodKind kind : PeriodKind.values()) {
      int ordinal = (to.getMonthValue() - 1) / kind.months() + 1;
      Period period = Period.of(kind, to.getYear(), ordinal);
      if (period.start().equals(from) && period.end().equals(to)) {
        return Optional.of(period);
      }
    }
    return Optional.empty();
  }

  /** What else the text says of its length, or of another part of the same year. */
  private static PeriodName of(Period period, String rest) {
    for (List<Way> ways : List.of(OF_SEVERAL_PARTS, OF_ONE_PART)) {
      for (Way way : ways) {
        Optional<Period> second =
            way.pattern
                .matcher(rest)
                .results()
                .map(way.read)
                .flatMap(Optional::stream)
                .filter(other -> other.year() == period.year() && isOther(other, period))
                .findFirst()
                .or(() -> joined(way, period, rest));
        if (second.isPresent()) {
          return new PeriodName(period, second.get().name());
        }
      }
    }
    Optional<Period> year = joined(A_YEAR, period, rest);
    if (year.isPresent()) {
      return new PeriodName(period, year.get().name());
    }
    return MONTHS
        .matcher(rest)
        .results()
        .map(m -> number(m.group(1)))
        .filter(months -> months != period.kind().months())
        .findFirst()
        .map(months -> new PeriodName(period, new Text(months + " tháng", months + " months")))
        .orElseGet(() -> new PeriodName(period, null));
  }

  /** A name of another year that "và" joins to the one before or behind it: both are meant. */
  private static Optional<Period> joined(Way way, Period period, String rest) {
    return way.pattern
        .matcher(rest)
        .results()
        .filter(
            m ->
                ADDS.matcher(rest.substring(0, m.start())).matches()
                    || IS_ADDED_TO.matcher(rest.substring(m.end())).matches())
        .map(way.read)
        .flatMap(Optional::stream)
        .filter(other -> other.year() != period.year())
        .findFirst();
  }

  /** A month beside a longer period may be that of the signature. */
  private static boolean isOther(Period other, Period period) {
    return !other.code().equals(period.code()) && other.kind() != PeriodKind.MONTH;
  }

  private static String without(String text, Matcher m) {
    return text.substring(0, m.start()) + " | " + text.substring(m.end());
  }

  private static Optional<Period> months(int first, int last, int year) {
    return first <= last
        ? covering(LocalDate.of(year, first, 1), YearMonth.of(year, last).atEndOfMonth())
        : Optional.empty();
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
