package org.mang.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is missing widens the bounds, whatever it is that is missing, and no verdict leaves it out.
 */
class MissingDataTest {

  private static final String WHY_EN =
      "select verdict, why_en from mart.target_verdict where target = %d and area_code = '%s'";

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
  void aMissingShareIsNoneAndAllOfHoweverManyChildren() throws SQLException {
    store.children("303", "2020", 100_000, 100);
    store.children("304", "2020", 100_000, 100);
    store.children("318", "2020-H1", 600, 5);
    store.rebuild();
    assertThat(store.value("numerator, denominator, is_partial", "special_share", "31", 2020))
        .isEqualTo("200.0 | 200000.0 | true");
    // Plausible are a tenth more children than in June, of whom none or all are special.
    assertThat(
            store.value(
                "lower_bound, upper_bound, round(plausible_lower, 4), round(plausible_upper, 4)",
                "special_share",
                "31",
                2020))
        .isEqualTo("0.0 | 100.0 | 0.0997 | 0.4286");
    assertThat(
            store.row(
                "select verdict, plausible_verdict from mart.target_verdict where target = 1 and area_code = '31'"))
        .isEqualTo("undecided | met");
  }

  @Test
  void nothingIsPlausibleOfChildrenWhomNobodyEverCounted() throws SQLException {
    store.children("303", "2020", 100_000, 100);
    store.children("304", "2020", 100_000, 100);
    store.rebuild();
    assertThat(store.value("value, upper_bound, plausible_upper", "special_share", "31", 2020))
        .isEqualTo("0.1 | 100.0 | null");
    assertThat(store.verdict(1, "31")).isEqualTo("undecided");
  }

  @Test
  void childrenTakenFromAnotherYearAreNamedAndMakeNothingExact() throws SQLException {
    store.children("303", "2019", 100_000, 900);
    injuries("303", 50, 50, 50, 50);
    store.rebuild();
    assertThat(
            store.value(
                "value, lower_bound, upper_bound, round(plausible_lower, 2), round(plausible_upper, 2)",
                "injury_rate",
                "303",
                2020))
        .isEqualTo("200.0 | 0.0 | null | 181.82 | 222.22");
    assertThat(store.row(WHY_EN.formatted(5, "303")))
        .isEqualTo(
            "undecided | Undecided: for certain at least 0.00 per 100,000 children; by what is known so far between"
                + " 181.82 and 222.22, target at most 200 per 100,000 children; waiting for District office Hồng Bàng"
                + " (2020, taken as in 2019).");
  }

  @Test
  void whatAUnitItselfHadIsInItsPlausibleBoundAndSoIsOneCase() throws SQLException {
    store.children("303", "2020", 100_000, 900);
    store.children("304", "2020", 100_000, 900);
    store.children("318", "2020", 600, 5);
    injuries("303", 0, 0, 0);
    injuries("304", 0, 0, 0, 0);
    injuries("318", 2, 0, 0);
    store.rebuild();
    // The only large districts reported noughts: one case is always plausible, and what 318 had is
    // there again.
    assertThat(store.value("plausible_lower, plausible_upper", "injury_rate", "303", 2020))
        .isEqualTo("0.0 | 1.0");
    assertThat(store.value("plausible_upper", "injury_rate", "318", 2020))
        .isEqualTo(String.valueOf(100_000.0 * 4 / 600));
    assertThat(store.verdict(5, "303")).isEqualTo("undecided");
  }

  @Test
  void missingCasesAreWholeChildren() throws SQLException {
    store.childrenEverywhere(2020);
    store.execute("update core.observation set value = value / 100 where area_code = '318'");
    injuries("303", 30, 30, 30, 30);
    injuries("318", 0, 0, 0);
    store.rebuild();
    // 30 per 100,000 would be 0.3 of a child.
    assertThat(store.value("plausible_upper", "injury_rate", "318", 2020)).isEqualTo("100.0");
  }

  @Test
  void rowsThatWereLeftOutCountAsNoneAndAsOneEach() throws SQLException {
    Store.Submission list = store.accepted("health-hiv", "health", "2020-H2");
    for (int child = 0; child < 19; child++) {
      list.child("hiv", "303", "health", child < 18 ? "health" : "");
    }
    store.leftOut(list, 2);
    store.rebuild();
    // 18 of 19 are more than 90 %, and 18 of 21 would not be.
    assertThat(
            store.value(
                "round(value, 2), round(lower_bound, 2), round(upper_bound, 2), is_partial, missing_reporters",
                "hiv_served_share",
                "303",
                2020))
        .isEqualTo("94.74 | 85.71 | 95.24 | true | [health]");
    assertThat(store.row(WHY_EN.formatted(6, "31")))
        .isEqualTo(
            "undecided | Undecided: for certain between 85.71 and 95.24 %, target at least 90 %; waiting for"
                + " Health department (H2 2020: 2 rows left out).");
  }

  @Test
  void aTableOfWhichRowsWereLeftOutIsPartialInItsDistrict() throws SQLException {
    Store.Submission table =
        store
            .accepted("district-children", "district-303", "2020")
            .observe("children", "11296", 1_000)
            .observe("children_special", "11296", 9);
    store.leftOut(table, 1);
    store.rebuild();
    assertThat(store.verdict(1, "303")).isEqualTo("undecided");
    assertThat(
            store.rows(
                "select area_code, is_partial from mart.measure_value where measure_code = 'children' order by all"))
        .containsExactly("11296 | false", "303 | true", "31 | true");
  }

  @Test
  void whereNobodyOwesAReportNoVerdictWaitsForOne() throws SQLException {
    store.childrenEverywhere(2020);
    store.execute("delete from core.reporter where reporter_kind in ('police', 'health')");
    store.rebuild();
    assertThat(
            store.rows(
                "select target, verdict, why_vi from mart.target_verdict where target in (3, 4, 6) and area_code = '31'"
                    + " order by target"))
        .allMatch(
            row ->
                row.endsWith(
                    "not_comparable | Không so sánh được: không đơn vị nào phải gửi báo cáo để tính cho địa bàn này."))
        .hasSize(3);
  }

  private void injuries(String district, int... quarters) throws SQLException {
    for (int quarter = 1; quarter <= quarters.length; quarter++) {
      store.injuries(district, "2020-Q" + quarter, quarters[quarter - 1], 0);
    }
  }
}
