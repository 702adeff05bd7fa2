package org.mang.form;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mang.definition.DefinitionException;

/**
 * Where a column stands in tables that have no heading for it: {@code first}, {@code before NAME},
 * {@code after NAME}; or {@code group row}, where its text stands once, alone in a row across the
 * table, for all rows below it.
 *
 * @param beside the column before or after which it stands; null for the others
 */
public record Position(Kind kind, @Nullable String beside) {

  private static final Pattern BESIDE = Pattern.compile("(before|after) (\\S+)");

  /** In which way a place is said. */
  public enum Kind {
    FIRST,
    BEFORE,
    AFTER,
    GROUP_ROW
  }

  /**
   * Reads the form in which YAML has it.
   *
   * @throws DefinitionException if it is written otherwise
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Position of(String text) {
    if (text.equals("first")) {
      return new Position(Kind.FIRST, null);
    }
    if (text.equals("group row")) {
      return new Position(Kind.GROUP_ROW, null);
    }
    Matcher m = BESIDE.matcher(text);
    if (!m.matches()) {
      throw new DefinitionException(
          "'"
              + text
              + "' is no position; write 'first', 'group row' or, say, 'after province' or 'before children'");
    }
    return new Position(m.group(1).equals("before") ? Kind.BEFORE : Kind.AFTER, m.group(2));
  }
}
