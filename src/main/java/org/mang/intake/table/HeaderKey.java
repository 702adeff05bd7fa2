package org.mang.intake.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mang.form.Fold;

/**
 * Compares headings as paths: each level folded, spaces and colons ignored, and hyphens too unless
 * between digits, for a heading may be broken anywhere to fit its column. Remembers what it has
 * folded, for the same few texts are asked for again and again while a header is looked for.
 */
final class HeaderKey {

  private static final Pattern IGNORED =
      Pattern.compile("[\\s\\u00AD*:]+|(?<!\\d)-|-(?!\\d)|[.]+$");

  private static final Pattern BETWEEN_LEVELS = Pattern.compile("(?<=\\s)/(?=\\s)");

  private final Map<String, String> folded = new HashMap<>();

  /** The key of a heading as a form writes it, "A / B". */
  String ofPath(String path) {
    return of(Arrays.asList(path.split(" / ")));
  }

  /** The levels that a text holds: a cell may have the whole path of its column. */
  static List<String> levelsIn(String text) {
    return text.indexOf('/') < 0
        ? List.of(text.strip())
        : BETWEEN_LEVELS.splitAsStream(text.strip()).map(String::strip).toList();
  }

  /** The same levels, those parted that stand in one cell; one that is said twice, once. */
  static List<String> parted(List<String> levels) {
    List<String> parted = new ArrayList<>();
    for (String level : levels) {
      for (String each : levelsIn(level)) {
        if (parted.isEmpty() || !parted.get(parted.size() - 1).equals(each)) {
          parted.add(each);
        }
      }
    }
    return parted;
  }

  /** The key of one level. */
  String ofLevel(String level) {
    return folded.computeIfAbsent(level, HeaderKey::fold);
  }

  /** The key of the texts above a column, from the top. */
  String of(List<String> levels) {
    return levels.stream()
        .map(this::ofLevel)
        .filter(level -> !level.isEmpty())
        .collect(Collectors.joining(" > "));
  }

  private static String fold(String level) {
    return IGNORED.matcher(Fold.of(level)).replaceAll("");
  }
}
