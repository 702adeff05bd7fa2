package org.mang.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completeness and timeliness of what was due. */
class MartsReportingRateTest {

  private Store store;

  @BeforeEach
  void open() throws SQLException, IOException {
    store = Store.open();
  }

  @AfterEach
  void close() throws SQLException {
    store.close();
  }

  /**
   * The year's reports of three districts are due on 15 January 2021; one came early, one a day
   * late.
   */
  @ParameterizedTest
  @CsvSource({
    "2021-01-15T23:59, 0, null, null, null",
    "2021-01-16T00:00, 3, 66.66666666666667, 33.333333333333336, 33.333333333333336"
  })
  void onlyWhatIsPastItsDueDateCounts(
      String asOf, long due, String complete, String timely, String acceptable)
      throws SQLException {
    received("303", "accepted", "2020-12-20 08:00:00");
    received("304", "accepted", "2021-01-16 00:00:00");
    store.rebuildAsOf(asOf);
    assertThat(
            store.row(
                "select coalesce(sum(due_count), 0), any_value(completeness_rate), any_value(timeliness_rate),"
                    + " any_value(acceptable_in_time_rate) from mart.reporting_rate"
                    + " where due_month = '2021-M01' and form_code = 'district-children' and area_code = '_T'"))
        .isEqualTo(String.join(" | ", "" + due, complete, timely, acceptable));
  }

  @Test
  void aFileThatWentBackCameInTimeButNothingAcceptableDid() throws SQLException {
    received("303", "returned", "2021-01-15 23:59:59");
    received("303", "accepted", "2021-02-01 08:00:00");
    received("304", "returned", "2021-01-15 08:00:00");
    store.rebuild();
    assertThat(
            store.rows(
                "select area_code, due_count, accepted_count, returned_count, missing_count, in_time_count,"
                    + " acceptable_in_time_count from mart.reporting_rate"
                    + " where due_month = '2021-M01' and form_code = 'district-children' order by all"))
        .containsExactly(
            "303 | 1 | 1 | 0 | 0 | 1 | 0",
            "304 | 1 | 0 | 1 | 0 | 1 | 0",
            "318 | 1 | 0 | 0 | 1 | 0 | 0",
            "_T | 3 | 1 | 1 | 1 | 2 | 0");
  }

  @Test
  void whatNobodyAskedForLiftsNoRate() throws SQLException {
    for (String district : Store.DISTRICTS) {
      received(district, "accepted", "2021-01-10 08:00:00");
      received(district, "accepted", "2021-01-11 08:00:00", "2020-H2");
    }
    store.rebuild();
    assertThat(
            store.rows(
                "select distinct due_count, completeness_rate from mart.reporting_rate"
                    + " where due_month = '2021-M01' and form_code = 'district-children' and area_code = '_T'"))
        .containsExactly("3 | 100.0");
    assertThat(
            store.rows(
                "from mart.reporting_rate where not (completeness_rate between 0 and 100"
                    + " and timeliness_rate between 0 and 100 and acceptable_in_time_rate <= timeliness_rate)"))
        .isEmpty();
  }

  @Test
  void totalsAreTheSumsOfTheirPartsAlongEveryAxis() throws SQLException {
    store.childrenEverywhere(2020);
    store.policeMonths(2020, 1, 9);
    store.rebuild();
    String sum =
        "select sum(due_count), sum(accepted_count) from mart.reporting_rate where due_year = 2020 and ";
    String all =
        store.row(
            sum + "due_month = '_T' and sector = '_T' and form_code = '_T' and area_code = '_T'");
    for (String parts :
        new String[] {
          "due_month <> '_T' and sector = '_T' and form_code = '_T' and area_code = '_T'",
          "due_month = '_T' and sector <> '_T' and form_code = '_T' and area_code = '_T'",
          "due_month = '_T' and form_code <> '_T' and area_code = '_T'",
          "due_month = '_T' and sector = '_T' and form_code = '_T' and area_code <> '_T'",
          "due_month <> '_T' and form_code <> '_T' and area_code <> '_T'"
        }) {
      assertThat(store.row(sum + parts)).as(parts).isEqualTo(all);
    }
    assertThat(
            store.rows(
                "select due_year, due_month, sector, form_code, area_code from mart.reporting_rate"
                    + " group by all having count(*) > 1"))
        .isEmpty();
  }

  private void received(String district, String state, String receivedAt) throws SQLException {
    received(district, state, receivedAt, "2020");
  }

  private void received(String district, String state, String receivedAt, String period)
      throws SQLException {
    store.submission("district-children", "district-" + district, period, state, receivedAt, null);
  }
}
