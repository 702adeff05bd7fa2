package org.mang.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values count what is in force, once. */
class MartsValueTest {

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
  void overlappingGroupsAreNotSummed() throws SQLException {
    store
        .accepted("district-children", "district-303", "2020")
        .observe("children", "303", 1_000)
        .observe("children_special", "303", 10)
        .observe("children_special", "303", "_T", "_T", "a", "_T", 8)
        .observe("children_special", "303", "_T", "_T", "b", "_T", 7);
    store.rebuild();
    assertThat(store.value("numerator", "special_share", "303", 2020)).isEqualTo("10.0");
    assertThat(
            store.rows(
                "select category_code, value from mart.indicator_value where indicator_code = 'special_group_share'"
                    + " and area_code = '303' and year = 2020 order by all"))
        .containsExactly("a | 0.8", "b | 0.7");
  }

  @Test
  void aTotalThatOverlappingGroupsLackIsNotMadeOfThem() throws SQLException {
    store
        .accepted("district-children", "district-303", "2020")
        .observe("children", "303", 1_000)
        .observe("children_special", "303", "_T", "_T", "a", "_T", 8);
    store.rebuild();
    assertThat(store.value("numerator, is_partial", "special_share", "303", 2020))
        .isEqualTo("null | true");
  }

  @Test
  void aCrosstabWithoutTotalsIsSummedOverSexAndCause() throws SQLException {
    store
        .accepted("district-injuries", "district-303", "2020-Q1")
        .observe("injured_children", "303", "M", "_T", "falls", "_T", 5)
        .observe("injured_children", "303", "F", "_T", "falls", "_T", 3)
        .observe("injured_children", "303", "M", "_T", "traffic", "_T", 2)
        .observe("injured_children", "303", "F", "_T", "traffic", "_T", 0)
        .observe("injured_children", "303", "_T", "0-5", "falls", "_T", 8)
        .observe("injured_children", "303", "_T", "0-5", "traffic", "_T", 2);
    store.rebuild();
    assertThat(
            store.rows(
                "select sex_code, age_band_code, category_code, value, is_partial from mart.measure_value"
                    + " where measure_code = 'injured_children' and area_code = '31'"
                    + " and (category_code = '_T' or sex_code = '_T' and age_band_code = '_T') order by all"))
        .containsExactly(
            "F | _T | _T | 3.0 | false",
            "M | _T | _T | 7.0 | false",
            "_T | 0-5 | _T | 10.0 | false",
            "_T | _T | _T | 10.0 | false",
            "_T | _T | falls | 8.0 | false",
            "_T | _T | traffic | 2.0 | false");
  }

  @Test
  void aShareOfNobodyHasNoInterval() throws SQLException {
    store.policeMonths(2020, 1, 12);
    store.rebuild();
    assertThat(
            store.value(
                "denominator, value, interval_low, interval_high",
                "abuse_supported_in_time_share",
                "303",
                2020))
        .isEqualTo("0.0 | null | null | null");
  }

  @Test
  void notKnownIsARowOnlyWhereSomebodySaidSo() throws SQLException {
    store.injuries("303", "2020-Q1", 2, 3);
    store.rebuild();
    String sexes =
        "select sex_code, value from mart.indicator_value where indicator_code = 'injured_children_by_sex'"
            + " and area_code = '303' and year = 2020 order by all";
    assertThat(store.rows(sexes)).containsExactly("F | 3.0", "M | 2.0", "_T | 5.0");

    store
        .accepted("district-injuries", "district-303", "2020-Q2")
        .observe("injured_children", "303", "_U", "_T", "falls", "_T", 1);
    store.rebuild();
    assertThat(store.rows(sexes)).containsExactly("F | 3.0", "M | 2.0", "_T | 6.0", "_U | 1.0");
  }

  @Test
  void blankIsNotZero() throws SQLException {
    store
        .accepted("district-children", "district-303", "2020")
        .observe("children", "11296", 1_000)
        .observe("children", "11299", 2_000)
        .observe("children_at_risk", "11296", 0);
    store.accepted("district-children", "district-304", "2020").observe("children", "304", 1_000);
    store.rebuild();
    assertThat(
            store.value("numerator, is_partial, missing_reporters", "at_risk_share", "303", 2020))
        .isEqualTo("0.0 | true | [district-303]");
    assertThat(store.value("numerator, is_partial", "at_risk_share", "304", 2020))
        .isEqualTo("null | true");
    assertThat(store.value("lower_bound, upper_bound", "at_risk_share", "303", 2020))
        .isEqualTo("0.0 | 100.0");
  }

  @Test
  void aDistrictLeftBlankByADepartmentIsMissingFromTheCitysSum() throws SQLException {
    store
        .accepted("education-pupils", "education", "2020")
        .observe("pupils", "303", "_T", "_T", "primary", "_T", 60)
        .observe("pupils", "304", "_T", "_T", "primary", "_T", 40)
        .observe("pupils_left", "303", "_T", "_T", "primary", "_T", 6);
    store.rebuild();
    assertThat(store.value("numerator, is_partial", "pupils_left_rate", "31", 2020))
        .isEqualTo("6.0 | true");
    assertThat(store.value("value, is_partial", "pupils_left_rate", "303", 2020))
        .isEqualTo("10.0 | false");
    assertThat(store.value("value, is_partial", "pupils_left_rate", "304", 2020))
        .isEqualTo("null | true");
  }

  @Test
  void aYearThatLacksAQuarterThatOthersHaveIsPartial() throws SQLException {
    store
        .accepted("education-pupils", "education", "2020")
        .observe("pupils_left", "303", "_T", "_T", "primary", "_T", 6)
        .observe("pupils_left", "303", "_T", "_T", "primary", "_T", 7)
        .observe("pupils_left", "304", "_T", "_T", "primary", "_T", 8);
    store.execute(
        "update core.observation set period_code = case value when 7 then '2020-Q2' else '2020-Q1' end");
    store.rebuild();
    assertThat(
            store.rows(
                "select area_code, category_code, value, is_partial from mart.measure_value where measure_code = 'pupils_left' and area_level = 'district' order by all"))
        .containsExactly(
            "303 | _T | 13.0 | false",
            "303 | primary | 13.0 | false",
            "304 | _T | 8.0 | true",
            "304 | primary | 8.0 | true");
  }

  @Test
  void anAcceptedListWithoutRowsIsZero() throws SQLException {
    for (int quarter = 1; quarter <= 4; quarter++) {
      store.accepted("district-participation", "district-303", "2020-Q" + quarter);
    }
    store.rebuild();
    assertThat(store.value("value, is_partial", "participation_children", "303", 2020))
        .isEqualTo("0.0 | false");
    assertThat(store.value("value, is_partial", "participation_children", "304", 2020))
        .isEqualTo("null | true");
  }

  @Test
  void supersededSubmissionsDoNotCount() throws SQLException {
    store
        .submission(
            "district-children",
            "district-303",
            "2020",
            "accepted",
            "2021-01-05 08:00:00",
            "2021-01-09 08:00:00")
        .observe("children", "303", 50_000)
        .observe("children_special", "303", 5_000);
    store.children("303", "2020", 100_000, 100);
    store.rebuild();
    assertThat(store.value("numerator, denominator", "special_share", "303", 2020))
        .isEqualTo("100.0 | 100000.0");
  }

  @Test
  void aRebuildFromTheSameFactsIsTheSame() throws SQLException {
    store.childrenEverywhere(2020);
    store.rebuild();
    String before = evaluation();
    store.rebuild();
    assertThat(evaluation()).isEqualTo(before);
  }

  @Test
  void communesRollUpToTheirDistrictAndTheCity() throws SQLException {
    store
        .accepted("district-children", "district-303", "2020")
        .observe("children", "11296", 1_000)
        .observe("children", "11299", 2_000);
    store.rebuild();
    assertThat(
            store.rows(
                "select area_level, area_code, value from mart.measure_value where measure_code = 'children' order by all"))
        .containsExactly(
            "city | 31 | 3000.0",
            "commune | 11296 | 1000.0",
            "commune | 11299 | 2000.0",
            "district | 303 | 3000.0");
  }

  @Test
  void ratesOfFewEventsHaveExactPoissonIntervals() {
    // Garwood (1936), as in every table of exact limits: 10 events, 4.795 to 18.39; none, up to
    // 3.689.
    assertThat(Chance.gammaQuantile(10.0, 0.025)).isCloseTo(4.7954, within(1e-4));
    assertThat(Chance.gammaQuantile(11.0, 0.975)).isCloseTo(18.3904, within(1e-4));
    assertThat(Chance.gammaQuantile(1.0, 0.975)).isCloseTo(3.6889, within(1e-4));
    assertThat(Chance.gammaQuantile(0.0, 0.025)).isZero();
  }

  @Test
  void binomialTailsAreExact() {
    // 2 of 10 or fewer, at one half: 56 of 1,024; 9 of 10 or more at 0.8: 0.3758.
    assertThat(1 - Chance.betaProbability(0.5, 3, 8)).isCloseTo(56.0 / 1024, within(1e-12));
    assertThat(Chance.betaProbability(0.8, 9, 2)).isCloseTo(0.375810, within(1e-6));
    assertThat(Chance.betaProbability(0.5, 0, 4)).isOne();
    assertThat(Chance.betaProbability(0.5, 4, 0)).isZero();
  }

  @Test
  void sharesHaveWilsonsInterval() throws SQLException {
    store
        .accepted("district-children", "district-303", "2020")
        .observe("children", "303", 10)
        .observe("children_special", "303", 1);
    store.rebuild();
    // Wilson (1927): 1 of 10, 1.79 % to 40.4 %.
    assertThat(
            store.value(
                "round(interval_low, 2), round(interval_high, 2)", "special_share", "303", 2020))
        .isEqualTo("1.79 | 40.42");
  }

  private String evaluation() throws SQLException {
    return store.rows("select * from mart.evaluation order by all").toString();
  }
}
