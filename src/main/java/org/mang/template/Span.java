package org.mang.template;

import java.time.LocalDate;
import java.util.Objects;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Period;

/**
 * The days that a date may be of.
 *
 * @param from the first
 * @param to the last
 * @param isPeriod whether they are those of the period; else so many that only a slip lies outside
 */
record Span(LocalDate from, LocalDate to, boolean isPeriod) {

  private static final int YEARS_BEFORE = 25;

  /** Of a column of dates. */
  static Span of(Slot slot, Form form, Period period) {
    boolean within =
        Objects.requireNonNull(slot.definition()).within() == Column.Within.PERIOD
            // The day that a report is as of decides which period it is taken for.
            || Objects.equals(slot.name(), form.periodFrom());
    return within
        ? new Span(period.start(), period.end(), true)
        : new Span(period.end().minusYears(YEARS_BEFORE), period.end().plusYears(1), false);
  }
}
