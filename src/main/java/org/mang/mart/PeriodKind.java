package org.mang.mart;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.mang.definition.DefinitionException;
import org.mang.definition.Text;

/** Into what a year is cut, and how each piece is named. */
enum PeriodKind {
  YEAR("year", "", 12),
  HALF_YEAR("half-year", "-H", 6),
  QUARTER("quarter", "-Q", 3),
  MONTH("month", "-M", 1);

  private static final List<String> ROMAN = List.of("I", "II", "III", "IV");

  private final String word;
  private final String infix;
  private final int months;

  PeriodKind(String word, String infix, int months) {
    this.word = word;
    this.infix = infix;
    this.months = months;
  }

  /** One period; {@code end} is its last day. */
  record Period(
      String code, PeriodKind kind, int year, LocalDate start, LocalDate end, Text name) {}

  @JsonCreator
  static PeriodKind of(String word) {
    for (PeriodKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw new DefinitionException(
        "unknown kind of period '" + word + "'; it is one of [year, half-year, quarter, month]");
  }

  String word() {
    return word;
  }

  /** The periods of a calendar year, in order. */
  List<Period> of(int year) {
    return IntStream.rangeClosed(1, 12 / months).mapToObj(no -> period(year, no)).toList();
  }

  private Period period(int year, int no) {
    LocalDate start = LocalDate.of(year, (no - 1) * months + 1, 1);
    String code =
        switch (this) {
          case YEAR -> "" + year;
          case HALF_YEAR, QUARTER -> year + infix + no;
          case MONTH -> "%d%s%02d".formatted(year, infix, no);
        };
    Text name =
        switch (this) {
          case YEAR -> new Text("năm " + year, "" + year);
          case HALF_YEAR ->
              new Text(
                  "6 tháng " + (no == 1 ? "đầu" : "cuối") + " năm " + year, "H" + no + " " + year);
          case QUARTER -> new Text("quý " + ROMAN.get(no - 1) + "/" + year, "Q" + no + " " + year);
          case MONTH -> new Text("tháng " + no + "/" + year, "%d-%02d".formatted(year, no));
        };
    return new Period(code, this, year, start, start.plusMonths(months).minusDays(1), name);
  }
}
