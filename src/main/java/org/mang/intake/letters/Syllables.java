package org.mang.intake.letters;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Vietnamese a text is: every word is one syllable, and of syllables there are few kinds. Only
 * words with marks count, for all encodings have the others in common.
 */
final class Syllables {

  private static final int ENOUGH = 20_000;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
  private static final Pattern TONE = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");

  private static final Pattern SYLLABLE =
      Pattern.compile(
          "(b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?([aăâeêioôơuưy]{1,3})(ch|c|m|ng|nh|n|p|t)?");

  private static final Set<String> VOWELS =
      Set.of(
          ("a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi ôi ơi oo ua uâ uă uê ui uô uơ"
                  + " uy ưa ưi ươ ưu iêu yê yêu oai oao oay oeo uây uôi uya uyê uyu ươi ươu")
              .split(" ", -1));

  private Syllables() {}

  /** Words with marks that are syllables less those, and signs, that are none. */
  static int score(String text) {
    String sample = sample(text);
    int score = -strangeSigns(sample);
    Matcher words = WORD.matcher(sample);
    while (words.find()) {
      String word = words.group();
      if (!isAscii(word)) {
        score += isSyllable(word) ? 1 : -1;
      }
    }
    return score;
  }

  /** From all of the text: its head may be headings without marks. */
  static String sample(String text) {
    if (text.length() <= ENOUGH) {
      return text;
    }
    StringBuilder sample = new StringBuilder(ENOUGH);
    int pieces = 20;
    int piece = ENOUGH / pieces;
    for (int i = 0; i < pieces; i++) {
      int from = (int) ((long) (text.length() - piece) * i / (pieces - 1));
      sample.append(text, from, from + piece).append(' ');
    }
    return sample.toString();
  }

  private static int strangeSigns(String text) {
    int strange = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
      if (c > 0x7E && !letter && "–—“”‘’…•\u00A0\uFEFF".indexOf(c) < 0) {
        strange++;
      }
    }
    return strange;
  }

  static boolean isSyllable(String word) {
    if (!word.equals(word.toLowerCase(Locale.ROOT))
        && !word.equals(word.toUpperCase(Locale.ROOT))
        && !word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT))) {
      return false;
    }
    String apart = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    Matcher tones = TONE.matcher(apart);
    int count = 0;
    while (tones.find()) {
      count++;
    }
    String toneless = Normalizer.normalize(TONE.matcher(apart).replaceAll(""), Normalizer.Form.NFC);
    Matcher syllable = SYLLABLE.matcher(toneless);
    return count <= 1
        && syllable.matches()
        && (VOWELS.contains(syllable.group(2)) || "gi".equals(syllable.group(1)));
  }

  private static boolean isAscii(String word) {
    return word.chars().allMatch(c -> c < 0x80);
  }
}
