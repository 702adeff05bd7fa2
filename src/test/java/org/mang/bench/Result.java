package org.mang.bench;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param ratio times as long as the bare run, or so many times faster; files a second, where the
 *     limit is in these
 * @param seconds of Măng
 * @param bareSeconds of what it is compared with
 * @param peakMb resident memory at most, of the whole process
 * @param of what it was measured on, in words
 */
record Result(
    Limit limit,
    @Nullable Double ratio,
    @Nullable Double seconds,
    @Nullable Double bareSeconds,
    @Nullable Double peakMb,
    String of) {

  static Result ofSeconds(Limit limit, double seconds, double peakMb, String of) {
    return new Result(limit, null, seconds, null, peakMb, of);
  }

  static Result ofRatio(
      Limit limit, double ratio, double seconds, double bareSeconds, double peakMb, String of) {
    return new Result(limit, ratio, seconds, bareSeconds, peakMb, of);
  }

  /** The figure that the limit is about. */
  double measured() {
    return Objects.requireNonNull(
        switch (limit.unit()) {
          case TIMES_AT_MOST, TIMES_AT_LEAST, FILES_A_SECOND -> ratio;
          case SECONDS -> seconds;
          case MEGABYTES -> peakMb;
        });
  }

  boolean isMet() {
    return limit.isMetBy(measured());
  }

  /** One line for machines. */
  String json() {
    return "{\"name\": \"%s\", \"ratio\": %s, \"limit\": %s, \"seconds\": %s, \"bare_seconds\": %s, \"peak_mb\": %s}"
        .formatted(
            limit.word(),
            number(ratio),
            number(limit.value()),
            number(seconds),
            number(bareSeconds),
            number(peakMb));
  }

  /** One line of the table. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%-13s %14s %14s %-6s %10s %10s %9s  %s",
        limit.word(),
        limit.unit().show(measured()),
        limit.shown(),
        isMet() ? "met" : "MISSED",
        shown(seconds, "%.2f s"),
        shown(bareSeconds, "%.2f s"),
        shown(peakMb, "%.0f MB"),
        of);
  }

  static String heading() {
    return String.format(
        Locale.ROOT,
        "%-13s %14s %14s %-6s %10s %10s %9s  %s",
        "",
        "measured",
        "limit",
        "",
        "Măng",
        "bare",
        "peak",
        "of");
  }

  private static String shown(@Nullable Double value, String format) {
    return value == null ? "" : String.format(Locale.ROOT, format, value);
  }

  private static String number(@Nullable Double value) {
    return value == null ? "null" : String.format(Locale.ROOT, "%.3f", value);
  }
}
