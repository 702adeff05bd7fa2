package org.mang.intake.letters;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fonts in which letters look like signs: a tick is the letter ü in Wingdings. Only a text that is
 * a tick, a cross or a box and nothing else is read as one; a word that somebody typed in such a
 * font is that word.
 */
final class SymbolFont {

  /** Where Windows keeps the signs of such a font, whatever letter is typed. */
  private static final int PRIVATE_USE = 0xF000;

  private static final int LETTERS = 0x100;

  private static final Map<String, Map<Character, String>> SIGNS =
      Map.of(
          "wingdings",
          Map.ofEntries(
              Map.entry('ü', "✓"),
              Map.entry('û', "✗"),
              Map.entry('þ', "☑"),
              Map.entry('ý', "☒"),
              Map.entry('o', "☐"),
              Map.entry('q', "☐"),
              Map.entry('r', "☐"),
              Map.entry('¨', "☐")),
          "wingdings 2",
          Map.ofEntries(
              Map.entry('P', "✓"),
              Map.entry('O', "✗"),
              Map.entry('R', "☑"),
              Map.entry('Q', "☒"),
              Map.entry('S', "☒"),
              Map.entry('T', "☒"),
              Map.entry('£', "☐")),
          "webdings",
          Map.of('a', "✓", 'r', "✗", 'c', "☐"),
          "marlett",
          Map.of('a', "✓", 'b', "✓", 'r', "✗"),
          // Its root serves as a tick.
          "symbol",
          Map.of('Ö', "✓", '´', "×"));

  private SymbolFont() {}

  /** What a text in a font of signs looks like; null where it is a text. */
  static @Nullable String sign(String font, String text) {
    Map<Character, String> signs =
        font.isEmpty() ? null : SIGNS.get(font.strip().toLowerCase(Locale.ROOT));
    String letter = text.strip();
    return signs == null || letter.length() != 1 ? null : signs.get(letter(letter.charAt(0)));
  }

  private static char letter(char c) {
    return c >= PRIVATE_USE && c < PRIVATE_USE + LETTERS ? (char) (c - PRIVATE_USE) : c;
  }
}
