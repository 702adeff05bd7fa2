package org.mang.form;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Folds text for comparing: lower case, no accents or tone marks, {@code đ} as {@code d}, dashes
 * alike, single spaces. Two spellings that differ only in case, tone-mark style (Hoà, Hòa) or
 * composition (NFC, NFD), or in letters of other scripts that look alike, fold to the same. The SQL
 * macro {@code mang_fold} does the same in queries; a test holds them together.
 */
public final class Fold {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");

  /**
   * Cyrillic, Greek, Icelandic, African, phonetic, Turkish and full-width letters that look like
   * ours, and dashes; then what is not seen at all. A font or a character table offers Ɖ beside Đ.
   */
  private static final String ALIKE =
      "\u0430\u0432\u0441\u0501\u0435\u04BB\u0456\u0458\u043A\u043C\u043D\u043E"
          + "\u0440\u0455\u0442\u0443\u0445\u03B1\u03B2\u03B5\u03B7\u03B9\u03BA\u03BC"
          + "\u03BD\u03BF\u03C1\u03C4\u03C5\u03C7\u03B6\u0111\u00F0\u0131\u2010\u2011"
          + "\u2012\u2013\u2014\u2015\u2212\uFF41\uFF42\uFF43\uFF44\uFF45\uFF46\uFF47"
          + "\uFF48\uFF49\uFF4A\uFF4B\uFF4C\uFF4D\uFF4E\uFF4F\uFF50\uFF51\uFF52\uFF53"
          + "\uFF54\uFF55\uFF56\uFF57\uFF58\uFF59\uFF5A\uFF10\uFF11\uFF12\uFF13\uFF14"
          + "\uFF15\uFF16\uFF17\uFF18\uFF19\u0256\u0257\u018C\u0251\u0261\u04AF"
          + "\u051B\u051D\u04CF\u0475\u00F8";

  private static final String OURS =
      "abcdehijkmhopstyxabehikmvoptyxzddi------"
          + "-abcdefghijklmnopqrstuvwxyz0123456789dddagyqwlvo";

  private static final Pattern UNSEEN =
      Pattern.compile("[\\u00AD\\u200B\\u200C\\u200D\\u2060\\uFEFF]");

  private Fold() {}

  /** The folded text; never null, empty for blank text. */
  public static String of(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return SPACES.matcher(ours(bare.toLowerCase(Locale.ROOT))).replaceAll(" ").strip();
  }

  private static String ours(String lower) {
    if (lower.chars().allMatch(c -> c < 0x80)) {
      return lower;
    }
    StringBuilder ours = new StringBuilder(lower.length());
    UNSEEN
        .matcher(lower)
        .replaceAll("")
        .chars()
        .forEach(
            c -> {
              int at = ALIKE.indexOf(c);
              ours.append(at < 0 ? (char) c : OURS.charAt(at));
            });
    return ours.toString();
  }
}
