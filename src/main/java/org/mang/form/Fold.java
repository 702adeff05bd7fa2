package org.mang.form;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Folds text for comparing: lower case, no accents or tone marks, {@code đ} as {@code d}, dashes
 * alike, single spaces. Two spellings that differ only in case, tone-mark style (Hoà, Hòa) or
 * composition (NFC, NFD) fold to the same. The SQL macro {@code mang_fold} does the same in
 * queries; a test holds them together.
 */
public final class Fold {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");
  private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212]");

  private Fold() {}

  /** The folded text; never null, empty for blank text. */
  public static String of(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    String lower = bare.toLowerCase(Locale.ROOT).replace('đ', 'd');
    return SPACES.matcher(DASHES.matcher(lower).replaceAll("-")).replaceAll(" ").strip();
  }
}
