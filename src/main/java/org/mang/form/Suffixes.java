package org.mang.form;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mang.definition.DefinitionException;

/**
 * What follows a name and says that its row is a total: "Miền Bắc (tổng số)". One text, or a list
 * of those that offices use.
 *
 * @param all at least one
 */
public record Suffixes(List<String> all) {

  /** What may stand behind a suffix, and is not of it. */
  private static final String ENDING = "[\\s.:;,…*]*$";

  private static final Pattern AT_END = Pattern.compile(ENDING);

  private static final Pattern SPECIAL = Pattern.compile("\\p{Punct}");

  /** Reads the form in which YAML has it: a text, or a list of texts. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Suffixes of(Object written) {
    List<String> all = Labels.of(written).all();
    if (all.stream().anyMatch(suffix -> suffix.chars().noneMatch(Character::isLetter))) {
      throw new DefinitionException("a suffix is a word, or several: write, say, '(Tổng số)'");
    }
    return new Suffixes(all);
  }

  /**
   * What a folded cell that ends with one of them has in it. A suffix that begins with a letter is
   * a word of its own; brackets that the form writes must be there. For queries too.
   */
  public String pattern() {
    return all.stream()
        .map(suffix -> AT_END.matcher(Fold.of(suffix)).replaceFirst(""))
        .distinct()
        .map(
            suffix ->
                (Character.isLetterOrDigit(suffix.charAt(0)) ? "(^|[^a-z0-9])" : "")
                    + SPECIAL.matcher(suffix).replaceAll("\\\\$0"))
        .collect(Collectors.joining("|", "(", ")" + ENDING));
  }

  /** Whether a cell ends with one of them. */
  public boolean isSaidBy(String cell) {
    return Pattern.compile(pattern()).matcher(Fold.of(cell)).find();
  }
}
