package org.mang.sample;

/**
 * A district and how many lived there at the census of April 2019.
 *
 * @param area the unit as of 2019 and 2020
 */
record District(Area area, int population) {
  /** The one district without communes. */
  static final String BACH_LONG_VI = "318";

  static final String HAI_AN = "306";
  static final String KIEN_AN = "307";
  static final String LE_CHAN = "305";
  static final String DUONG_KINH = "309";
  static final String THUY_NGUYEN = "311";
  static final String AN_DUONG = "312";
  static final String KIEN_THUY = "314";
  static final String TIEN_LANG = "315";
  static final String VINH_BAO = "316";
  static final String CAT_HAI = "317";

  String code() {
    return area.code();
  }

  String name() {
    return area.name();
  }

  boolean hasCommunes() {
    return !code().equals(BACH_LONG_VI);
  }
}
