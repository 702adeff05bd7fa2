package org.mang.form;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.mang.definition.DefinitionException;

/**
 * A number of days, written {@code 15 days}.
 *
 * @param count not negative
 */
public record Days(int count) {

  /**
   * Reads the form in which YAML has it.
   *
   * @throws DefinitionException if it is written otherwise
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Days of(String text) {
    if (!text.matches("\\d{1,4} days?")) {
      throw new DefinitionException("'" + text + "' is no number of days; write, say, '15 days'");
    }
    return new Days(Integer.parseInt(text.substring(0, text.indexOf(' '))));
  }
}
