package org.mang.sample;

/**
 * An office that reports.
 *
 * @param code of the district, or a word for the sector
 * @param folder where its files lie in a year's folder
 * @param superior first line of the letterhead
 * @param office second line of the letterhead
 * @param unit the unit reported on: "Quận Hồng Bàng", "Sở Y tế"
 * @param sender who handed the file in, for the receipt
 * @param place where it signs
 */
record Reporter(
    String code,
    String folder,
    String superior,
    String office,
    String unit,
    String sender,
    String place) {

  static final Reporter HEALTH = sector("health", "so-y-te", "Sở Y tế");
  static final Reporter EDUCATION = sector("education", "so-giao-duc", "Sở Giáo dục và Đào tạo");
  static final Reporter LABOUR =
      sector("labour", "so-ldtbxh", "Sở Lao động - Thương binh và Xã hội");
  static final Reporter POLICE =
      new Reporter(
          "police",
          "cong-an",
          "BỘ CÔNG AN",
          "CÔNG AN THÀNH PHỐ HẢI PHÒNG",
          "Công an thành phố",
          "Công an thành phố",
          "Hải Phòng");

  /** The district's office for labour, invalids and social affairs. */
  static Reporter labour(District district) {
    return district(district, "Phòng Lao động - Thương binh và Xã hội", "Phòng LĐTBXH");
  }

  /** The district's office for health. */
  static Reporter health(District district) {
    return district(district, "Phòng Y tế", "Phòng Y tế");
  }

  private static Reporter district(District district, String office, String shortName) {
    String unit = district.area().title();
    return new Reporter(
        district.code(),
        district.code() + "-" + Vietnamese.slug(district.name()),
        "UBND " + Vietnamese.upper(unit),
        Vietnamese.upper(office),
        unit,
        shortName + " " + Vietnamese.lower(district.area().type()) + " " + district.name(),
        district.name());
  }

  private static Reporter sector(String code, String folder, String name) {
    return new Reporter(
        code, folder, "UBND THÀNH PHỐ HẢI PHÒNG", Vietnamese.upper(name), name, name, "Hải Phòng");
  }
}
