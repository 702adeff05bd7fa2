package org.mang.check;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A report as whoever sent it knows it, in Vietnamese.
 *
 * @param fileName the name it came by
 * @param form the form's title; null if none was recognised, and so for office and period
 * @param on the day of receipt or, of a trial, of the check
 * @param isTrial whether it was only looked at and not handed in
 * @param leftOut of an accepted report
 */
public record Report(
    String fileName,
    @Nullable String form,
    @Nullable String office,
    @Nullable String period,
    LocalDate on,
    boolean isTrial,
    boolean isAccepted,
    LeftOut leftOut) {

  /** The same, checked on that day under that name and not handed in. */
  public Report tried(String name, LocalDate day) {
    return new Report(name, form, office, period, day, true, isAccepted, leftOut);
  }
}
