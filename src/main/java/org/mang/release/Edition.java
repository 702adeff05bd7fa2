package org.mang.release;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;

/**
 * Which issue of a year's dataset it is: a numbered release, or the draft that a night writes.
 * Every page of it says so.
 *
 * @param number from 1; null for a draft
 * @param dataOn the day up to which its data goes
 */
public record Edition(int year, @Nullable Integer number, LocalDate dataOn) {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /** The name of its folder. */
  public String name() {
    return year + (number == null ? "-draft" : "-r" + number);
  }

  /** What stands on every page. */
  public Text label() {
    String day = DAY.format(dataOn);
    return number == null
        ? new Text(
            "BẢN NHÁP năm %d – số liệu đến ngày %s".formatted(year, day),
            "DRAFT %d – data up to %s".formatted(year, dataOn))
        : new Text(
            "Bản phát hành %s – số liệu đến ngày %s".formatted(name(), day),
            "Release %s – data up to %s".formatted(name(), dataOn));
  }
}
