package org.mang.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is measured, and what it may come to. */
enum Limit {
  REGISTER("register", Unit.TIMES_AT_MOST, 1.5),
  SPRING_BATCH("spring-batch", Unit.TIMES_AT_LEAST, 8),
  XLSX("xlsx", Unit.TIMES_AT_MOST, 1.3),
  CSV("csv", Unit.TIMES_AT_MOST, 1.3),
  WORKBOOKS("workbooks", Unit.FILES_A_SECOND, 100),
  SAMPLE_YEAR("sample-year", Unit.SECONDS, 8),
  MARTS("marts", Unit.SECONDS, 10),
  MARTS_LATE("marts-late", Unit.SECONDS, 1),
  NIGHT("night", Unit.SECONDS, 1.5),
  STATUS("status", Unit.SECONDS, 0.5),
  SQL("sql", Unit.SECONDS, 0.5),
  PEEK("peek", Unit.SECONDS, 0.5),
  CHECK("check", Unit.SECONDS, 0.9),
  MEMORY_5M("memory-5m", Unit.MEGABYTES, 2048),
  MEMORY_25M("memory-25m", Unit.MEGABYTES, 2048),
  LINEAR("linear", Unit.TIMES_AT_MOST, 1.15);

  /** What a limit is said in. */
  enum Unit {
    TIMES_AT_MOST("×", false),
    TIMES_AT_LEAST("×", true),
    FILES_A_SECOND("files/s", true),
    SECONDS("s", false),
    MEGABYTES("MB", false);

    private final String sign;
    private final boolean atLeast;

    Unit(String sign, boolean atLeast) {
      this.sign = sign;
      this.atLeast = atLeast;
    }

    /** A value with its unit, as the table shows it. */
    String show(double value) {
      boolean isLarge = this == MEGABYTES || this == FILES_A_SECOND;
      return String.format(Locale.ROOT, isLarge ? "%.0f %s" : "%.2f %s", value, sign);
    }
  }

  private final String word;
  private final Unit unit;
  private final double value;

  Limit(String word, Unit unit, double value) {
    this.word = word;
    this.unit = unit;
    this.value = value;
  }

  String word() {
    return word;
  }

  Unit unit() {
    return unit;
  }

  double value() {
    return value;
  }

  boolean isMetBy(double measured) {
    return unit.atLeast ? measured >= value : measured <= value;
  }

  /** As the table shows it. */
  String shown() {
    return (unit.atLeast ? "≥ " : "≤ ") + unit.show(value);
  }

  static Optional<Limit> named(String word) {
    return Arrays.stream(values()).filter(limit -> limit.word.equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(Limit::word).collect(Collectors.joining(", "));
  }
}
