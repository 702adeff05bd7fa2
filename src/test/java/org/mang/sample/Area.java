package org.mang.sample;

import java.time.LocalDate;

/** A line of {@code warehouse/reference/areas.csv}: a unit as it was on some days. */
record Area(
    String code,
    String level,
    String name,
    String type,
    String parent,
    LocalDate from,
    LocalDate to) {

  boolean existsOn(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(to);
  }

  /** As on a signboard: "Quận Hồng Bàng". */
  String title() {
    return type + " " + name;
  }
}
