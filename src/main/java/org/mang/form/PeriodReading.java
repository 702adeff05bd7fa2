package org.mang.form;

import org.mang.definition.Text;

/** What a text says of a reporting period. */
public sealed interface PeriodReading {

  /** One period, whose days, where they are written, are its own. */
  record Clear(Period period) implements PeriodReading {}

  /**
   * Two things that cannot both be so: taken at either, figures may be put into the wrong period.
   *
   * @param one the period by its name
   * @param other the days, or the other name
   */
  record Contradictory(Text one, Text other) implements PeriodReading {}

  /** A sum since some day, such as the beginning of the year. */
  record Cumulative() implements PeriodReading {}

  /** A year of schools, which lies in two years of the calendar. */
  record SchoolYear() implements PeriodReading {}

  /** No period, or none that is known. */
  record Unclear() implements PeriodReading {}
}
