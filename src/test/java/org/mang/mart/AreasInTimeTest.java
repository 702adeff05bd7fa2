package org.mang.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What was reported by the boundaries of one time, read on those of another. Districts A and B have
 * communes a1, a2, a3 and b1; boundaries change on 1 February 2020.
 */
class AreasInTimeTest {

  private static final String BEFORE = "2019-12-31";
  private static final String AFTER = "2020-12-31";

  private static final String CHANGE = "2020-02-01";

  private Store store;

  @BeforeEach
  void open() throws SQLException, IOException {
    store = Store.open();
    store.areas();
    area("A", "district", "31", null, null);
    area("B", "district", "31", null, null);
    store.offices("A", "B");
  }

  @AfterEach
  void close() throws SQLException {
    store.close();
  }

  @Test
  void mergedCommunesAddUp() throws SQLException {
    area("a1", "commune", "A", null, CHANGE);
    area("a2", "commune", "A", null, null);
    change("a1", "a2", "full", null);
    children("A", "2019", "a1", 100, "a2", 200);
    children("A", "2020", "a2", 330);
    store.rebuildOn(AFTER);
    assertThat(communes("2019")).containsExactly("a2 | 300.0 | 0.0");
    assertThat(communes("2020")).containsExactly("a2 | 330.0 | 0.0");
  }

  @Test
  void backOverAMergerTheyAreWeighedByTheChildrenLastCounted() throws SQLException {
    area("a1", "commune", "A", null, CHANGE);
    area("a2", "commune", "A", null, null);
    change("a1", "a2", "full", null);
    children("A", "2019", "a1", 100, "a2", 200);
    children("A", "2020", "a2", 330);
    store.rebuildOn(BEFORE);
    assertThat(communes("2020")).containsExactly("a1 | 110.0 | 110.0", "a2 | 220.0 | 220.0");
    assertThat(district("A", "2020")).isEqualTo("330.0 | 0.0");
  }

  @Test
  void aRenumberedCommuneIsFollowedAlsoWhereAnotherHadItsCode() throws SQLException {
    area("a1", "commune", "A", null, "2019-06-01");
    area("a2", "commune", "A", null, CHANGE);
    area("a1", "commune", "A", CHANGE, null);
    store.change("2019-06-01", "a1", "a2", "full", null);
    change("a2", "a1", "renumbered", null);
    children("A", "2018", "a1", 10, "a2", 20);
    children("A", "2019", "a2", 40);
    children("A", "2020", "a1", 50);
    store.rebuildOn(AFTER);
    assertThat(communes("2018")).containsExactly("a1 | 30.0 | 0.0");
    assertThat(communes("2019")).containsExactly("a1 | 40.0 | 0.0");
    store.rebuildOn("2018-12-31");
    assertThat(communes("2020"))
        .containsExactly("a1 | 16.666667 | 16.666667", "a2 | 33.333333 | 33.333333");
  }

  @Test
  void aGivenShareDividesACommune() throws SQLException {
    area("a1", "commune", "A", null, null);
    area("a2", "commune", "A", CHANGE, null);
    change("a1", "a2", "partial", 0.25);
    children("A", "2019", "a1", 100);
    store.rebuildOn(AFTER);
    assertThat(communes("2019")).containsExactly("a1 | 75.0 | 75.0", "a2 | 25.0 | 25.0");
    assertThat(district("A", "2019")).isEqualTo("100.0 | 0.0");
  }

  @Test
  void withoutAShareThePartsAreWeighedByTheChildrenFirstCountedInThem() throws SQLException {
    area("a1", "commune", "A", null, CHANGE);
    area("a2", "commune", "A", CHANGE, null);
    area("a3", "commune", "A", CHANGE, null);
    change("a1", "a2", "partial", null);
    change("a1", "a3", "partial", null);
    children("A", "2019", "a1", 100);
    children("A", "2020", "a2", 30, "a3", 90);
    store.rebuildOn(AFTER);
    assertThat(communes("2019")).containsExactly("a2 | 25.0 | 25.0", "a3 | 75.0 | 75.0");
  }

  @Test
  void whereNoWeightIsKnownThereIsNoValue() throws SQLException {
    area("a1", "commune", "A", null, CHANGE);
    area("a2", "commune", "A", null, null);
    area("a3", "commune", "A", CHANGE, null);
    change("a1", "a2", "partial", null);
    change("a1", "a3", "partial", null);
    children("A", "2019", "a1", 100, "a2", 50);
    children("A", "2020", "a2", 90, "a3", 60);
    store.rebuildOn(AFTER);
    assertThat(communes("2019")).containsExactly("a2 | null | 0.0", "a3 | null | 0.0");
    assertThat(district("A", "2019")).isEqualTo("150.0 | 0.0");
  }

  @Test
  void whatCameFromNobodyKnowsWhereHasNoValueEither() throws SQLException {
    area("a1", "commune", "A", null, CHANGE);
    area("a2", "commune", "A", null, null);
    area("a3", "commune", "A", CHANGE, null);
    children("A", "2019", "a1", 100, "a2", 50);
    store.rebuildOn(AFTER);
    assertThat(communes("2019")).containsExactly("a2 | 50.0 | 0.0");
    assertThat(
            store.rows(
                "select value from mart.measure_value where area_code = 'A' and measure_code = 'children'"))
        .containsOnly("null");
    assertThat(district("31", "2019")).isEqualTo("150.0 | 0.0");
    assertThat(
            store.rows(
                "select area_code, other_area_code, share from mart.area_crosswalk where boundaries_on = '2000-01-01'"
                    + " and other_boundaries_on = '2020-02-01' and area_level = 'commune' order by all"))
        .containsExactly("a1 | null | null", "a2 | a2 | 1.000000000000");
  }

  @Test
  void mergedDistrictsAreOneWithTheReportsOfBoth() throws SQLException {
    districtAGoesIntoB();
    children("A", "2019", "a1", 1_000, 10);
    children("B", "2019", "b1", 3_000, 90);
    children("B", "2020", "a1", 1_000, "b1", 3_000);
    store.rebuildOn(AFTER);
    assertThat(share("B", 2019)).isEqualTo("100.0 | 4000.0 | 2.5 | 2 | 2");
    assertThat(share("31", 2019)).isEqualTo("100.0 | 4000.0 | 2.5 | 2 | 2");
    assertThat(store.rows("select * from mart.indicator_value where area_code like 'A%'"))
        .isEmpty();
    store.rebuild();
    assertThat(share("A", 2019)).isEqualTo("10.0 | 1000.0 | 1.0 | 1 | 1");
  }

  @Test
  void ofMergedDistrictsOneMissingReportLeavesTheValueOpen() throws SQLException {
    districtAGoesIntoB();
    children("B", "2019", "b1", 3_000, 90);
    store.rebuildOn(AFTER);
    assertThat(
            store.value(
                "is_partial, expected_reports, accepted_reports, missing_reporters",
                "special_share",
                "B",
                2019))
        .isEqualTo("true | 2 | 1 | [district-A]");
  }

  @Test
  void aDistrictThatLostACommuneIsCountedByItsCommunes() throws SQLException {
    area("a1", "commune", "A", null, null);
    area("a2", "commune", "A", null, CHANGE);
    area("a2", "commune", "B", CHANGE, null);
    area("b1", "commune", "B", null, null);
    change("a2", "a2", "full", null);
    store
        .accepted("district-children", "district-A", "2019")
        .observe("children", "a1", 1_000)
        .observe("children", "a2", 3_000)
        .observe("children_special", "a1", 10)
        .observe("children_special", "a2", 90);
    children("B", "2019", "b1", 1_000, 5);
    // A table of the whole district is apportioned by children: three of four are in a2.
    store.injuries("A", "2019-Q1", 40, 0);
    store.rebuildOn(AFTER);
    assertThat(share("A", 2019)).isEqualTo("10.0 | 1000.0 | 1.0 | 1 | 1");
    assertThat(share("B", 2019)).isEqualTo("95.0 | 4000.0 | 2.375 | 2 | 2");
    assertThat(share("31", 2019)).isEqualTo("105.0 | 5000.0 | 2.1 | 2 | 2");
    assertThat(
            store.rows(
                "select area_code, value, apportioned_value from mart.measure_value where measure_code ="
                    + " 'injured_children' and period_code = '2019-Q1' and sex_code = '_T' and age_band_code = '_T'"
                    + " and category_code = '_T' and place_code = '_T' order by all"))
        .containsExactly("31 | 40.0 | 0.0", "A | 10.0 | 10.0", "B | 30.0 | 30.0");
  }

  @Test
  void aDividedDistrictWithoutWeightsHasNoVerdictAndTheCityHasItsOwn() throws SQLException {
    area("a1", "commune", "A", null, null);
    area("a2", "commune", "A", null, CHANGE);
    area("a2", "commune", "B", CHANGE, null);
    area("b1", "commune", "B", null, null);
    change("a2", "a2", "full", null);
    store.children("A", "2020-H1", 900, 9);
    store.children("A", "2019", 1_000, 10);
    store.children("B", "2019", 1_000, 10);
    store.rebuildOn(AFTER);
    assertThat(store.value("value, lacks_weight", "special_share", "A", 2019))
        .isEqualTo("null | true");
    assertThat(store.value("value, lacks_weight", "special_share", "31", 2019))
        .isEqualTo("1.0 | false");
    assertThat(store.value("numerator, denominator", "special_share", "31", 2019))
        .isEqualTo("20.0 | 2000.0");
    store.children("A", "2020", 1_000, 10);
    store.children("B", "2020", 1_000, 10);
    store.rebuildOn(BEFORE);
    assertThat(store.verdict(1, "A")).isEqualTo("not_comparable");
    assertThat(
            store.row(
                "select why_en from mart.target_verdict where target = 1 and area_code = 'A' and year = 2020"))
        .contains("no weight says how much belongs to the area");
    assertThat(store.verdict(1, "31")).isEqualTo("met");
  }

  @Test
  void anEventCountsInTheWardOfItsDay() throws SQLException {
    area("a1", "commune", "A", null, CHANGE);
    area("a2", "commune", "A", null, null);
    change("a1", "a2", "full", null);
    store
        .accepted("health-injuries", "health", "2020-M02")
        .injury("A", "a1", "2020-01-28")
        .injury("A", "a2", "2020-02-03");
    String counted =
        "select area_code, value from mart.measure_value where measure_code = 'facility_injuries' and period_code ="
            + " '2020-M02' and sex_code = '_T' and age_band_code = '_T' and category_code = '_T' and place_code = '_T'"
            + " order by all";
    store.rebuild();
    assertThat(store.rows(counted)).containsExactly("31 | 2.0", "A | 2.0", "a1 | 1.0", "a2 | 1.0");
    store.rebuildOn(AFTER);
    assertThat(store.rows(counted)).containsExactly("31 | 2.0", "A | 2.0", "a2 | 2.0");
  }

  @Test
  void theDistrictsOfAYearAreThoseOfThatTime() throws SQLException {
    store.areas();
    area("A", "district", "31", null, "2021-07-01");
    area("B", "district", "31", null, "2020-02-01");
    area("C", "district", "31", "2021-09-01", null);
    store.policeMonths(2021, 1, 1);
    store.rebuild();
    String districts =
        "select period_code, value from mart.measure_value where measure_code = 'districts' and area_code = '31'"
            + " order by all";
    // A was there for the first half of 2021; B not for a half of 2020, nor C for one of 2021.
    assertThat(store.rows(districts)).containsExactly("2019 | 2.0", "2020 | 1.0", "2021 | 1.0");
    store.rebuildOn("2021-12-31");
    assertThat(store.rows(districts)).containsExactly("2019 | 1.0", "2020 | 1.0", "2021 | 1.0");
  }

  private void area(
      String code, String level, String parent, @Nullable String from, @Nullable String to)
      throws SQLException {
    store.area(code, level, parent, from == null ? "2000-01-01" : from, to);
  }

  private void districtAGoesIntoB() throws SQLException {
    store.areas();
    area("A", "district", "31", null, CHANGE);
    area("B", "district", "31", null, null);
    area("a1", "commune", "A", null, CHANGE);
    area("a1", "commune", "B", CHANGE, null);
    area("b1", "commune", "B", null, null);
    change("a1", "a1", "full", null);
  }

  private void change(String from, String to, String kind, @Nullable Double share)
      throws SQLException {
    store.change(CHANGE, from, to, kind, share);
  }

  /** A district's children by commune: code, number, code, number. */
  private void children(String district, String period, Object... communes) throws SQLException {
    Store.Submission submission =
        store.accepted("district-children", "district-" + district, period);
    if (communes.length == 3) {
      submission.observe("children_special", (String) communes[0], (Integer) communes[2]);
      communes = List.of(communes).subList(0, 2).toArray();
    }
    for (int i = 0; i < communes.length; i += 2) {
      submission.observe("children", (String) communes[i], (Integer) communes[i + 1]);
    }
  }

  private List<String> communes(String period) throws SQLException {
    return store.rows(
        "select area_code, value, apportioned_value from mart.measure_value where measure_code = 'children'"
            + " and area_level = 'commune' and period_code = '"
            + period
            + "' order by all");
  }

  private String district(String area, String period) throws SQLException {
    return store.row(
        "select value, apportioned_value from mart.measure_value where measure_code = 'children' and area_code = '"
            + area
            + "' and period_code = '"
            + period
            + "'");
  }

  private String share(String area, int year) throws SQLException {
    return store.value(
        "numerator, denominator, value, expected_reports, accepted_reports",
        "special_share",
        area,
        year);
  }
}
