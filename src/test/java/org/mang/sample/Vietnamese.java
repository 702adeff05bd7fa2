package org.mang.sample;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How Vietnamese offices write dates, counts and capitals; and names of files without accents. */
final class Vietnamese {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT);

  private Vietnamese() {}

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String moment(LocalDateTime moment) {
    return MOMENT.format(moment);
  }

  /** With a dot for thousands: 1.400. */
  static String count(int count) {
    int magnitude = Math.abs(count);
    String text =
        magnitude < 1000
            ? Integer.toString(magnitude)
            : count(magnitude / 1000) + String.format(Locale.ROOT, ".%03d", magnitude % 1000);
    return count < 0 ? "-" + text : text;
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Without accents. Files are named so because not every server's locale can spell "ễ". */
  static String ascii(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('đ', 'd')
        .replace('Đ', 'D');
  }

  static String slug(String text) {
    return lower(ascii(text)).replaceAll("[^a-z0-9]+", "-");
  }
}
