package org.mang.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Sql;
import org.mang.definition.Definitions;

class DisclosureTest {

  private final Path releases;
  private final Disclosure disclosure;
  private final Evaluated store;

  DisclosureTest(@TempDir Path home) throws SQLException, IOException {
    this.releases = home.resolve("releases");
    this.disclosure = new Disclosure(new Definitions(home));
    this.store = Evaluated.open();
  }

  @AfterEach
  void close() throws SQLException {
    store.close();
  }

  @Test
  void oneToFourPeopleAreSuppressedAndNoneAndFiveAreNot() throws SQLException {
    int[] counts = {0, 1, 4, 5};
    for (int i = 0; i < counts.length; i++) {
      store.figure("injury_rate", "30" + (3 + i), counts[i], 50_000);
    }
    // Without the city's total nothing can be worked back.
    assertThat(suppressed("injury_rate")).isEqualTo("304, 305");
  }

  @Test
  void fewPeopleInTheDenominatorAreSuppressedToo() throws SQLException {
    store.figure("abuse_share", "303", 0, 3);
    store.figure("abuse_share", "304", 6, 6);
    assertThat(suppressed("abuse_share")).isEqualTo("303");
  }

  @Test
  void fewPeopleBetweenNumeratorAndDenominatorAreSuppressedToo() throws SQLException {
    store.figure("abuse_share", "303", 37, 38);
    store.figure("abuse_share", "304", 34, 38);
    store.figure("abuse_share", "305", 33, 38);
    store.figure("abuse_share", "306", 38, 38);
    assertThat(suppressed("abuse_share")).isEqualTo("303, 304");
  }

  @Test
  void aRateHasNoPeopleBetweenNumeratorAndDenominator() throws SQLException {
    store.figure("injury_rate", "303", 37, 38);
    assertThat(suppressed("injury_rate")).isEmpty();
  }

  @Test
  void theWholeCitysShareThatThePlanAsksForIsPublishedThoughItTellsOfOneChild()
      throws SQLException {
    store.execute(
        "insert into core.target (plan, target, year, indicator_code, target_kind, target_value, area_levels, wording_vi, wording_en) values ('73/KH-UBND', 4, 2020, 'abuse_share', 'equals', 100, ['city'], '', '')");
    store.figure("abuse_share", "31", 37, 38);
    store.figure("abuse_share", "31", 2020, "violence", 11, 12);
    store.figure("abuse_share", "31", 2020, "neglect", 26, 26);
    assertThat(suppressed("abuse_share")).isEqualTo("31 neglect, 31 violence");
    assertThat(store.value("select numerator from release_row where category_code = '_T'"))
        .isEqualTo("37.0");
  }

  @Test
  void fewPeopleOfTheCitysBreakdownsAreSuppressed() throws SQLException {
    store.figure("injury_rate", "31", 90, 200_000);
    store.figure("injury_rate", "31", 2020, "falls", 60, 200_000);
    store.figure("injury_rate", "31", 2020, "burns", 26, 200_000);
    store.figure("injury_rate", "31", 2020, "bites", 4, 200_000);
    assertThat(suppressed("injury_rate")).isEqualTo("31 bites, 31 burns");
  }

  @Test
  void districtsAreNotPeople() throws SQLException {
    store.figure("district_share", "31", 4, 4);
    store.figure("district_share", "303", 1, 1);
    assertThat(suppressed("district_share")).isEmpty();
  }

  @Test
  void aSingleSuppressedDistrictTakesTheNextSmallestWithIt() throws SQLException {
    districts(3, 90, 12, 0);
    store.figure("injury_rate", "31", 105, 200_000);
    assertThat(suppressed("injury_rate")).isEqualTo("303, 305");
  }

  @Test
  void suppressedDistrictsThatAreTogetherFewTakeTheNextSmallestWithThem() throws SQLException {
    districts(1, 2, 90, 12);
    store.figure("injury_rate", "31", 105, 200_000);
    assertThat(suppressed("injury_rate")).isEqualTo("303, 304, 306");
  }

  @Test
  void suppressedDistrictsThatAreTogetherManyAreEnough() throws SQLException {
    districts(3, 4, 90, 12);
    store.figure("injury_rate", "31", 109, 200_000);
    assertThat(suppressed("injury_rate")).isEqualTo("303, 304");
  }

  @Test
  void aSingleSuppressedPartOfAnAreaTakesTheNextSmallestWithIt() throws SQLException {
    store.figure("injury_rate", "303", 60, 50_000);
    store.figure("injury_rate", "303", 2020, "falls", 40, 50_000);
    store.figure("injury_rate", "303", 2020, "burns", 17, 50_000);
    store.figure("injury_rate", "303", 2020, "bites", 3, 50_000);
    assertThat(suppressed("injury_rate")).isEqualTo("303 bites, 303 burns");
  }

  @Test
  void aTotalThatItsPartsWouldGiveTakesAPartWithIt() throws SQLException {
    districts(3, 90, 12, 40);
    store.figure("injury_rate", "31", 145, 200_000);
    store.figure("injury_rate", "305", 2020, "falls", 7, 50_000);
    store.figure("injury_rate", "305", 2020, "burns", 5, 50_000);
    assertThat(suppressed("injury_rate")).isEqualTo("303, 305, 305 burns");
  }

  @Test
  void nothingOfASuppressedFigureIsLeft() throws SQLException {
    store.figure("injury_rate", "303", 3, 50_000);
    control();
    assertThat(
            store.value(
                """
                select concat_ws('', numerator, value, lower_bound, upper_bound, interval_low,
                    interval_high, baseline_value, verdict, trend)
                from release_row
                """))
        .isEmpty();
    assertThat(store.value("select why_vi from release_row"))
        .isEqualTo("Số liệu nhỏ, không công bố.");
    // Of children there are many, as other figures show too.
    assertThat(store.value("select denominator from release_row")).isEqualTo("50000.0");
  }

  @Test
  void theWordsOfASuppressedVerdictDoNotCarryItsFigures() throws SQLException {
    store.figure("injury_rate", "31", 3, 47_123);
    store.figure("injury_rate", "303", 4, 47_123);
    store.execute(
        """
        update mart.evaluation set
            why_vi = 'Đạt: 6,37 trên 100.000 trẻ em (3/47.123)', why_en = 'Met: 6.37 (3/47,123)',
            baseline_value = 9.99
        """);
    control();
    assertThat(store.value("select string_agg(cast(r as varchar), ' ') from release_row as r"))
        .doesNotContain("6,37")
        .doesNotContain("6.37")
        .doesNotContain("47.123")
        .doesNotContain("47,123")
        .doesNotContain("9.99");
  }

  @Test
  void theCitysVerdictStays() throws SQLException {
    store.figure("injury_rate", "31", 3, 50_000);
    control();
    assertThat(store.value("select verdict from release_row")).isEqualTo("met");
    assertThat(store.value("select value from release_row")).isEqualTo("null");
  }

  @Test
  void aSmallNumberOfTheYearBeforeIsNotToldAsTheBaseline() throws SQLException {
    store.figure("injury_rate", "303", 2019, "_T", 2, 50_000);
    store.figure("injury_rate", "303", 20, 50_000);
    store.execute("update mart.evaluation set baseline_value = 4 where year = 2020");
    control();
    assertThat(store.value("select baseline_value from release_row where year = 2020"))
        .isEqualTo("null");
    assertThat(store.value("select numerator from release_row where year = 2020"))
        .isEqualTo("20.0");
  }

  @Test
  void aCountIsHiddenInEveryFigureThatShowsIt() throws SQLException {
    store.figure("abuse_rate", "303", 3, 50_000);
    store.figure("abuse_rate", "304", 20, 50_000);
    store.figure("abuse_share", "303", 0, 3);
    store.figure("abuse_share", "304", 12, 20);
    assertThat(suppressed("abuse_rate")).isEqualTo("303");
    assertThat(suppressed("abuse_share")).isEqualTo("303");
    assertThat(
            store.value(
                "select string_agg(concat_ws('/', area_code, numerator, denominator), ' ' order by area_code)"
                    + " from release_row where indicator_code = 'abuse_share'"))
        .isEqualTo("303/0.0 304/12.0/20.0");
  }

  @Test
  void aSumThatOneIndicatorShowsProtectsNothingInTheOther() throws SQLException {
    // The city's abused children stand in the share alone, and 303's in the rate alone.
    store.figure("abuse_share", "31", 20, 43);
    store.figure("abuse_rate", "31", 43, 200_000);
    store.figure("abuse_rate", "303", 3, 50_000);
    store.figure("abuse_rate", "304", 15, 50_000);
    store.figure("abuse_rate", "305", 25, 50_000);
    store.figure("abuse_share", "304", 8, 15);
    assertThat(suppressed("abuse_rate")).isEqualTo("303, 305");
  }

  @Test
  void whatAnEarlierReleaseShowedProtectsNobody() throws Exception {
    districts(3, 90, 12, 40);
    store.figure("injury_rate", "31", 145, 200_000);
    assertThat(suppressed("injury_rate")).isEqualTo("303, 305");
    // 12 stood in it, and so did 3 at another time: 7 children were still to come.
    earlier("injury_rate", "31,138", "303,", "304,90", "305,12", "306,");
    assertThat(suppressed("injury_rate")).isEqualTo("303, 306");
  }

  @Test
  void aLateReportDoesNotTellOfFewChildrenByTheDifferenceOfTwoReleases() throws Exception {
    int[] counts = {3, 90, 12, 40};
    for (int i = 0; i < counts.length; i++) {
      store.figure("abuse_rate", "30" + (3 + i), counts[i], 50_000);
    }
    store.figure("abuse_rate", "31", 145, 200_000);
    // The same two are hidden in both. Who takes one total from the other has the late report's 2.
    earlier("abuse_rate", "31,143", "303,", "304,90", "305,", "306,40");
    assertThat(suppressed("abuse_rate")).isEqualTo("303, 31");
    assertThat(control().audit()).isEqualTo(new Audit(0, 0, 0));
  }

  @Test
  void whatTheCitysFigureOfATargetTellsByThatIsCounted() throws Exception {
    districts(3, 90, 12, 40);
    store.figure("injury_rate", "31", 145, 200_000);
    earlier("injury_rate", "31,143", "303,", "304,90", "305,", "306,40");
    assertThat(suppressed("injury_rate")).isEqualTo("303, 305");
    assertThat(control().audit()).isEqualTo(new Audit(1, 0, 0));
  }

  @Test
  void aNumberThatWasShownInTheReleaseBeforeIsSaidToBeOut() throws Exception {
    districts(3, 90, 12, 40);
    earlier("injury_rate", "303,3", "304,90", "305,12", "306,40");
    assertThat(suppressed("injury_rate")).isEqualTo("303");
    assertThat(control().audit()).isEqualTo(new Audit(0, 1, 0));
  }

  @Test
  void boundsThatRestOnAHiddenNumberElsewhereAreHidden() throws SQLException {
    districts(3, 90);
    store.figure("injury_rate", "31", 93, 200_000);
    store.execute(
        "update mart.evaluation set is_partial = true, upper_bound = 99 where area_code = '31'");
    assertThat(bounds()).isEqualTo("null null");
    store.execute("update mart.evaluation set numerator = 30 where area_code = '303'");
    store.execute("update mart.evaluation set numerator = 120 where area_code = '31'");
    assertThat(bounds()).isEqualTo("46.5 99.0");
    // By the highest rate that a report had, which counted 4.
    store.execute(
        """
        insert into mart.indicator_unit values
            ('injury_rate', 2020, '_T', '_T', '_T', '_T', 'numerator', '303', '303', '2020', true, false, 4, null),
            ('injury_rate', 2020, '_T', '_T', '_T', '_T', 'denominator', '303', '303', '2020', true, false, 6000,
                null)
        """);
    assertThat(bounds()).isEqualTo("null null");
    assertThat(store.value("select verdict from release_row where area_code = '31'"))
        .isEqualTo("met");
  }

  private String bounds() throws SQLException {
    control();
    return store.value(
        "select coalesce(lower_bound::varchar, 'null') || ' ' || coalesce(upper_bound::varchar, 'null')"
            + " from release_row where area_code = '31'");
  }

  /** A release 2020-r1 that showed these numerators; one that is empty was hidden. */
  private void earlier(String indicator, String... figures) throws Exception {
    store.execute(
        """
        insert into ops.decision
        select 1, 'release', '2020', timestamp '2021-01-15', '', '', cast('{"number":1}' as json), ''
        """);
    StringBuilder csv =
        new StringBuilder(
            "year,indicator_code,area_code,sex_code,age_band_code,category_code,place_code,numerator,"
                + "denominator,suppressed,baseline_value\n");
    for (String figure : figures) {
      String[] said = figure.split(",", 2);
      csv.append(
          "2020,%s,%s,_T,_T,_T,_T,%s,50000,%s,\n"
              .formatted(indicator, said[0], said[1], said[1].isEmpty()));
    }
    Files.writeString(
        Files.createDirectories(releases.resolve("2020-r1")).resolve("evaluation.csv"), csv);
  }

  private Protection control() throws SQLException {
    return disclosure.control(
        store.connection(), new Edition(2020, null, LocalDate.of(2021, 1, 31)), releases);
  }

  private void districts(int... counts) throws SQLException {
    for (int i = 0; i < counts.length; i++) {
      store.figure("injury_rate", "30" + (3 + i), counts[i], 50_000);
    }
  }

  private String suppressed(String indicator) throws SQLException {
    control();
    String found =
        store.value(
            "select string_agg(area_code || case when category_code = '_T' then '' else ' ' ||"
                + " category_code end, ', ' order by area_code, category_code) from release_row"
                + " where suppressed and indicator_code = "
                + Sql.text(indicator));
    return found.equals("null") ? "" : found;
  }
}
