package org.mang.mart;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.mang.definition.DefinitionException;

/** How a constant is spelled in definitions and tables, and what to say of a word nobody knows. */
final class Word {

  private Word() {}

  /** {@code AT_MOST} is spelled {@code at_most}. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E read(Class<E> type, String what, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> of(constant).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new DefinitionException(
                    "unknown %s '%s'; it is one of %s"
                        .formatted(
                            what,
                            word,
                            Arrays.stream(type.getEnumConstants()).map(Word::of).toList())));
  }

  /** The end of a message about an unknown word: the nearest known one. */
  static String nearest(String word, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.comparing(
                    (String k) -> LevenshteinDistance.getDefaultInstance().apply(k, word))
                .thenComparing(Comparator.naturalOrder()))
        .map(best -> "; nearest known: '" + best + "'")
        .orElse("");
  }
}
