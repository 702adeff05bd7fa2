package org.mang.intake.letters;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The encoding of the VNI fonts: a letter, and behind it a Latin-1 letter that stands for its
 * marks. Text with letters that only Unicode has is left as it is, for it is right already.
 */
final class Vni {

  /** Vowels that take marks behind them, and what each mark makes of them. */
  private static final String[][] MARKED = {
    {"a", "ùáøàûảõãïạââáấàầåẩãẫäậêăéắèằúẳüẵëặ"},
    {"e", "ùéøèûẻõẽïẹâêáếàềåểãễäệ"},
    {"o", "ùóøòûỏõõïọâôáốàồåổãỗäộ"},
    {"u", "ùúøùûủõũïụ"},
    {"y", "ùýøỳûỷõỹ"},
    {"ô", "ùớøờûởõỡïợ"},
    {"ö", "ùứøừûửõữïự"},
  };

  /** Letters that stand for themselves. */
  private static final String ALONE = "ôơöưñđííììæỉóĩòịîỵ";

  private static final Map<String, Character> LETTERS = letters();

  private Vni() {}

  static String decode(String text) {
    if (text.chars().anyMatch(c -> c > 0xFF && Character.isLetter(c))) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      Character two = i + 1 < text.length() ? LETTERS.get(text.substring(i, i + 2)) : null;
      if (two != null) {
        decoded.append(two.charValue());
        i += 2;
        continue;
      }
      Character one = LETTERS.get(text.substring(i, i + 1));
      decoded.append(one == null ? text.charAt(i) : one.charValue());
      i++;
    }
    return decoded.toString();
  }

  private static Map<String, Character> letters() {
    Map<String, Character> letters = new HashMap<>();
    for (String[] marked : MARKED) {
      for (int i = 0; i < marked[1].length(); i += 2) {
        String mark = marked[1].substring(i, i + 1);
        char letter = marked[1].charAt(i + 1);
        letters.put(marked[0] + mark, letter);
        // A capital's mark is often left small.
        letters.put(upper(marked[0]) + upper(mark), Character.toUpperCase(letter));
        letters.put(upper(marked[0]) + mark, Character.toUpperCase(letter));
      }
    }
    for (int i = 0; i < ALONE.length(); i += 2) {
      String code = ALONE.substring(i, i + 1);
      char letter = ALONE.charAt(i + 1);
      letters.put(code, letter);
      letters.put(upper(code), Character.toUpperCase(letter));
    }
    return letters;
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
