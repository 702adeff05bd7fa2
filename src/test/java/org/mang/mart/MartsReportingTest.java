package org.mang.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Completeness and timeliness of reports. */
class MartsReportingTest {

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
  void completenessIsNeverAboveOneHundred() throws SQLException {
    store.execute(
        "insert into core.reporter values ('district-new', 'district', '303', 'Mới', 'New', date '2020-06-01', null)");
    store.childrenEverywhere(2020);
    store.children("303", "2020-H1", 100_000, 900);
    store.accepted("district-children", "district-new", "2020").observe("children", "303", 1);
    store.rebuild();
    assertThat(
            store.value(
                "expected_reports, accepted_reports, reporting_rate", "special_share", "31", 2020))
        .isEqualTo("3 | 3 | 100.0");
    assertThat(
            store.row(
                "select is_expected, state from mart.reporting where reporter_code = 'district-new'"
                    + " and form_code = 'district-children' and period_code = '2020'"))
        .isEqualTo("false | accepted");
    assertThat(store.value("denominator", "special_share", "31", 2020)).isEqualTo("300000.0");
  }

  @Test
  void theYearsReportTakesThePlaceOfTheSecondHalfYears() throws SQLException {
    store.rebuild();
    assertThat(
            store.rows(
                "select form_code, period_code from mart.reporting where is_expected and year = 2020"
                    + " and form_code in ('district-children', 'health-hiv')"
                    + " and reporter_code in ('district-303', 'health') order by all"))
        .containsExactly(
            "district-children | 2020",
            "district-children | 2020-H1",
            "health-hiv | 2020-H1",
            "health-hiv | 2020-H2");
  }

  @Test
  void theDueDayItselfIsInTimeAndOnlyTheFirstReceiptCounts() throws SQLException {
    store.submission(
        "district-children", "district-303", "2020", "returned", "2021-01-15 23:59:59", null);
    store.submission(
        "district-children", "district-303", "2020", "accepted", "2021-02-01 08:00:00", null);
    store.submission(
        "district-children", "district-304", "2020", "returned", "2021-01-16 00:00:00", null);
    store.rebuild();
    assertThat(
            store.rows(
                "select reporter_code, due_on, state, in_time, first_received_at, first_acceptable_at from mart.reporting"
                    + " where form_code = 'district-children' and period_code = '2020' order by reporter_code"))
        .containsExactly(
            "district-303 | 2021-01-15 | accepted | true | 2021-01-15 23:59:59.0 | 2021-02-01 08:00:00.0",
            "district-304 | 2021-01-15 | returned | false | 2021-01-16 00:00:00.0 | null",
            "district-318 | 2021-01-15 | missing | false | null | null");
  }
}
