package org.mang.template;

import java.time.LocalDate;
import java.util.Objects;
import org.mang.form.Form;
import org.mang.form.Period;
import org.mang.form.Within;

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
    Within within = Objects.requireNonNull(slot.definition()).within();
    if (within == null && !Objects.equals(slot.name(), form.periodFrom())) {
      return new Span(period.end().minusYears(YEARS_BEFORE), period.end().plusYears(1), false);
    }
    // The day that a report is as of decides which period it is taken for.
    boolean isPeriod = within == null || within.isPeriod();
    LocalDate first = isPeriod ? period.start() : Objects.requireNonNull(within).first(period);
    return new Span(first, period.end(), isPeriod);
  }
}
