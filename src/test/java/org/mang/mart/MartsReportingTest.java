package org.mang.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which reports are due when, and what became of them. */
class MartsReportingTest {

  private static final String YEAR_OF_303 =
      " from mart.reporting where form_code = 'district-children' and reporter_code = 'district-303'"
          + " and period_code = '2020'";

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

  @ParameterizedTest
  @CsvSource({
    "2020-12-31T23:59, not_yet_due, null, null, null",
    "2021-01-01T00:00, due, null, null, null",
    "2021-01-15T23:59, due, null, null, null",
    "2021-01-16T00:00, missing, false, 1, 1",
    "2021-12-31T20:00, missing, false, 350, 350"
  })
  void whatHasNotComeIsMissingFromTheDayAfterItsDueDate(
      String asOf, String status, String inTime, String daysLate, String daysOverdue)
      throws SQLException {
    store.rebuildAsOf(asOf);
    assertThat(store.row("select status, in_time, days_late, days_overdue" + YEAR_OF_303))
        .isEqualTo(String.join(" | ", status, inTime, daysLate, daysOverdue));
  }

  @ParameterizedTest
  @CsvSource({
    "2020-12-20 08:00:00, on_time, true, 0",
    "2021-01-15 23:59:59, on_time, true, 0",
    "2021-01-16 00:00:00, late, false, 1",
    "2021-02-02 09:15:00, late, false, 18"
  })
  void theDayOfReceiptDecidesWhetherAReportIsLate(
      String receivedAt, String status, String inTime, String daysLate) throws SQLException {
    store.submission("district-children", "district-303", "2020", "accepted", receivedAt, null);
    store.rebuild();
    assertThat(store.row("select status, in_time, days_late, days_overdue" + YEAR_OF_303))
        .isEqualTo(String.join(" | ", status, inTime, daysLate, "null"));
  }

  @Test
  void aReturnedFileIsWaitedForUntilAGoodOneComes() throws SQLException {
    String query =
        "select status, state, days_late, days_overdue, submission_id, returned_submission_id"
            + YEAR_OF_303;
    returned("2021-01-10 08:00:00");
    store.rebuildAsOf("2021-01-15T20:00");
    assertThat(store.row(query)).isEqualTo("returned | returned | 0 | null | null | s1");
    store.rebuildAsOf("2021-01-18T20:00");
    assertThat(store.row(query)).isEqualTo("returned | returned | 0 | 3 | null | s1");
    store.submission(
        "district-children", "district-303", "2020", "accepted", "2021-01-20 08:00:00", null);
    store.rebuild();
    assertThat(store.row(query)).isEqualTo("on_time | accepted | 0 | null | s2 | null");
  }

  @Test
  void aReturnedCorrectionOfAnAcceptedReportIsSeenUntilAGoodOneComes() throws SQLException {
    String query =
        "select status, submission_id, returned_submission_id, version_count" + YEAR_OF_303;
    Store.Submission first =
        store.submission(
            "district-children", "district-303", "2020", "accepted", "2021-01-10 08:00:00", null);
    returned("2021-02-01 08:00:00");
    store.rebuild();
    assertThat(store.row(query)).isEqualTo("returned_after_accepted | s1 | s2 | 1");
    store.again(first, "2021-02-02 08:00:00");
    store.rebuild();
    assertThat(store.row(query)).isEqualTo("on_time | s1 | null | 1");
  }

  @Test
  void aReturnedCorrectionThatIsWithdrawnIsWaitedForNoMore() throws SQLException {
    String query =
        "select status, first_received_at, received_count, returned_submission_id" + YEAR_OF_303;
    store.submission(
        "district-children", "district-303", "2020", "accepted", "2021-01-20 08:00:00", null);
    Store.Submission wrong = returned("2021-02-01 08:00:00");
    store.decide("withdraw", wrong, "2021-02-03 08:00:00");
    store.rebuild();
    assertThat(store.row(query)).isEqualTo("late | 2021-01-20 08:00:00.0 | 1 | null");
    store.decide("restore", wrong, "2021-02-04 08:00:00");
    store.rebuild();
    assertThat(store.row(query))
        .isEqualTo("returned_after_accepted | 2021-01-20 08:00:00.0 | 2 | s2");
  }

  @Test
  void whatIsWithdrawnIsAsIfItHadNotComeIn() throws SQLException {
    String query =
        "select status, in_time, days_late, first_received_at, received_count, version_count"
            + YEAR_OF_303;
    Store.Submission good =
        store.submission(
            "district-children", "district-303", "2020", "accepted", "2021-01-10 08:00:00", null);
    store.decide("withdraw", good, "2021-01-11 08:00:00");
    store.rebuildAsOf("2021-01-18T20:00");
    assertThat(store.row(query)).isEqualTo("missing | false | 3 | null | 0 | 1");
    assertThat(store.rows("from core.withdrawn")).containsExactly("s1");
  }

  @Test
  void aReturnedFileThatComesInAgainAfterItWasWithdrawnIsWaitedForAgain() throws SQLException {
    Store.Submission wrong = returned("2021-01-10 08:00:00");
    store.decide("withdraw", wrong, "2021-01-12 08:00:00");
    store.again(wrong, "2021-01-20 08:00:00");
    store.rebuild();
    assertThat(store.row("select status, first_received_at, days_late" + YEAR_OF_303))
        .isEqualTo("returned | 2021-01-20 08:00:00.0 | 5");
    assertThat(store.rows("from core.withdrawn")).isEmpty();
  }

  @Test
  void whatNobodyAskedForHasNoDueDateAndIsNeitherLateNorMissing() throws SQLException {
    store.accepted("district-children", "district-303", "2020-H2").observe("children", "303", 1);
    store.accepted("district-children", "district-303", "2015").observe("children", "303", 1);
    store.rebuild();
    assertThat(
            store.rows(
                "select year, status, due_on, in_time, days_late, days_overdue from mart.reporting"
                    + " where not is_expected order by all"))
        .containsExactly(
            "2015 | not_asked_for | null | null | null | null",
            "2020 | not_asked_for | null | null | null | null");
  }

  @Test
  void yearsWithoutAPlanAreYearsToo() throws SQLException {
    store.childrenEverywhere(2022);
    store.rebuildAsOf("2024-02-01T20:00");
    assertThat(
            store.rows(
                "select year, status, count(*) from mart.reporting"
                    + " where form_code = 'district-children' and period_kind = 'year' group by all order by all"))
        .containsExactly(
            "2019 | missing | 3",
            "2020 | missing | 3",
            "2021 | missing | 3",
            "2022 | on_time | 3",
            "2023 | missing | 3",
            "2024 | not_yet_due | 3");
  }

  @Test
  void aPeriodIsOfTheYearThatItIsNamedFor() throws SQLException {
    store.accepted("health-hiv", "health", "2018-H1");
    store.execute(
        "update core.submission set period_start = date '2017-12-15', period_end = date '2018-06-14'");
    store.rebuild();
    assertThat(store.rows("select year, period_end, status from mart.reporting where year < 2019"))
        .containsExactly("2018 | 2018-06-30 | not_asked_for");
  }

  @Test
  void anOfficeThatChangedItsNameIsOneReporter() throws SQLException {
    store.execute(
        """
        insert into core.reporter values
            ('tourism', 'police', '31', 'Cũ', 'Old', '2004-01-01', '2020-01-01'),
            ('tourism', 'police', '31', 'Mới', 'New', '2020-01-01', null)
        """);
    store.accepted("police-abuse", "tourism", "2019-M12");
    store.rebuild();
    assertThat(
            store.rows(
                "select period_code, reporter_name_vi, status from mart.reporting"
                    + " where reporter_code = 'tourism' and period_code in ('2019-M12', '2020-M01')"
                    + " order by all"))
        .containsExactly("2019-M12 | Mới | on_time", "2020-M01 | Mới | missing");
  }

  private Store.Submission returned(String receivedAt) throws SQLException {
    return store.submission(
        "district-children", "district-303", "2020", "returned", receivedAt, null);
  }
}
