package org.mang.form;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mang.definition.DefinitionException;

/**
 * What happens to a file with errors in some rows: {@code return}, the careful choice, for a sum
 * without a row is wrong; or {@code quarantine up to 5 %}: the rows are left out and shown, unless
 * there are more than that. Of figures, {@code quarantine cells up to 5 %}: the cells alone.
 *
 * @param share of rows or cells that may be left out, from 0 to 1; 0 returns the file at the first
 *     error
 * @param byCell whether the figures beside a wrong one are let in
 */
public record OnError(double share, boolean byCell) {

  private static final Pattern QUARANTINE =
      Pattern.compile("quarantine (cells )?up to (\\d{1,2}(?:\\.\\d)?) ?%");

  /**
   * Reads the form in which YAML has it.
   *
   * @throws DefinitionException if it is written otherwise
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static OnError of(String text) {
    if (text.equals("return")) {
      return new OnError(0, false);
    }
    Matcher m = QUARANTINE.matcher(text);
    if (!m.matches()) {
      throw new DefinitionException(
          "'"
              + text
              + "' is not known; write 'return' or, say, 'quarantine up to 5 %' or 'quarantine cells up to 5 %'");
    }
    return new OnError(Double.parseDouble(m.group(2)) / 100, m.group(1) != null);
  }
}
