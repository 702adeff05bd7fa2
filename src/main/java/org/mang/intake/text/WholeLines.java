package org.mang.intake.text;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Lines that are quoted as a whole, each one field, so that a program sees one column: "a,b,c".
 * They are read as what stands within.
 */
final class WholeLines {

  private static final Pattern LINE = Pattern.compile("(?m)^[^\\r\\n]*$");

  /** Fewer columns may be a text with commas: an address. */
  private static final int LEAST_SEPARATORS = 3;

  private static final int LEAST = 2;

  private WholeLines() {}

  /** The text without these quotes, if all its lines that could be rows have them. */
  static String unwrapped(String text) {
    if (!text.contains("\"")) {
      return text;
    }
    int wrapped = 0;
    boolean doubled = false;
    StringBuilder inner = new StringBuilder(text.length());
    int from = 0;
    var lines = LINE.matcher(text);
    while (lines.find()) {
      String line = lines.group();
      inner.append(text, from, lines.start());
      from = lines.end();
      if (isWrapped(line)) {
        String within = line.strip();
        within = within.substring(1, within.length() - 1);
        doubled |= within.contains("\"\"");
        wrapped++;
        inner.append(within.replace("\"\"", "\""));
      } else if (line.indexOf('"') >= 0 || TextDialect.hasSeparator(line)) {
        return text;
      } else {
        inner.append(line);
      }
    }
    inner.append(text.substring(from));
    String parted = inner.toString();
    return wrapped >= LEAST && agree(parted, doubled ? LEAST : LEAST_SEPARATORS) ? parted : text;
  }

  /** Whether one pair of quotes is around a line, and those within are doubled. */
  private static boolean isWrapped(String line) {
    String bare = line.strip();
    if (bare.length() < 2 || !bare.startsWith("\"") || !bare.endsWith("\"")) {
      return false;
    }
    String within = bare.substring(1, bare.length() - 1);
    return within.replace("\"\"", "").indexOf('"') < 0;
  }

  private static boolean agree(String text, int least) {
    char separator = TextDialect.separator(text);
    int[] counts =
        text.lines()
            .mapToInt(line -> separators(line, separator))
            .filter(count -> count > 0)
            .sorted()
            .toArray();
    if (counts.length < LEAST) {
      return false;
    }
    int middle = counts[counts.length / 2];
    long same = Arrays.stream(counts).filter(count -> count == middle).count();
    return middle >= least && 10 * same >= 9L * counts.length;
  }

  private static int separators(String line, char separator) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      quoted ^= line.charAt(i) == '"';
      count += line.charAt(i) == separator && !quoted ? 1 : 0;
    }
    return count;
  }
}
