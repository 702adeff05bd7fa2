package org.mang.cli;

import java.text.Normalizer;

/**
 * How wide a text is on a terminal: a letter with its accents is one place, however it is coded.
 */
final class Width {

  private Width() {}

  static int of(String text) {
    return (int)
        Normalizer.normalize(text, Normalizer.Form.NFC)
            .codePoints()
            .filter(Width::takesRoom)
            .count();
  }

  /** With blanks behind, up to a width. */
  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }

  private static boolean takesRoom(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> false;
      default -> true;
    };
  }
}
