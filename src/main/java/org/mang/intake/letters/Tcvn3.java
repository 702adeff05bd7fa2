package org.mang.intake.letters;

/**
 * TCVN 5712:1993 (VN3, "ABC"), the encoding of the .VnTime fonts: Vietnamese letters in the places
 * of Latin-1 letters. Text with letters that only Unicode has is left as it is, for it is right
 * already.
 */
final class Tcvn3 {

  private static final String CODES =
      "\u00B5\u00B6\u00B7\u00B8\u00B9" // à ả ã á ạ
          + "\u00A8\u00BB\u00BC\u00BD\u00BE\u00C6" // ă ằ ẳ ẵ ắ ặ
          + "\u00A9\u00C7\u00C8\u00C9\u00CA\u00CB" // â ầ ẩ ẫ ấ ậ
          + "\u00AE" // đ
          + "\u00CC\u00CE\u00CF\u00D0\u00D1" // è ẻ ẽ é ẹ
          + "\u00AA\u00D2\u00D3\u00D4\u00D5\u00D6" // ê ề ể ễ ế ệ
          + "\u00D7\u00D8\u00DC\u00DD\u00DE" // ì ỉ ĩ í ị
          + "\u00DF\u00E1\u00E2\u00E3\u00E4" // ò ỏ õ ó ọ
          + "\u00AB\u00E5\u00E6\u00E7\u00E8\u00E9" // ô ồ ổ ỗ ố ộ
          + "\u00AC\u00EA\u00EB\u00EC\u00ED\u00EE" // ơ ờ ở ỡ ớ ợ
          + "\u00EF\u00F1\u00F2\u00F3\u00F4" // ù ủ ũ ú ụ
          + "\u00AD\u00F5\u00F6\u00F7\u00F8\u00F9" // ư ừ ử ữ ứ ự
          + "\u00FA\u00FB\u00FC\u00FD\u00FE" // ỳ ỷ ỹ ý ỵ
          + "\u00A1\u00A2\u00A3\u00A4\u00A5\u00A6\u00A7"; // Ă Â Ê Ô Ơ Ư Đ

  private static final String LETTERS =
      "àảãáạ" + "ăằẳẵắặ" + "âầẩẫấậ" + "đ" + "èẻẽéẹ" + "êềểễếệ" + "ìỉĩíị" + "òỏõóọ" + "ôồổỗốộ"
          + "ơờởỡớợ" + "ùủũúụ" + "ưừửữứự" + "ỳỷỹýỵ" + "ĂÂÊÔƠƯĐ";

  private Tcvn3() {}

  static String decode(String text) {
    if (text.chars().anyMatch(c -> c > 0xFF && Character.isLetter(c))) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c -> {
              int place = CODES.indexOf(c);
              decoded.append(place < 0 ? (char) c : LETTERS.charAt(place));
            });
    return decoded.toString();
  }
}
