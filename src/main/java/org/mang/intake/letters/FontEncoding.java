package org.mang.intake.letters;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fonts name the encoding: .VnTime and its kin hold TCVN3, those that end in H its capitals; the
 * VNI fonts hold VNI. Remembers which of these were met. In some others, letters look like signs.
 */
public final class FontEncoding {

  private final Set<String> met = new TreeSet<>();

  /** What a text says that stands in that font. */
  public String decode(String font, String text) {
    String sign = SymbolFont.sign(font, text);
    if (sign != null) {
      return sign;
    }
    boolean tcvn3 = font.regionMatches(true, 0, ".Vn", 0, 3);
    if (!tcvn3 && !font.regionMatches(true, 0, "VNI-", 0, 4)) {
      return text;
    }
    met.add(font + " (" + (tcvn3 ? Encoding.TCVN3 : Encoding.VNI).title() + ")");
    if (!tcvn3) {
      return Vni.decode(text);
    }
    String decoded = Tcvn3.decode(text);
    return font.endsWith("H") ? decoded.toUpperCase(Locale.ROOT) : decoded;
  }

  /** The old fonts that texts stood in, with their encodings. */
  public List<String> met() {
    return List.copyOf(met);
  }
}
