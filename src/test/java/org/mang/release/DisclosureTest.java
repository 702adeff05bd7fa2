package org.mang.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Sql;
import org.mang.definition.Definitions;

class DisclosureTest {

  private final Disclosure disclosure;
  private final Evaluated store;

  DisclosureTest(@TempDir Path home) throws SQLException, IOException {
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
  void theWholeCitysShareIsPublishedThoughItTellsOfOneChild() throws SQLException {
    store.figure("abuse_share", "31", 37, 38);
    store.figure("abuse_share", "31", 2020, "violence", 11, 12);
    store.figure("abuse_share", "31", 2020, "neglect", 26, 26);
    assertThat(suppressed("abuse_share")).isEqualTo("31 neglect, 31 violence");
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
    disclosure.control(store.connection());
    assertThat(
            store.value(
                """
                select concat_ws('', numerator, denominator, value, lower_bound, upper_bound, interval_low,
                    interval_high, baseline_value, verdict, trend)
                from release_row
                """))
        .isEmpty();
    assertThat(store.value("select why_vi from release_row"))
        .isEqualTo("Số liệu nhỏ, không công bố.");
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
    disclosure.control(store.connection());
    assertThat(store.value("select string_agg(cast(r as varchar), ' ') from release_row as r"))
        .doesNotContain("6,37")
        .doesNotContain("6.37")
        .doesNotContain("47.123")
        .doesNotContain("47,123")
        .doesNotContain("47123")
        .doesNotContain("9.99");
  }

  @Test
  void theCitysVerdictStays() throws SQLException {
    store.figure("injury_rate", "31", 3, 50_000);
    disclosure.control(store.connection());
    assertThat(store.value("select verdict from release_row")).isEqualTo("met");
    assertThat(store.value("select value from release_row")).isEqualTo("null");
  }

  @Test
  void aSmallNumberOfTheYearBeforeIsNotToldAsTheBaseline() throws SQLException {
    store.figure("injury_rate", "303", 2019, "_T", 2, 50_000);
    store.figure("injury_rate", "303", 20, 50_000);
    store.execute("update mart.evaluation set baseline_value = 4 where year = 2020");
    disclosure.control(store.connection());
    assertThat(store.value("select baseline_value from release_row where year = 2020"))
        .isEqualTo("null");
    assertThat(store.value("select numerator from release_row where year = 2020"))
        .isEqualTo("20.0");
  }

  private void districts(int... counts) throws SQLException {
    for (int i = 0; i < counts.length; i++) {
      store.figure("injury_rate", "30" + (3 + i), counts[i], 50_000);
    }
  }

  private String suppressed(String indicator) throws SQLException {
    disclosure.control(store.connection());
    String found =
        store.value(
            "select string_agg(area_code || case when category_code = '_T' then '' else ' ' ||"
                + " category_code end, ', ' order by area_code, category_code) from release_row"
                + " where suppressed and indicator_code = "
                + Sql.text(indicator));
    return found.equals("null") ? "" : found;
  }
}
