package org.mang.intake.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mang.intake.Figure;

/**
 * Whether blanks part the fields of a text, as R and other programs write them. So they do in every
 * sentence: therefore nearly all lines have to agree on their number, no other separator may stand
 * on most lines, and the fields have to be quoted, or figures.
 */
final class Blanks {

  private static final Pattern FIELD =
      Pattern.compile("(?<=^| )(\"(?:[^\"]++|\"\")*+\"|[^ \"]++)(?= |$)");

  private static final int LEAST_LINES = 3;
  private static final int LEAST_FIELDS = 3;
  private static final int MOST_LINES = 1_000;

  private Blanks() {}

  static boolean part(String text, char otherwise) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(MOST_LINES).toList();
    if (lines.size() < LEAST_LINES
        || 2 * lines.stream().filter(line -> bare(line).indexOf(otherwise) >= 0).count()
            > lines.size()) {
      return false;
    }
    Map<Integer, Integer> sizes = new HashMap<>();
    int fields = 0;
    int figures = 0;
    int quoted = 0;
    // The first may be a heading without figures, or short of the names of the rows.
    for (String line : lines.subList(1, lines.size())) {
      Matcher matcher = FIELD.matcher(line);
      int size = 0;
      int letters = 0;
      while (matcher.find()) {
        String field = matcher.group();
        size++;
        letters += field.length();
        figures += Figure.isWritten(field) ? 1 : 0;
        quoted += field.startsWith("\"") ? 1 : 0;
      }
      if (letters + size - 1 != line.stripTrailing().length()) {
        return false;
      }
      fields += size;
      sizes.merge(size, 1, Integer::sum);
    }
    List<String> headings = FIELD.matcher(lines.get(0)).results().map(MatchResult::group).toList();
    int first = headings.size();
    boolean isHeading = headings.stream().noneMatch(each -> Figure.isWritten(each));
    int most = 0;
    int size = 0;
    for (Map.Entry<Integer, Integer> each : sizes.entrySet()) {
      if (each.getValue() > most) {
        most = each.getValue();
        size = each.getKey();
      }
    }
    return size >= LEAST_FIELDS
        && 10 * most >= 9 * (lines.size() - 1)
        && (first == size || first == size - 1)
        && (2 * quoted >= lines.size() || (isHeading && 2 * figures >= fields));
  }

  /** A line without what is quoted. */
  private static String bare(String line) {
    return line.replaceAll("\"[^\"]*\"", "");
  }
}
