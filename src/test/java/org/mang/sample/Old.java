package org.mang.sample;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes Vietnamese in the encodings that offices used before Unicode, from tables of its own: VNI
 * and VISCII as their keyboards' manuals have them.
 */
public final class Old {

  private static final String VISCII_80 =
      "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";

  private static final String MARKS = "\u0301\u0300\u0309\u0303\u0323";

  private Old() {}

  /** The bytes of a text in an encoding, by the name that Măng has for it. */
  public static byte[] encode(String encoding, String text) {
    return switch (encoding) {
      case "UTF_8" -> text.getBytes(StandardCharsets.UTF_8);
      case "UTF_8_MARKED" -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
      case "UTF_16LE" -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
      case "UTF_16BE" -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE);
      case "WINDOWS_1258" -> windows1258(text);
      case "TCVN3" -> Tcvn3.encode(text).getBytes(StandardCharsets.ISO_8859_1);
      case "VNI" -> vni(text).getBytes(StandardCharsets.ISO_8859_1);
      case "VISCII" -> viscii(text);
      case "UTF_8_TWICE" -> twice(text);
      default -> throw new IllegalArgumentException(encoding);
    };
  }

  /**
   * As a program of Windows takes UTF-8, and saves it; it keeps the numbers that it does not know.
   */
  private static byte[] twice(String text) {
    StringBuilder taken = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      String letter = new String(new byte[] {b}, Charset.forName("windows-1252"));
      taken.append(letter.equals("\uFFFD") ? String.valueOf((char) (b & 0xFF)) : letter);
    }
    return taken.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Tones behind their letters, which keep their hats and horns. */
  private static byte[] windows1258(String text) {
    StringBuilder parted = new StringBuilder();
    for (char c : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
      String apart = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
      StringBuilder tones = new StringBuilder();
      StringBuilder letter = new StringBuilder();
      apart.chars().forEach(p -> (MARKS.indexOf(p) >= 0 ? tones : letter).append((char) p));
      parted.append(Normalizer.normalize(letter, Normalizer.Form.NFC)).append(tones);
    }
    return parted.toString().getBytes(Charset.forName("windows-1258"));
  }

  private static byte[] viscii(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < text.length(); i++) {
      int at = VISCII_80.indexOf(text.charAt(i));
      int low = "ẲẴẪỶỸỴ".indexOf(text.charAt(i));
      int[] lows = {0x02, 0x05, 0x06, 0x14, 0x19, 0x1E};
      bytes[i] = (byte) (at >= 0 ? 0x80 + at : low >= 0 ? lows[low] : text.charAt(i));
    }
    return bytes;
  }

  private static String vni(String text) {
    Map<String, String> plain = new HashMap<>();
    String[] pairs = "í í,ì ì,ỉ æ,ĩ ó,ị ò,ỵ î,đ ñ,ơ ô,ư ö".split(",", -1);
    for (String pair : pairs) {
      String[] p = pair.split(" ", -1);
      plain.put(p[0], p[1]);
      plain.put(p[0].toUpperCase(java.util.Locale.ROOT), p[1].toUpperCase(java.util.Locale.ROOT));
    }
    StringBuilder vni = new StringBuilder();
    for (char c : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
      String letter = String.valueOf(c);
      vni.append(c < 0x80 ? letter : plain.getOrDefault(letter, "")).append(vniMarked(c, plain));
    }
    return vni.toString();
  }

  private static String vniMarked(char c, Map<String, String> plain) {
    if (c < 0x80 || plain.containsKey(String.valueOf(c))) {
      return "";
    }
    String apart = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
    String base = apart.substring(0, 1);
    String hats = "";
    int tone = -1;
    for (int i = 1; i < apart.length(); i++) {
      int at = MARKS.indexOf(apart.charAt(i));
      if (at >= 0) {
        tone = at;
      } else {
        hats += apart.charAt(i);
      }
    }
    // Acute, grave, hook, tilde, dot: alone, with a circumflex, with a breve.
    String mark;
    if (hats.equals("\u0302")) {
      mark = tone < 0 ? "â" : "áàåãä".substring(tone, tone + 1);
    } else if (hats.equals("\u0306")) {
      mark = tone < 0 ? "ê" : "éèúüë".substring(tone, tone + 1);
    } else {
      mark = "ùøûõï".substring(tone, tone + 1);
      if (hats.equals("\u031B")) {
        base =
            base.equalsIgnoreCase("o")
                ? (base.equals("o") ? "ô" : "Ô")
                : base.equals("u") ? "ö" : "Ö";
      }
    }
    return base + (Character.isUpperCase(c) ? mark.toUpperCase(java.util.Locale.ROOT) : mark);
  }
}
