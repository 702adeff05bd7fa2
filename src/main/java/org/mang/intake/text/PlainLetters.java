package org.mang.intake.text;

/**
 * Looks at letters beyond ASCII: whether they are well-formed UTF-8, and none of the rare spaces
 * and line ends; and remembers of what kind they were.
 */
final class PlainLetters {

  /** The second byte of a block in which a space lies. */
  private static final byte OGHAM = (byte) 0x9A;

  private boolean hasMarks;
  private boolean isVietnamese;

  /** How many bytes the letter at {@code i} has; 0 if it is not plain, or not whole. */
  int length(byte[] bytes, int i, int end) {
    int first = bytes[i] & 0xFF;
    if (first == 0xE1 && i + 3 <= end) {
      // Most Vietnamese letters.
      setVietnamese();
      return (bytes[i + 1] & 0xC0) == 0x80 && (bytes[i + 2] & 0xC0) == 0x80 && bytes[i + 1] != OGHAM
          ? 3
          : 0;
    }
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || i + length > end) {
      return 0;
    }
    for (int k = 1; k < length; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[i + 1] & 0xFF;
    boolean wellFormed =
        switch (first) {
          case 0xC2 -> second > 0xA0;
          case 0xE0 -> second >= 0xA0;
          case 0xE2 -> isNoSpace(second, bytes[i + 2] & 0xFF);
          case 0xE3 -> second != 0x80 || (bytes[i + 2] & 0xFF) != 0x80;
          case 0xED -> second <= 0x9F;
          case 0xF0 -> second >= 0x90;
          case 0xF4 -> second <= 0x8F;
          default -> true;
        };
    if (first == 0xCC || first == 0xCD) {
      // Marks that follow their letters.
      setVietnamese();
    } else if (!hasMarks) {
      hasMarks = true;
    }
    return wellFormed ? length : 0;
  }

  /** Written once: a field is dear to write, letter by letter. */
  private void setVietnamese() {
    if (!isVietnamese) {
      isVietnamese = true;
      hasMarks = true;
    }
  }

  /** Of U+2000 to U+20FF, whether it is none of the spaces and line ends. */
  private static boolean isNoSpace(int second, int third) {
    return switch (second) {
      case 0x80 -> (third >= 0x8B && third < 0xA8) || third > 0xAF;
      case 0x81 -> third != 0x9F;
      default -> true;
    };
  }

  /** Takes in what letters there were in the lines that follow. */
  void add(PlainLetters following) {
    hasMarks |= following.hasMarks;
    isVietnamese |= following.isVietnamese;
  }

  /**
   * Whether there were some, and none that only Unicode has for Vietnamese. Text of an old font,
   * saved as UTF-8, has Latin letters alone; so has one encoded twice.
   */
  boolean areLatinAlone() {
    return hasMarks && !isVietnamese;
  }
}
