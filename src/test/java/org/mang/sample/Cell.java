package org.mang.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** What a clerk puts into a cell. */
sealed interface Cell {
  /** Nothing. */
  Cell BLANK = new Text("");

  /** Typed text, in Unicode; the sheet's script decides how it is stored. */
  record Text(String text) implements Cell {}

  /** A number as Excel holds it. */
  record Amount(double value) implements Cell {}

  /** A count typed as text, so that it stands on the right without being a number. */
  record Digits(String text) implements Cell {}

  /** A date as Excel holds it. */
  record Day(LocalDate day) implements Cell {}

  /** A date and time as Excel holds it. */
  record Moment(LocalDateTime moment) implements Cell {}

  static Cell of(String text) {
    return new Text(text);
  }

  static Cell of(int count) {
    return new Amount(count);
  }
}
