package org.mang.intake.letters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;
import org.mang.intake.UnreadableFileException;

/**
 * UTF-8 that a program took for the encoding of Windows and saved as UTF-8 once more: "Há»" for
 * "Họ". Where no byte of it is lost it is undone.
 */
public final class TwiceEncoded {

  private static final Charset[] TAKEN_FOR = {
    Charset.forName("windows-1252"), Charset.forName("windows-1258")
  };

  /** Of Vietnamese letters, as they look then. */
  private static final Pattern LETTER = Pattern.compile("á[»º]|[ÃĂÄÆ][^\\p{ASCII}\\p{L}]");

  /** So many are no chance. */
  private static final int MANY = 5;

  private TwiceEncoded() {}

  /** The text as it was before; null if it is no such text, or not whole. */
  static @Nullable String undone(String text) {
    if (!LETTER.matcher(text).find()) {
      return null;
    }
    for (Charset charset : TAKEN_FOR) {
      String before = undone(text, letters(charset));
      if (before != null) {
        String again = undone(before);
        return again == null ? before : again;
      }
    }
    return null;
  }

  private static @Nullable String undone(String text, Map<Character, Byte> letters) {
    if (!text.chars().allMatch(c -> c < 0x80 || letters.containsKey((char) c))) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.allocate(text.length());
    text.chars().forEach(c -> bytes.put(letters.getOrDefault((char) c, (byte) c)));
    try {
      String before = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      OldLetters words = OldLetters.of(before, word -> word, false);
      // In the text as it stands, no word is one: each begins with a letter of its own.
      return words.after() > 1 && 2 * words.after() >= words.words() ? before : null;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static Map<Character, Byte> letters(Charset charset) {
    Map<Character, Byte> letters = new HashMap<>();
    for (int b = 0x80; b <= 0xFF; b++) {
      char c = new String(new byte[] {(byte) b}, charset).charAt(0);
      // What the encoding does not know keeps its number.
      letters.put(c == '\uFFFD' ? (char) b : c, (byte) b);
      letters.putIfAbsent((char) b, (byte) b);
    }
    return letters;
  }

  /**
   * Refuses a text of this kind of which something is lost.
   *
   * @throws UnreadableFileException saying what would do
   */
  public static void check(String text) {
    String sample = Syllables.sample(text);
    Matcher matcher = LETTER.matcher(sample);
    int found = 0;
    while (matcher.find()) {
      found++;
    }
    long others = sample.chars().filter(c -> c >= 0x80).count();
    if (found >= MANY && 4L * found > others) {
      throw new UnreadableFileException(
          new Text(
              "Chữ tiếng Việt bị mã hoá hai lần (“Há»” thay cho “Họ”) và không khôi phục được hết. Mở tệp gốc, lưu thành “CSV UTF-8” rồi gửi lại; đừng mở bản này rồi lưu lại.",
              "The text is encoded twice (“Há»” for “Họ”), and not all of it can be recovered. Open the original, save it as “CSV UTF-8” and send that; do not open and save this copy."));
    }
  }
}
