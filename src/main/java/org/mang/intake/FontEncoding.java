package org.mang.intake;

import java.util.Locale;

/** Fonts name the encoding: .VnTime and its kin hold TCVN3, those that end in H its capitals. */
final class FontEncoding {

  private FontEncoding() {}

  static String decode(String font, String text) {
    if (!font.startsWith(".Vn")) {
      return text;
    }
    String decoded = Tcvn3.decode(text);
    return font.endsWith("H") ? decoded.toUpperCase(Locale.ROOT) : decoded;
  }
}
