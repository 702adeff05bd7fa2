package org.mang.intake.letters;

/** VISCII (RFC 1456), from the Latin-1 reading of its bytes. */
final class Viscii {

  private static final String FROM_80 =
      "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
          + "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
          + "Õắằặấầẩậẽẹếềểễệố"
          + "ồổỗỠƠộờởịỰỨỪỬơớƯ"
          + "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
          + "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
          + "àáâãảăữẫèéêẻìíĩỉ"
          + "đựòóôõỏọụùúũủýợỮ";

  private Viscii() {}

  static String decode(String text) {
    StringBuilder decoded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      decoded.append(
          switch (c) {
            case 0x02 -> 'Ẳ';
            case 0x05 -> 'Ẵ';
            case 0x06 -> 'Ẫ';
            case 0x14 -> 'Ỷ';
            case 0x19 -> 'Ỹ';
            case 0x1E -> 'Ỵ';
            default -> c >= 0x80 && c <= 0xFF ? FROM_80.charAt(c - 0x80) : c;
          });
    }
    return decoded.toString();
  }
}
