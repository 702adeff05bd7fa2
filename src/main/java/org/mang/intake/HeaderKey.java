package org.mang.intake;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mang.form.Fold;

/**
 * Headings compared as paths: each level folded, spaces beside punctuation ignored, repeated levels
 * once.
 */
final class HeaderKey {

  private static final Pattern SPACED_PUNCTUATION = Pattern.compile("\\s*([,;:/().\\-])\\s*");

  private HeaderKey() {}

  /** The key of a heading as a form writes it, "A / B". */
  static String ofPath(String path) {
    return of(Arrays.asList(path.split(" / ")));
  }

  /** The key of the texts above a column, from the top. */
  static String of(List<String> levels) {
    return levels.stream()
        .map(level -> SPACED_PUNCTUATION.matcher(Fold.of(level)).replaceAll("$1"))
        .filter(level -> !level.isEmpty())
        .collect(Collectors.joining(" > "));
  }
}
