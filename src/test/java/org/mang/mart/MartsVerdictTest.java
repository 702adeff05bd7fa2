package org.mang.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A verdict says no more than the reports do. */
class MartsVerdictTest {

  private Store store;

  @BeforeEach
  void open() throws SQLException, IOException {
    store = Store.open();
  }

  @AfterEach
  void close() throws SQLException {
    store.close();
  }

  @Test
  void isMetWhenAllReportsAreInAndTheValueIsOnTheLimit() throws SQLException {
    store.children("303", "2020", 100_000, 1_200);
    store.children("304", "2020", 100_000, 800);
    store.children("318", "2020", 100_000, 1_000);
    store.rebuild();
    assertThat(store.verdict(1, "31")).isEqualTo("met");
    assertThat(store.verdict(1, "303")).isEqualTo("not_met");
    assertThat(
            store.row(
                "select why_vi, why_en from mart.target_verdict where target = 1 and area_code = '303'"))
        .isEqualTo(
            "Không đạt: 1,20 % (1.200/100.000), mục tiêu không quá 1 %; đủ 1/1 báo cáo."
                + " | Not met: 1.20 % (1,200/100,000), target at most 1 %; 1/1 reports in.");
  }

  @Test
  void isUndecidedWhenAMissingQuarterCouldTurnIt() throws SQLException {
    store.childrenEverywhere(2020);
    injuriesOfAYear("303", 20);
    injuriesOfAYear("304", 45);
    for (int quarter = 1; quarter <= 3; quarter++) {
      store.injuries("318", "2020-Q" + quarter, 30, 30);
    }
    store.rebuild();
    // 80 + 180 + 180 = 440 per 300,000 are known; the highest quarterly rate is 60 per 100,000.
    assertThat(
            store.value(
                "value, lower_bound, upper_bound, plausible_lower, plausible_upper",
                "injury_rate",
                "31",
                2020))
        .isEqualTo(
            "146.66666666666666 | 146.66666666666666 | null | 146.66666666666666 | 166.66666666666666");
    assertThat(
            store.row(
                "select verdict, plausible_verdict from mart.target_verdict where target = 5 and area_code = '31'"))
        .isEqualTo("undecided | met");
    assertThat(store.verdict(5, "318")).isEqualTo("undecided");
    assertThat(
            store.row(
                "select waiting_for, why_vi from mart.target_verdict where target = 5 and area_code = '318'"))
        .isEqualTo(
            "[district-318] | Chưa kết luận được: chắc chắn ít nhất 180,00 trên 100.000 trẻ em;"
                + " theo những gì đã biết thì từ 180,00 đến 240,00, mục tiêu không quá 200 trên 100.000 trẻ em; chờ báo cáo của Phòng LĐTBXH Bạch Long Vĩ (quý IV/2020).");
  }

  @Test
  void isDecidedWhenAMissingQuarterCannotTurnIt() throws SQLException {
    store.childrenEverywhere(2020);
    injuriesOfAYear("303", 20);
    injuriesOfAYear("304", 20);
    store.injuries("318", "2020-Q1", 400, 300);
    store.rebuild();
    assertThat(store.verdict(5, "318")).isEqualTo("not_met");
    assertThat(store.verdict(5, "31")).isEqualTo("not_met");
    assertThat(
            store.row(
                "select waiting_for, why_en from mart.target_verdict where target = 5 and area_code = '318'"))
        .startsWith(
            "[] | Not met whatever the missing reports say: at least 700.00 per 100,000 children")
        .endsWith("missing: District office Bạch Long Vĩ (Q2 2020, Q3 2020, Q4 2020).");
  }

  @Test
  void comparesTheSamePeriodOnlyWhenNoMonthIsMissing() throws SQLException {
    store.childrenEverywhere(2019);
    store.childrenEverywhere(2020);
    store.policeMonths(2019, 1, 4);
    store.policeMonths(2019, 6, 12);
    store
        .submission("police-abuse", "police", "2019-M05", "accepted", "2019-06-09 10:00:00", null)
        .abuse("303", "2019-05-04 08:00:00", null, "low");
    store.policeMonths(2020, 1, 6);
    store.policeMonths(2020, 8, 12);
    store.rebuild();
    assertThat(
            store.row(
                "select verdict, why_vi from mart.target_verdict where target = 3 and area_code = '31'"))
        .isEqualTo(
            "not_comparable | Không so sánh được với cùng kỳ: thiếu báo cáo của Công an thành phố (tháng 7/2020).");

    store.policeMonths(2020, 7, 7);
    store.rebuild();
    assertThat(store.verdict(3, "31")).isEqualTo("met");
    assertThat(store.row("select baseline_value, value from mart.target_verdict where target = 3"))
        .isEqualTo("0.3333333333333333 | 0.0");
  }

  @Test
  void isNotMetWhenTheSamePeriodIsEqual() throws SQLException {
    store.childrenEverywhere(2019);
    store.childrenEverywhere(2020);
    store.policeMonths(2019, 1, 12);
    store.policeMonths(2020, 1, 12);
    store.rebuild();
    assertThat(store.verdict(3, "31")).isEqualTo("not_met");
  }

  @Test
  void supportIsInTimeWithinTwelveHoursAtHighRiskElseWithinAWeek() throws SQLException {
    store.policeMonths(2020, 1, 11);
    store
        .accepted("police-abuse", "police", "2020-M12")
        .abuse("303", "2020-12-01 08:00:00", "2020-12-01 20:00:00", "high")
        .abuse("303", "2020-12-01 08:00:00", "2020-12-01 20:00:01", "high")
        .abuse("304", "2020-12-01 08:00:00", "2020-12-08 08:00:00", "medium")
        .abuse("303", "2020-12-01 08:00:00", null, "low");
    store.rebuild();
    assertThat(store.value("numerator, denominator", "abuse_supported_in_time_share", "31", 2020))
        .isEqualTo("2.0 | 4.0");
    assertThat(store.verdict(4, "31")).isEqualTo("not_met");
    assertThat(store.verdict(4, "304")).isEqualTo("met");
    assertThat(store.verdict(4, "318")).isEqualTo("not_comparable");
  }

  @Test
  void allInTimeIsNotMetWhileAMonthIsMissing() throws SQLException {
    store.policeMonths(2020, 1, 10);
    store
        .accepted("police-abuse", "police", "2020-M12")
        .abuse("303", "2020-12-01 08:00:00", "2020-12-01 09:00:00", "high");
    store.rebuild();
    assertThat(store.verdict(4, "31")).isEqualTo("undecided");
  }

  @Test
  void aDistrictWithOneActivityIsDecidedWhateverItStillOwes() throws SQLException {
    store.accepted("district-participation", "district-303", "2020-Q1").activity(40);
    for (int quarter = 1; quarter <= 4; quarter++) {
      store.accepted("district-participation", "district-304", "2020-Q" + quarter);
    }
    store.rebuild();
    assertThat(List.of(store.verdict(7, "303"), store.verdict(7, "304"), store.verdict(7, "318")))
        .isEqualTo(List.of("met", "not_met", "undecided"));
    // One district has none for certain, so all of them cannot.
    assertThat(store.verdict(7, "31")).isEqualTo("not_met");
    assertThat(
            store.value(
                "numerator, denominator, reporting_rate",
                "participation_district_share",
                "303",
                2020))
        .isEqualTo("1.0 | 1.0 | 25.0");
  }

  @Test
  void countsHivChildrenOfTheLastHalfYearWhoGotEverythingTheyNeed() throws SQLException {
    store
        .accepted("health-hiv", "health", "2020-H1")
        .child("hiv", "303", "health", "")
        .child("hiv", "303", "health", "");
    store
        .accepted("health-hiv", "health", "2020-H2")
        .child("hiv", "303", "health,play", "health,play")
        .child("hiv", "303", "health,play", "health")
        .child("hiv", "303", "", "play");
    store.rebuild();
    assertThat(store.value("numerator, denominator", "hiv_served_share", "31", 2020))
        .isEqualTo("1.0 | 2.0");
    assertThat(
            store.rows(
                "select category_code, numerator, denominator from mart.indicator_value"
                    + " where indicator_code = 'hiv_service_coverage' and area_code = '31' and year = 2020 order by all"))
        .containsExactly("health | 2.0 | 2.0", "play | 1.0 | 2.0");
  }

  @Test
  void aFigureIsWrittenAsExactlyAsItTakesToSeeWhyItFails() throws SQLException {
    store.children("303", "2020", 99_999, 1_000);
    store.rebuild();
    assertThat(
            store.row(
                "select why_en from mart.target_verdict where target = 1 and area_code = '303'"))
        .isEqualTo("Not met: 1.000010 % (1,000/99,999), target at most 1 %; 1/1 reports in.");
  }

  @Test
  void casesOfNobodyAreNotCalledNobody() throws SQLException {
    store.children("303", "2020", 0, 0);
    injuriesOfAYear("303", 2);
    store.rebuild();
    assertThat(
            store.row(
                "select verdict, why_en from mart.target_verdict where target = 5 and area_code = '303'"))
        .isEqualTo(
            "not_comparable | Not comparable: all reports are in and 8 were counted, but the denominator is 0.");
  }

  @Test
  void aShareHasChangedWhereChanceDoesNotExplainIt() throws SQLException {
    store.childrenEverywhere(2019);
    store.children("303", "2020", 100_000, 910);
    // 900 and 990 are 2.1 standard errors apart, and 900 and 820 are 1.9; the intervals of either
    // overlap.
    store.children("304", "2020", 100_000, 990);
    store.children("318", "2020", 100_000, 820);
    store.rebuild();
    assertThat(
            store.rows(
                "select area_code, trend, trend_why_en from mart.target_verdict where target = 1 order by area_code"))
        .containsExactly(
            "303 | no_clear_change | No clear change: 0.91 % after 0.90 in 2019; may be chance (level 5 %).",
            "304 | worse | Worse: 0.99 % after 0.90 in 2019; chance does not explain it (level 5 %).",
            "31 | no_clear_change | No clear change: 0.91 % after 0.90 in 2019; may be chance (level 5 %).",
            "318 | no_clear_change | No clear change: 0.82 % after 0.90 in 2019; may be chance (level 5 %).");
  }

  @Test
  void aRateHasChangedWhereNeitherChanceNorWhatIsMissingExplainsIt() throws SQLException {
    store.childrenEverywhere(2019);
    store.childrenEverywhere(2020);
    injuriesOf("303", 2019, 30, 0, 0, 0);
    injuriesOf("304", 2019, 30, 0, 0, 0);
    injuriesOf("318", 2019, 0, 0, 0, 0);
    // Of 45 in two years of as many children, 15 or fewer fall into one with 1.8 %; of 47, 17 or
    // fewer with 3.9 %.
    injuriesOf("303", 2020, 15, 0, 0, 0);
    injuriesOf("304", 2020, 17, 0, 0, 0);
    injuriesOf("318", 2020, 0, 0, 0, 6);
    store.rebuild();
    String trends =
        "select area_code, trend from mart.target_verdict where target = 5 and area_code <> '31' order by all";
    assertThat(store.rows(trends))
        .containsExactly("303 | better", "304 | no_clear_change", "318 | worse");

    // A quarter that nobody sent may have had any number; but 6 are there whatever else comes.
    store.execute(
        "delete from core.version where form_code = 'district-injuries' and (reporter_code, period_code)"
            + " in (('district-303', '2020-Q2'), ('district-318', '2020-Q2'))");
    store.rebuild();
    assertThat(store.rows(trends))
        .containsExactly("303 | no_clear_change", "304 | no_clear_change", "318 | worse");
    assertThat(
            store.rows(
                "select trend_why_en, trend_why_vi from mart.target_verdict where target = 5 and area_code in ('303', '318') order by area_code"))
        .containsExactly(
            "No clear change: 15.00 per 100,000 children after 30.00 in 2019; may be chance (level 5 %) or the missing reports."
                + " | Không thay đổi rõ: 15,00 trên 100.000 trẻ em sau 30,00 năm 2019; có thể do ngẫu nhiên (mức 5 %) hoặc do báo cáo còn thiếu.",
            "Worse: 6.00 per 100,000 children after 0.00 in 2019; neither chance (level 5 %) nor the missing reports explain it."
                + " | Xấu đi: 6,00 trên 100.000 trẻ em sau 0,00 năm 2019; ngẫu nhiên (mức 5 %) và các báo cáo còn thiếu không giải thích được.");
  }

  private void injuriesOf(String district, int year, int... quarters) throws SQLException {
    for (int quarter = 1; quarter <= quarters.length; quarter++) {
      store.injuries(district, year + "-Q" + quarter, quarters[quarter - 1], 0);
    }
  }

  private void injuriesOfAYear(String district, int aQuarter) throws SQLException {
    for (int quarter = 1; quarter <= 4; quarter++) {
      store.injuries(district, "2020-Q" + quarter, aQuarter / 2, aQuarter - aQuarter / 2);
    }
  }
}
