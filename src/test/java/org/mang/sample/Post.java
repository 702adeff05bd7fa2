package org.mang.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;

/** When a form came in and under what name: on a working day, a few days before it was due. */
record Post(Form form, Reporter reporter, Period period) {
  String path(String extension) {
    return path("", extension);
  }

  /** A file's path within {@code sample-data/}; offices differ in how they name files. */
  String path(String suffix, String extension) {
    String name =
        switch (reporter.folder().charAt(2) % 3) {
          case 0 -> form.fileName() + " - " + period.slug();
          case 1 -> (form.fileName() + " " + period.slug()).replace(' ', '_');
          default -> form.fileName() + " " + period.slug();
        };
    return String.format(
        Locale.ROOT, "%d/%s/%s%s.%s", period.year(), reporter.folder(), name, suffix, extension);
  }

  LocalDateTime receivedAt() {
    Dice dice = new Dice("post/" + form.code() + "/" + reporter.code() + "/" + period.label());
    LocalDate day = period.end().plusDays(dice.from(5, form.dueDays() - 1));
    if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
      day = day.minusDays(1);
    } else if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.minusDays(2);
    }
    return day.atTime(dice.from(8, 16), dice.below(60));
  }

  LocalDate signedOn() {
    return receivedAt().toLocalDate().minusDays(1);
  }

  OfficeFile file(String extension, byte[] bytes) {
    return new OfficeFile(path(extension), bytes, receivedAt(), reporter.sender());
  }

  /** Another file for the same form, under a name of its own. */
  OfficeFile again(String suffix, String extension, byte[] bytes, LocalDateTime receivedAt) {
    return new OfficeFile(path(suffix, extension), bytes, receivedAt, reporter.sender());
  }
}
