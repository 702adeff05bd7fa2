package org.mang.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sources of the same thing, side by side, and how their differences are cleared. */
class MartsReconciliationTest {

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
  void sourcesAreComparedOnlyWhereBothAreIn() throws SQLException {
    store.injuries("303", "2020-Q1", 20, 20);
    store.injuries("303", "2020-Q2", 20, 20);
    for (int month = 1; month <= 3; month++) {
      cases("2020-M0" + month, 12, null, null);
    }
    store.rebuild();
    assertThat(
            store.rows(
                "select period_code, left_value, right_value, difference, tolerance, state, clearing from mart.reconciliation"
                    + " where area_code = '303' and period_code in ('2020-Q1', '2020-Q2') order by all"))
        .containsExactly(
            "2020-Q1 | 40.0 | 36.0 | 4.0 | 5.0 | within | null",
            "2020-Q2 | 40.0 | null | null | 5.0 | incomplete | null");
  }

  @Test
  void whatABlankCellWouldSayIsNoNought() throws SQLException {
    store
        .accepted("district-injuries", "district-303", "2020-Q1")
        .observe("injury_deaths", "303", "M", "_T", "falls", "_T", 0);
    for (int month = 1; month <= 3; month++) {
      cases("2020-M0" + month, 12, null, null);
    }
    store.rebuild();
    assertThat(injuries("left_value, right_value, state")).isEqualTo("null | 36.0 | incomplete");
  }

  @Test
  void childrenOfTheRegisterAreLaidBesideThoseOfTheDistrict() throws SQLException {
    store.children("303", "2020", 100, 3);
    store.children("304", "2020", 23, 3);
    Store.Submission register = store.accepted("child-register", "labour", "2020");
    for (int i = 0; i < 4; i++) {
      register.child("register", "303", "", "");
      register.child("register", "304", "", "");
    }
    store.rebuild();
    assertThat(
            store.rows(
                "select reconciliation_code, area_code, left_value, right_value, state, owner from mart.reconciliation"
                    + " where reconciliation_code like 'children%' and year = 2020 and area_code <> '318' order by all"))
        .containsExactly(
            "children | 303 | 100.0 | 4.0 | outside | labour",
            "children | 304 | 23.0 | 4.0 | within | labour",
            "children_special | 303 | 3.0 | 0.0 | within | labour",
            "children_special | 304 | 3.0 | 0.0 | within | labour");
  }

  @Test
  void ofASourceThatIsAPartByNatureOnlyTooMuchIsADifference() throws SQLException {
    store.policeMonths(2020, 1, 11);
    store
        .accepted("police-abuse", "police", "2020-M12")
        .abuse("303", "2020-12-05 08:00:00", null, "low")
        .abuse("303", "2020-12-06 08:00:00", null, "low");
    store
        .accepted("education-pupils", "education", "2020")
        .observe("abuse_referred_by_schools", "303", 0)
        .observe("abuse_referred_by_schools", "304", 1)
        .observe("abuse_referred_by_schools", "318", 0);
    store.rebuild();
    assertThat(
            store.rows(
                "select area_code, difference, apart, state, clearing from mart.reconciliation"
                    + " where reconciliation_code = 'abuse' and year = 2020 order by all"))
        .containsExactly(
            "303 | -2.0 | 0.0 | within | null",
            "304 | 1.0 | 1.0 | outside | open",
            "318 | 0.0 | 0.0 | within | null");
  }

  @Test
  void aCaseThatTwoMonthsTellIsComparedOnce() throws SQLException {
    store.injuries("303", "2020-Q1", 1, 0);
    for (int month = 1; month <= 3; month++) {
      cases("2020-M0" + month, 1, null, null);
    }
    store.execute("update core.event set event_key = 'k' where submission_id <> 's2'");
    store.rebuild();
    assertThat(injuries("right_value")).isEqualTo("2.0");
  }

  @Test
  void aDifferenceThatANewerVersionEndsIsCleared() throws SQLException {
    store.injuries("303", "2020-Q1", 20, 20);
    cases("2020-M01", 1, "2020-02-01 08:00:00", "2020-06-01 08:00:00");
    cases("2020-M02", 10, null, null);
    cases("2020-M03", 10, null, null);
    cases("2020-M01", 18, "2020-06-01 08:00:00", null);
    store.rebuild();
    assertThat(injuries("difference, state, clearing, cast(cleared_at as varchar)"))
        .isEqualTo("2.0 | within | cleared | 2020-06-01 08:00:00");
  }

  @Test
  void whatWasNeverOutsideWhileAllWereThereNeedsNoClearing() throws SQLException {
    store.injuries("303", "2020-Q1", 20, 20);
    // Far too few, but the list of March came only when that of January had been mended.
    cases("2020-M01", 1, "2020-04-02 08:00:00", "2020-04-05 08:00:00");
    cases("2020-M01", 18, "2020-04-05 08:00:00", null);
    cases("2020-M02", 10, null, null);
    cases("2020-M03", 10, "2020-04-06 08:00:00", null);
    store.rebuild();
    assertThat(injuries("state, clearing, cleared_at")).isEqualTo("within | null | null");
  }

  @Test
  void whereAReportIsMissingNowNothingIsCleared() throws SQLException {
    store.injuries("303", "2020-Q1", 20, 20);
    Store.Submission first = cases("2020-M01", 1, null, null);
    cases("2020-M02", 10, null, null);
    cases("2020-M03", 10, null, null);
    store.rebuild();
    assertThat(injuries("state, clearing")).isEqualTo("outside | open");
    store.decide("withdraw", first, "2020-06-01 08:00:00");
    store.rebuild();
    assertThat(injuries("state, clearing, cleared_at")).isEqualTo("incomplete | null | null");
  }

  @Test
  void aReasonHoldsForTheFiguresThatItWasGivenFor() throws SQLException {
    store.injuries("303", "2020-Q1", 20, 20);
    Store.Submission january = cases("2020-M01", 1, null, null);
    cases("2020-M02", 1, null, null);
    cases("2020-M03", 1, null, null);
    store.decide("settle", "injuries", "303", "2020-Q1", 40, 3);
    store.rebuild();
    assertThat(injuries("state, clearing, because, settled_by, cast(settled_at as varchar)"))
        .isEqualTo("outside | settled | x0 | A | 2021-03-01 00:00:00");
    assertThat(store.row("select count(*) from mart.reconciliation where clearing = 'settled'"))
        .as("and for no other period")
        .isEqualTo("1");

    january.injury("303");
    store.rebuild();
    assertThat(injuries("right_value, clearing, because")).isEqualTo("4.0 | open | null");

    store.decide("settle", "injuries", "303", "2020-Q1", 40, 4);
    store.rebuild();
    assertThat(injuries("clearing, because")).isEqualTo("settled | x1");
    store.decide("unsettle", "injuries", "303", "2020-Q1", 40, 4);
    store.rebuild();
    assertThat(injuries("clearing, because")).isEqualTo("open | null");
  }

  @Test
  void aReconciliationIsAddedByAFile(@TempDir Path overrides) throws Exception {
    Path file = overrides.resolve("warehouse/reconciliations/deaths.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        reconciliation: deaths
        title: {vi: "Thử", en: "A trial"}
        left: {measure: injury_deaths, period: quarter}
        right: {measure: facility_injury_deaths, period: month}
        expect: left_at_least_right
        tolerance_share: 0
        tolerance_count: 0
        owner: health
        """);
    Path indicators = Files.createDirectories(overrides.resolve("warehouse/indicators"));
    for (String indicator :
        new String[] {"injury_death_rate", "drowning_death_rate", "facility_injury_deaths"}) {
      String own = indicator.startsWith("facility") ? "facility_injury_deaths" : "injury_deaths";
      String other = indicator.startsWith("facility") ? "injury_deaths" : "facility_injury_deaths";
      String choice =
          "  %s: {form: %s, instead_of: [%s], why: {vi: x, en: x}}\n"
              .formatted(own, own.startsWith("f") ? "health-injuries" : "district-injuries", other);
      String shipped = Files.readString(Path.of("warehouse/indicators/" + indicator + ".yaml"));
      Files.writeString(
          indicators.resolve(indicator + ".yaml"),
          (shipped.contains("source:\n") ? shipped : shipped + "source:\n") + choice);
    }
    store
        .accepted("district-injuries", "district-303", "2020-Q1")
        .observe("injury_deaths", "303", "M", "_T", "falls", "_T", 2)
        .observe("injury_deaths", "303", "F", "_T", "falls", "_T", 0);
    for (int month = 1; month <= 3; month++) {
      cases("2020-M0" + month, 1, null, null);
    }
    store.rebuild(overrides);
    assertThat(
            store.row(
                "select difference, apart, state from mart.reconciliation"
                    + " where reconciliation_code = 'deaths' and area_code = '303' and period_code = '2020-Q1'"))
        .isEqualTo("2.0 | 0.0 | within");
  }

  private Store.Submission cases(
      String month, int count, @Nullable String receivedAt, @Nullable String supersededAt)
      throws SQLException {
    Store.Submission list =
        store.submission("health-injuries", "health", month, "accepted", receivedAt, supersededAt);
    for (int i = 0; i < count; i++) {
      list.injury("303");
    }
    return list;
  }

  private String injuries(String columns) throws SQLException {
    return store.row(
        "select "
            + columns
            + " from mart.reconciliation where reconciliation_code = 'injuries' and area_code = '303' and period_code = '2020-Q1'");
  }
}
