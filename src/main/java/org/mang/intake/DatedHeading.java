package org.mang.intake;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a heading said before Excel made a date of it: 6-9, typed into a cell, becomes 6 September.
 * Which of the two was the day depends on the clerk's Windows, so it is asked which of them the
 * form knows.
 */
public final class DatedHeading {

  /** A day as the readers of workbooks hand it on. */
  private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

  /** A day as a text holds it that Excel has saved: 6-Sep, 06-Thg9. */
  private static final Pattern DAY_AND_MONTH =
      Pattern.compile("(\\d{1,2})[- ]([a-z]{3}|thg ?\\d{1,2})");

  /** 9-20, of which Excel makes a month: Sep-20. */
  private static final Pattern MONTH_AND_YEAR =
      Pattern.compile("([a-z]{3}|thg ?\\d{1,2})[- ](\\d{2})");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private DatedHeading() {}

  /** The spellings of which Excel would have made this; none if it is no date. */
  static List<String> spellings(String text) {
    Matcher day = DAY.matcher(text);
    if (day.matches()) {
      int d = Integer.parseInt(day.group(3));
      int m = Integer.parseInt(day.group(2));
      int y = Integer.parseInt(day.group(1)) % 100;
      return Stream.concat(pair(d, m), d == 1 ? pair(m, y) : Stream.of()).toList();
    }
    String folded = text.strip().toLowerCase(Locale.ROOT);
    Matcher month = DAY_AND_MONTH.matcher(folded);
    if (month.matches()) {
      return of(Integer.parseInt(month.group(1)), month.group(2));
    }
    Matcher year = MONTH_AND_YEAR.matcher(folded);
    return year.matches() ? of(Integer.parseInt(year.group(2)), year.group(1)) : List.of();
  }

  private static List<String> of(int number, String month) {
    int m =
        month.startsWith("thg")
            ? Integer.parseInt(month.substring(3).strip())
            : MONTHS.indexOf(month) + 1;
    return m == 0 ? List.of() : pair(number, m).toList();
  }

  private static Stream<String> pair(int a, int b) {
    return Stream.of("-", "/")
        .flatMap(between -> Stream.of(a + between + b, b + between + a))
        .distinct();
  }

  /** The same path with a date in it put back, in every way that it may have been. */
  public static Stream<List<String>> undated(List<String> levels) {
    return IntStream.range(0, levels.size())
        .boxed()
        .flatMap(i -> spellings(levels.get(i)).stream().map(spelling -> with(levels, i, spelling)));
  }

  private static List<String> with(List<String> levels, int at, String level) {
    return IntStream.range(0, levels.size())
        .mapToObj(i -> i == at ? level : levels.get(i))
        .toList();
  }
}
