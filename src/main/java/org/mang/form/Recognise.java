package org.mang.form;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mang.definition.DefinitionException;

/**
 * How a sheet is known for a form: by what stands above its table or, for an export without a
 * heading ({@code recognise: columns}), by having all the required columns.
 *
 * @param ways of which any will do; each is the phrases that must all be there. None when it is by
 *     columns
 */
public record Recognise(List<List<String>> ways) {

  private static final String ALL = "all";

  public Recognise {
    ways = ways.stream().map(List::copyOf).toList();
  }

  /**
   * Reads the form in which YAML has it: a phrase; a list of phrases, any of which will do; {@code
   * {all: [...]}}, phrases that stand there together, alone or in such a list.
   *
   * @throws DefinitionException if it is written otherwise
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Recognise by(Object written) {
    if (written.equals("columns")) {
      return new Recognise(List.of());
    }
    List<?> ways = written instanceof List<?> list ? list : List.of(written);
    if (ways.isEmpty()) {
      throw new DefinitionException("write a phrase, or a list of phrases");
    }
    return new Recognise(ways.stream().map(Recognise::together).toList());
  }

  private static List<String> together(@Nullable Object way) {
    if (!(way instanceof Map<?, ?> map)) {
      return List.of(phrase(way));
    }
    for (Object key : map.keySet()) {
      if (!ALL.equals(key)) {
        throw new DefinitionException("unknown key '" + key + "'; nearest known key: 'all'");
      }
    }
    if (!(map.get(ALL) instanceof List<?> phrases) || phrases.size() < 2) {
      throw new DefinitionException("'all' is a list of two phrases or more");
    }
    return phrases.stream().map(Recognise::phrase).toList();
  }

  private static String phrase(@Nullable Object written) {
    if (written == null
        || written instanceof List<?>
        || written instanceof Map<?, ?>
        || written.toString().chars().noneMatch(Character::isLetterOrDigit)) {
      throw new DefinitionException("write a phrase, or a list of phrases");
    }
    if (written.equals("columns")) {
      throw new DefinitionException("'columns' stands alone: such a form is known by no phrase");
    }
    return written.toString();
  }

  /** Whether a sheet is known by its columns alone. */
  public boolean isByColumns() {
    return ways.isEmpty();
  }

  /**
   * Whether a sheet says what it is.
   *
   * @param says whether a phrase stands there
   */
  public boolean isSaid(Predicate<String> says) {
    return ways.stream().anyMatch(together -> together.stream().allMatch(says));
  }

  /** The form's own phrases, which the blank workbook has; none when it is by columns. */
  public List<String> own() {
    return ways.isEmpty() ? List.of() : ways.get(0);
  }

  /** They as they are told to people; null when it is by columns. */
  public @Nullable String phrase() {
    return ways.isEmpty() ? null : String.join(" … ", own());
  }
}
