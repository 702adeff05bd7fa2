package org.mang.form;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;

/**
 * A reporting period. The code names its place in the calendar ({@code 2020}, {@code 2020-H1},
 * {@code 2020-Q3}, {@code 2020-M03}); the dates say what it really covers, for management reports
 * use other cut-offs (a half-year from 15 December to 14 June) under the same name.
 *
 * @param start the first day
 * @param end the last day
 */
public record Period(String code, PeriodKind kind, LocalDate start, LocalDate end) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final List<String> ROMAN = List.of("I", "II", "III", "IV");

  /**
   * A calendar period.
   *
   * @param ordinal from 1: the month, quarter or half of the year; 1 for a year
   */
  public static Period of(PeriodKind kind, int year, int ordinal) {
    YearMonth first = YearMonth.of(year, 1).plusMonths((long) (ordinal - 1) * kind.months());
    return new Period(
        code(kind, year, ordinal),
        kind,
        first.atDay(1),
        first.plusMonths(kind.months() - 1L).atEndOfMonth());
  }

  /** The calendar periods of a kind that make up a year, in order. */
  public static List<Period> of(PeriodKind kind, int year) {
    return IntStream.rangeClosed(1, 12 / kind.months())
        .mapToObj(ordinal -> of(kind, year, ordinal))
        .toList();
  }

  /** The calendar period of a code; empty if it is none. */
  public static Optional<Period> ofCode(String code) {
    if (!code.matches("\\d{4}(-.*)?")) {
      return Optional.empty();
    }
    int year = Integer.parseInt(code.substring(0, 4));
    return Arrays.stream(PeriodKind.values())
        .flatMap(kind -> of(kind, year).stream())
        .filter(period -> period.code().equals(code))
        .findFirst();
  }

  /** The same period, covering the days that the office wrote. */
  public Period covering(LocalDate from, LocalDate to) {
    return new Period(code, kind, from, to);
  }

  /**
   * Whether a calendar gives the period these days: the one of statistical reports, whose periods
   * begin with a month, or that of management reports, whose periods begin on the 15th of the month
   * before and end on the 14th.
   */
  boolean isOf(LocalDate from, LocalDate to) {
    return (from.equals(start) && to.equals(end))
        || (from.equals(managementStart()) && to.equals(managementEnd()));
  }

  LocalDate managementStart() {
    return start.minusMonths(1).withDayOfMonth(15);
  }

  LocalDate managementEnd() {
    return end.withDayOfMonth(14);
  }

  /** The year that the period is named for. */
  public int year() {
    return Integer.parseInt(code.substring(0, 4));
  }

  /** As it is said in a sentence, by the calendar. */
  public Text name() {
    String ordinal = code.replaceAll("^\\d+(-[HQM]0?)?", "");
    return switch (kind) {
      case YEAR -> new Text("năm " + year(), "" + year());
      case HALF_YEAR ->
          new Text(
              "6 tháng " + (ordinal.equals("1") ? "đầu" : "cuối") + " năm " + year(),
              "H" + ordinal + " " + year());
      case QUARTER ->
          new Text(
              "quý " + ROMAN.get(Integer.parseInt(ordinal) - 1) + "/" + year(),
              "Q" + ordinal + " " + year());
      case MONTH ->
          new Text(
              "tháng " + ordinal + "/" + year(),
              "%d-%02d".formatted(year(), Integer.parseInt(ordinal)));
    };
  }

  /** Its name and its days, as a sentence has them. */
  Text inFull() {
    String days = " (" + days(start, end) + ")";
    return new Text(name().vi() + days, name().en() + days);
  }

  /** As it stands in the line of the period: "quý II/2020 (từ 01/04/2020 đến 30/06/2020)". */
  public String asWritten() {
    return name().vi() + " (từ " + day(start) + " đến " + day(end) + ")";
  }

  /**
   * Days as a sentence has them: "01/04/2020 – 30/06/2020".
   *
   * @param to null if there is no last one
   */
  public static String days(LocalDate from, @Nullable LocalDate to) {
    return day(from) + " – " + (to == null ? "…" : day(to));
  }

  static String day(LocalDate day) {
    return day.format(DAY);
  }

  private static String code(PeriodKind kind, int year, int ordinal) {
    return switch (kind) {
      case YEAR -> "%04d".formatted(year);
      case HALF_YEAR -> "%04d-H%d".formatted(year, ordinal);
      case QUARTER -> "%04d-Q%d".formatted(year, ordinal);
      case MONTH -> "%04d-M%02d".formatted(year, ordinal);
    };
  }
}
