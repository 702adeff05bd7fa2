package org.mang.intake.ods;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mang.intake.cell.CellFormat;
import org.mang.intake.cell.CellText;
import org.mang.intake.cell.TextMode;

/**
 * Days and times of an .ods, which are written in ISO form, read as those of an .xlsx. A number
 * under a format of days counts from the day that the workbook says.
 *
 * @param from the day of the number nought
 */
record OdsMoment(LocalDate from) {

  /** Of LibreOffice, and of all that say nothing. */
  static final OdsMoment FROM_1899 = new OdsMoment(LocalDate.of(1899, 12, 30));

  private static final LocalDate FIRST_OF_1904 = LocalDate.of(1904, 1, 1);
  private static final double MILLISECONDS = 86_400_000.0;
  private static final int LAST_YEAR = 9999;

  /** Excel's last day is number 2,958,465; no office counts further from any first day. */
  private static final double LAST_NUMBER = 3_000_000;

  /** Years of more than four digits may have a sign, which Java wants and LibreOffice omits. */
  private static final Pattern DAY =
      Pattern.compile(
          "([+-]?)(\\d{4,6})(-\\d\\d-\\d\\d)(T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)?Z?");

  /** Counting from the day that is written; as usual where it is none, or of no year we know. */
  static OdsMoment from(@Nullable String day) {
    try {
      LocalDate from = day == null ? FROM_1899.from : LocalDate.parse(day.strip());
      return from.getYear() < 1 || from.getYear() > LAST_YEAR ? FROM_1899 : new OdsMoment(from);
    } catch (DateTimeException e) {
      return FROM_1899;
    }
  }

  boolean isFrom1904() {
    return from.equals(FIRST_OF_1904);
  }

  /** A day, with its time or without; what is none as the number that it stands for. */
  @Nullable String day(String raw, CellFormat format, TextMode mode) {
    Matcher said = DAY.matcher(raw.strip());
    try {
      if (said.matches()) {
        String time = said.group(4);
        LocalDateTime moment = moment(said.group(1), said.group(2), said.group(3), time);
        CellFormat.Kind kind = format.of(1);
        boolean withTime =
            kind == CellFormat.Kind.MOMENT || (kind != CellFormat.Kind.DAY && time != null);
        String text = text(moment, withTime);
        return text == null ? mode.number(number(moment), false) : text;
      }
    } catch (DateTimeException e) {
      return mode.text(raw);
    }
    return mode.text(raw);
  }

  private static LocalDateTime moment(String sign, String year, String day, @Nullable String time) {
    String before = sign.equals("-") ? sign : year.length() > 4 ? "+" : "";
    return LocalDateTime.parse(before + year + day + (time == null ? "T00:00" : time));
  }

  private double number(LocalDateTime moment) {
    return ChronoUnit.MILLIS.between(from.atStartOfDay(), moment) / MILLISECONDS;
  }

  /** A time, or hours on end: {@code PT14H25M}. */
  @Nullable String time(String raw, TextMode mode) {
    try {
      double days = Duration.parse(raw.strip()).toMillis() / MILLISECONDS;
      String moment = CellText.moment(days, false, true);
      return moment == null ? mode.number(days, false) : moment;
    } catch (DateTimeException | ArithmeticException e) {
      return mode.text(raw);
    }
  }

  /** A number under a format of days; null where it stands for none. */
  @Nullable String counted(double value, boolean withTime) {
    if (value < 1) {
      return CellText.moment(value, isFrom1904(), withTime);
    }
    return value < LAST_NUMBER
        ? text(
            from.atStartOfDay().plus(Math.round(value * MILLISECONDS), ChronoUnit.MILLIS), withTime)
        : null;
  }

  /** Null for what is beyond the years that Excel knows, or before all years. */
  private static @Nullable String text(LocalDateTime moment, boolean withTime) {
    LocalDateTime second = moment.plusNanos(500_000_000).truncatedTo(ChronoUnit.SECONDS);
    if (second.getYear() < 1 || second.getYear() > LAST_YEAR) {
      return null;
    }
    boolean isDay = second.toLocalTime().equals(LocalTime.MIDNIGHT);
    return !withTime && isDay ? second.toLocalDate().toString() : second.toString();
  }
}
