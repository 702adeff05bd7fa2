package org.mang.intake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mang.form.Fold;

/**
 * Compares headings as paths: each level folded, spaces beside punctuation ignored. Remembers what
 * it has folded, for the same few texts are asked for again and again while a header is looked for.
 */
final class HeaderKey {

  private static final Pattern SPACED_PUNCTUATION = Pattern.compile("\\s*([,;:/().\\-])\\s*");

  private final Map<String, String> folded = new HashMap<>();

  /** The key of a heading as a form writes it, "A / B". */
  String ofPath(String path) {
    return of(Arrays.asList(path.split(" / ")));
  }

  /** The key of the texts above a column, from the top. */
  String of(List<String> levels) {
    return levels.stream()
        .map(level -> folded.computeIfAbsent(level, HeaderKey::fold))
        .filter(level -> !level.isEmpty())
        .collect(Collectors.joining(" > "));
  }

  private static String fold(String level) {
    return SPACED_PUNCTUATION.matcher(Fold.of(level)).replaceAll("$1");
  }
}
