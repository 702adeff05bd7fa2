package org.mang.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a file reports on: a calendar year, or a part of one.
 *
 * @param number 1 to 2, 4 or 12 within the year; 1 for the year itself
 */
record Period(Kind kind, int year, int number) {
  private static final List<String> ROMAN = List.of("I", "II", "III", "IV");

  /** A period's length. */
  enum Kind {
    MONTH(1),
    QUARTER(3),
    HALF_YEAR(6),
    YEAR(12);

    private final int months;

    Kind(int months) {
      this.months = months;
    }
  }

  static Period month(int year, int month) {
    return new Period(Kind.MONTH, year, month);
  }

  static Period quarter(int year, int quarter) {
    return new Period(Kind.QUARTER, year, quarter);
  }

  static Period half(int year, int half) {
    return new Period(Kind.HALF_YEAR, year, half);
  }

  static Period wholeOf(int year) {
    return new Period(Kind.YEAR, year, 1);
  }

  /** All periods of a kind in a year. */
  static List<Period> in(int year, Kind kind) {
    return IntStream.rangeClosed(1, 12 / kind.months)
        .mapToObj(number -> new Period(kind, year, number))
        .toList();
  }

  LocalDate start() {
    return LocalDate.of(year, (number - 1) * kind.months + 1, 1);
  }

  LocalDate end() {
    return YearMonth.of(year, number * kind.months).atEndOfMonth();
  }

  /** "6 tháng đầu năm 2020". */
  String label() {
    return switch (kind) {
      case MONTH -> "Tháng " + number + " năm " + year;
      case QUARTER -> "Quý " + ROMAN.get(number - 1) + " năm " + year;
      case HALF_YEAR -> "6 tháng " + (number == 1 ? "đầu" : "cuối") + " năm " + year;
      case YEAR -> "Năm " + year;
    };
  }

  /** The line under a form's title. */
  String line() {
    return "Kỳ báo cáo: %s (từ %s đến %s)"
        .formatted(label(), Vietnamese.day(start()), Vietnamese.day(end()));
  }

  /** "6 thang dau nam 2020", for the name of a file. */
  String slug() {
    return kind == Kind.MONTH
        ? String.format(Locale.ROOT, "thang %02d nam %d", number, year)
        : Vietnamese.ascii(label()).replaceFirst("^Q", "q").replaceFirst("^N", "n");
  }
}
