package org.mang.intake.letters;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the words of a text say of another reading of its letters: how many of them are Vietnamese
 * as they stand, and how many are in that reading. A sign alone or behind a word says nothing: m²,
 * ½, 3 × 4 and £ are no letters of an old font. Words count once, however often they stand there.
 *
 * @param words those with other letters than English has
 * @param before how many of them are syllables as they stand
 * @param after how many are in the other reading
 * @param gained how many are only then
 */
record OldLetters(int words, int before, int after, int gained) {

  /** One word may look like another by chance. */
  private static final int LEAST = 2;

  /** So many words are enough to say that some of a text stands in an old encoding. */
  private static final int MANY = 5;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\u0080-\\u00FF&&[^\\u00A0]]+");

  private static final Pattern BETWEEN = Pattern.compile("\\p{L}[^\\p{L}\\p{M}]+\\p{L}");

  /** Letters to Unicode, signs to those who write. */
  private static final String SIGNS = "\u00AA\u00B5\u00BA";

  /** Of the words of a text, what {@code reading} makes of them. */
  static OldLetters of(String text, UnaryOperator<String> reading, boolean marksCapitalsSmall) {
    int words = 0;
    int before = 0;
    int after = 0;
    int gained = 0;
    Set<String> seen = new HashSet<>();
    Matcher matcher = WORD.matcher(Syllables.sample(text));
    while (matcher.find()) {
      String word = matcher.group();
      if (!isTelling(word) || !seen.add(word)) {
        continue;
      }
      String read = reading.apply(word);
      boolean was = Syllables.isSyllable(word);
      boolean is = Syllables.isSyllable(marksCapitalsSmall ? read.toLowerCase(Locale.ROOT) : read);
      words++;
      before += was ? 1 : 0;
      after += is ? 1 : 0;
      gained += is && !was ? 1 : 0;
    }
    return new OldLetters(words, before, after, gained);
  }

  static OldLetters of(String text, Encoding encoding) {
    return of(text, encoding::of, encoding == Encoding.TCVN3);
  }

  /** Whether the text stands in that reading, and makes no sense in its own. */
  boolean isSure() {
    return gained >= LEAST && gained > before && 5 * after >= 4 * words;
  }

  /** The same of bytes, which say less of what they are. */
  boolean isLikely() {
    return gained >= LEAST && gained > before && 5 * after >= 3 * words;
  }

  /** The same of a reading that differs from another in some letters only. */
  boolean isBetter() {
    return after - before >= LEAST && 5 * after >= 3 * words;
  }

  /** Whether so many words are only then some that a part of the text stands in that reading. */
  boolean isOfSome() {
    return gained >= MANY && 5 * (after - before) >= 4 * (words - before);
  }

  private static boolean isTelling(String word) {
    boolean letter = false;
    boolean sign = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c >= 0x80) {
        boolean isLetter = Character.isLetter(c) && SIGNS.indexOf(c) < 0;
        letter |= isLetter;
        sign |= !isLetter;
      }
    }
    return letter || (sign && BETWEEN.matcher(signs(word)).find());
  }

  private static String signs(String word) {
    String plain = word;
    for (int i = 0; i < SIGNS.length(); i++) {
      plain = plain.replace(SIGNS.charAt(i), '*');
    }
    return plain;
  }
}
