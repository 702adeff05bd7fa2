package org.mang.form;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mang.definition.DefinitionException;

/**
 * Where the days of a column lie: {@code period}, within that of the submission; or {@code 18
 * years}, so many before its last day.
 *
 * @param years before the end of the period; 0 for the period itself
 */
public record Within(int years) {

  private static final Pattern YEARS = Pattern.compile("([1-9]\\d{0,2}) years?");

  /**
   * Reads the form in which YAML has it.
   *
   * @throws DefinitionException if it is written otherwise
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Within of(String text) {
    if (text.equals("period")) {
      return new Within(0);
    }
    Matcher m = YEARS.matcher(text);
    if (!m.matches()) {
      throw new DefinitionException(
          "'" + text + "' is no span of days; write 'period' or, say, '18 years'");
    }
    return new Within(Integer.parseInt(m.group(1)));
  }

  /** Whether it is the period itself. */
  public boolean isPeriod() {
    return years == 0;
  }

  /** The first day of it. The last is the period's. */
  public LocalDate first(Period period) {
    return isPeriod() ? period.start() : period.end().plusDays(1).minusYears(years);
  }
}
