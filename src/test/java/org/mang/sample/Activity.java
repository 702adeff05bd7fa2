package org.mang.sample;

import java.time.LocalDate;

/** A line of Biểu 02/TE: an activity in which children had their say. */
record Activity(
    String title, String form, LocalDate heldOn, Area place, int participants, int girls) {

  Activity on(LocalDate other) {
    return new Activity(title, form, other, place, participants, girls);
  }
}
