package org.mang.sample;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * TCVN 5712:1993 (VN3), whose bytes old Vietnamese fonts draw in the places of Latin-1 letters.
 *
 * <p>It has no codes for capitals with tones: those are typed as small letters and drawn large by
 * the capital fonts.
 */
final class Tcvn3 {
  /** The letters in order of their codes; a space where a code draws no letter. */
  private static final String FROM_A1 = "ĂÂÊÔƠƯĐăâêôơưđ";

  private static final String FROM_B5 =
      "àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";

  private static final Map<Character, Character> CODES = codes();

  private Tcvn3() {}

  static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (char letter : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
      char small = Character.toLowerCase(letter);
      if (letter < 0x80) {
        encoded.append(letter);
      } else if (CODES.containsKey(letter) && !Script.isCapitals(text)) {
        encoded.append(CODES.get(letter));
      } else if (CODES.containsKey(small)) {
        encoded.append(CODES.get(small));
      } else {
        throw new IllegalArgumentException("TCVN3 has no code for " + letter + " in " + text);
      }
    }
    return encoded.toString();
  }

  private static Map<Character, Character> codes() {
    Map<Character, Character> codes = new HashMap<>();
    for (int i = 0; i < FROM_A1.length(); i++) {
      codes.put(FROM_A1.charAt(i), (char) (0xA1 + i));
    }
    for (int i = 0; i < FROM_B5.length(); i++) {
      if (FROM_B5.charAt(i) != ' ') {
        codes.put(FROM_B5.charAt(i), (char) (0xB5 + i));
      }
    }
    return Map.copyOf(codes);
  }
}
