package org.mang.intake;

import java.util.Locale;

/**
 * Fonts name the encoding: .VnTime and its kin hold TCVN3, those that end in H its capitals; the
 * VNI fonts hold VNI.
 */
final class FontEncoding {

  private FontEncoding() {}

  static String decode(String font, String text) {
    if (font.startsWith(".Vn")) {
      String decoded = Tcvn3.decode(text);
      return font.endsWith("H") ? decoded.toUpperCase(Locale.ROOT) : decoded;
    }
    return font.startsWith("VNI-") ? Vni.decode(text) : text;
  }
}
