package org.mang.template;

import java.util.Arrays;

/**
 * How wide and how many lines a text is, in bold Times New Roman. In characters, as columns are
 * measured: one is as wide as a figure of the workbook's own letters, seven pixels.
 */
final class Lines {

  private static final double PIXELS_OF_A_POINT = 96.0 / 72;
  private static final double PIXELS_OF_A_CHARACTER = 7;

  /** What a cell keeps free at its sides. */
  private static final double MARGIN = 1;

  private static final String NARROW = "iíìĩỉịjltfr.,;:/|'()[]-– ";

  private Lines() {}

  /** How wide a column must be for the longest word of a text, which is not broken. */
  static int widest(String text, int points) {
    double word =
        Arrays.stream(text.split("\\s+", -1))
            .mapToDouble(part -> width(part, points))
            .max()
            .orElse(0);
    return (int) Math.ceil(word + MARGIN);
  }

  /** How wide a column must be for a text that is not broken at all. */
  static int whole(String text, int points) {
    return (int) Math.ceil(width(text, points) + MARGIN);
  }

  /** How many lines a text takes in a column that is so wide. */
  static int of(String text, int points, double width) {
    int lines = 1;
    double used = 0;
    for (String word : text.split("\\s+", -1)) {
      double with = width(word, points);
      double gap = used > 0 ? width(" ", points) : 0;
      if (used > 0 && used + gap + with > width - MARGIN) {
        lines++;
        used = with;
      } else {
        used += gap + with;
      }
    }
    return lines;
  }

  /** Of a row with so many lines, in points. */
  static float height(int lines, int points) {
    return Math.round(lines * points * 1.3f + 5);
  }

  private static double width(String text, int points) {
    double em = text.codePoints().mapToDouble(Lines::em).sum();
    return em * points * PIXELS_OF_A_POINT / PIXELS_OF_A_CHARACTER;
  }

  private static double em(int letter) {
    if (NARROW.indexOf(letter) >= 0) {
      return 0.34;
    }
    return Character.isUpperCase(letter) || letter == 'm' || letter == 'w' ? 0.75 : 0.53;
  }
}
