package org.mang.sample;

import java.util.List;

/** Names that nobody in particular bears: the commonest family, middle and given names, thrown. */
final class Names {
  private static final List<String> FAMILY =
      List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô");
  private static final List<String> GIRLS =
      List.of("An", "Bình", "Chi", "Dung", "Giang", "Hà", "Hoa", "Lan", "Mai", "Thu");
  private static final List<String> BOYS =
      List.of("An", "Bình", "Cường", "Dũng", "Đức", "Hải", "Hùng", "Long", "Nam", "Tuấn");

  private Names() {}

  /** A name such as forms give as an example: family, "Thị" or "Văn", given. */
  static String of(Dice dice, String sex) {
    return sex.equals(Sex.GIRL)
        ? dice.pick(FAMILY) + " Thị " + dice.pick(GIRLS)
        : dice.pick(FAMILY) + " Văn " + dice.pick(BOYS);
  }
}
