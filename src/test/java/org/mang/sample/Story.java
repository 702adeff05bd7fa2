package org.mang.sample;

import java.util.List;
import java.util.Optional;

/**
 * Everything in the sample that is spoiled or odd on purpose, and nothing else is.
 *
 * <p>The table in {@code sample-data/README.md} is written from this list.
 */
final class Story {
  /**
   * One file's story.
   *
   * @param reporter the district's code, or the sector's word
   * @param what what is wrong or odd
   * @param then what Măng should make of it
   */
  record Episode(
      Twist twist, Form form, String reporter, Period period, String what, String then) {}

  static final List<Episode> EPISODES =
      List.of(
          new Episode(
              Twist.LATE,
              Form.DISTRICT_CHILDREN,
              District.KIEN_THUY,
              Period.wholeOf(2020),
              "received on 2 February 2021; due on 15 January",
              "accept; count as late"),
          new Episode(
              Twist.MISSING,
              Form.DISTRICT_INJURIES,
              District.THUY_NGUYEN,
              Period.quarter(2020, 3),
              "never came",
              "show as missing; target 5 of 2020 is undecided, and this report would decide it"),
          new Episode(
              Twist.SENT_TWICE,
              Form.DISTRICT_PARTICIPATION,
              District.HAI_AN,
              Period.quarter(2020, 1),
              "sent twice, the same bytes under two names",
              "accept one; say that the other is the same"),
          new Episode(
              Twist.CORRECTED,
              Form.DISTRICT_CHILDREN,
              District.VINH_BAO,
              Period.wholeOf(2020),
              "a digit slipped in one commune's children, and the total agrees with the slip;"
                  + " a second version is right",
              "accept the first; supersede it with the second, and keep both"),
          new Episode(
              Twist.OLD_FONT,
              Form.DISTRICT_CHILDREN,
              District.TIEN_LANG,
              Period.wholeOf(2019),
              "an .xls in the .VnTime fonts: its text is TCVN3",
              "accept; show the text in Unicode"),
          new Episode(
              Twist.OLD_WORKBOOK,
              Form.DISTRICT_CHILDREN,
              District.CAT_HAI,
              Period.half(2019, 1),
              "an .xls, in Unicode",
              "accept"),
          new Episode(
              Twist.HANDFUL_OF_ERRORS,
              Form.DISTRICT_CHILDREN,
              District.LE_CHAN,
              Period.half(2020, 1),
              "six errors in six rows: the text \"khoảng 300\", a negative count, an empty required"
                  + " cell, an unknown commune (Phường Sao Mai), more assisted than there are,"
                  + " and 1.150 that Excel took for 1,15",
              "return with all six marked, in one pass"),
          new Episode(
              Twist.TOTAL_DISAGREES,
              Form.DISTRICT_CHILDREN,
              District.KIEN_AN,
              Period.half(2020, 1),
              "Tổng cộng of the children is 10 more than its rows",
              "return with that cell marked"),
          new Episode(
              Twist.SPELLED_IN_ITS_OWN_WAY,
              Form.DISTRICT_CHILDREN,
              District.DUONG_KINH,
              Period.half(2019, 1),
              "the ward is Hoà Nghĩa",
              "accept: the same ward 11707 in all four"),
          new Episode(
              Twist.SPELLED_IN_ITS_OWN_WAY,
              Form.DISTRICT_CHILDREN,
              District.DUONG_KINH,
              Period.wholeOf(2019),
              "the ward is Hòa Nghĩa",
              "accept"),
          new Episode(
              Twist.SPELLED_IN_ITS_OWN_WAY,
              Form.DISTRICT_CHILDREN,
              District.DUONG_KINH,
              Period.half(2020, 1),
              "the ward is HOÀ NGHĨA",
              "accept"),
          new Episode(
              Twist.DECOMPOSED,
              Form.DISTRICT_CHILDREN,
              District.DUONG_KINH,
              Period.wholeOf(2020),
              "the ward is Hoà Nghĩa, like all text in the file in NFD",
              "accept"),
          new Episode(
              Twist.DATE_OUTSIDE_PERIOD,
              Form.DISTRICT_PARTICIPATION,
              District.AN_DUONG,
              Period.quarter(2020, 2),
              "an activity on 3 July stands in the list of the second quarter",
              "return with that cell marked; target 7 is met by the district's other quarters"),
          new Episode(
              Twist.BAD_ROWS,
              Form.HEALTH_INJURIES,
              Reporter.HEALTH.code(),
              Period.month(2020, 5),
              "two bad rows: the unknown cause \"Sét đánh\", and a date in June",
              "accept the others; put these two into quarantine (fewer than 5 %)"));

  private Story() {}

  static Optional<Twist> twist(Post post) {
    return EPISODES.stream().filter(episode -> isOf(episode, post)).map(Episode::twist).findFirst();
  }

  static boolean isOf(Episode episode, Post post) {
    return episode.form() == post.form()
        && episode.reporter().equals(post.reporter().code())
        && episode.period().equals(post.period());
  }
}
