package org.mang.intake.letters;

import java.util.regex.Pattern;
import org.mang.definition.Text;
import org.mang.intake.UnreadableFileException;

/**
 * Letters that a program could not write and put "?" for: Vietnamese saved as "CSV" or "ANSI", and
 * not as "CSV UTF-8". They are gone; only the original has them.
 */
public final class LostLetters {

  /** In a word, letters follow on one: a question ends with it. */
  private static final Pattern SPOILED = Pattern.compile("[?\\uFFFD][\\p{L}\\p{M}]");

  private static final Pattern PIECE = Pattern.compile("[^\\s;,|\"']+");

  /** Of an address of the web, and the like. */
  private static final Pattern NO_WORD = Pattern.compile("[/=&@\\\\]");

  private static final int MANY = 5;
  private static final int ONE_IN = 10;

  private LostLetters() {}

  /**
   * Refuses a text that lost them all over.
   *
   * @throws UnreadableFileException saying where the first is, and what would do
   */
  public static void check(String text) {
    if (text.indexOf('?') < 0 && text.indexOf('\uFFFD') < 0) {
      return;
    }
    int first = -1;
    int spoiled = 0;
    int words = 0;
    var pieces = PIECE.matcher(text);
    while (pieces.find()) {
      String piece = pieces.group();
      if (NO_WORD.matcher(piece).find() || !piece.chars().anyMatch(Character::isLetter)) {
        continue;
      }
      words++;
      if (SPOILED.matcher(piece).find()) {
        first = spoiled == 0 ? pieces.start() : first;
        spoiled++;
      }
    }
    if (spoiled >= MANY && ONE_IN * spoiled >= words) {
      long line = text.substring(0, first).chars().filter(c -> c == '\n').count() + 1;
      throw new UnreadableFileException(
          new Text(
              "Chữ tiếng Việt đã mất khi lưu tệp (thành “?”), từ dòng %d, ở %d từ. Mở tệp gốc, lưu thành “CSV UTF-8” rồi gửi lại."
                  .formatted(line, spoiled),
              "Vietnamese letters were lost when the file was saved (they are “?”), from line %d on, in %d words. Open the original, save it as “CSV UTF-8” and send that."
                  .formatted(line, spoiled)));
    }
  }
}
