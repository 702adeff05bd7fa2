package org.mang.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random years close to what the targets ask, of which random parts are taken away: reports, rows,
 * cells. Whatever is decided of what is left must be what the whole year says.
 */
class VerdictsHoldUpTest {

  private static final int YEARS = 3;
  private static final int TAKEN = 4;

  @Test
  void puttingBackWhatIsMissingTurnsNoVerdict() throws Exception {
    int decided = 0;
    for (int seed = 1; seed <= YEARS; seed++) {
      try (Store store = Store.open()) {
        RandomYear year = new RandomYear(store, new Random(seed));
        year.report();
        decided += year.decidedOfWhatIsLeft("seed " + seed);
      }
    }
    // Some is decided although something is missing, or nothing would have been put to the test.
    assertThat(decided).isPositive();
  }

  /** The year that targets speak of, and the one before. */
  private record RandomYear(Store store, Random random) {

    void report() throws SQLException {
      for (int year = 2019; year <= 2020; year++) {
        for (String district : Store.DISTRICTS) {
          children(year, district);
          injuries(year, district);
          activities(year, district);
        }
        abuse(year);
      }
      hiv();
    }

    int decidedOfWhatIsLeft(String seed) throws SQLException {
      store.rebuild();
      Map<String, String> whole = verdicts();
      Connection duckdb = store.connection();
      duckdb.setAutoCommit(false);
      int decided = 0;
      for (int round = 0; round < TAKEN; round++) {
        takeAway();
        store.rebuild();
        for (Map.Entry<String, String> left : verdicts().entrySet()) {
          if (List.of("met", "not_met").contains(left.getValue())) {
            assertThat(whole).as(seed + ", round " + round).contains(left);
          }
        }
        decided +=
            Integer.parseInt(
                store.row(
                    "select count(*) from mart.evaluation where is_partial and verdict in ('met', 'not_met')"));
        duckdb.rollback();
      }
      return decided;
    }

    private Map<String, String> verdicts() throws SQLException {
      Map<String, String> verdicts = new LinkedHashMap<>();
      for (String row :
          store.rows(
              "select target || ' ' || area_code, verdict from mart.target_verdict order by all")) {
        int end = row.indexOf(" | ");
        verdicts.put(row.substring(0, end), row.substring(end + 3));
      }
      return verdicts;
    }

    /** A quarter of the reports, rows of some lists, cells of some tables. */
    private void takeAway() throws SQLException {
      for (String id : store.rows("select submission_id from core.version order by all")) {
        int what = random.nextInt(12);
        if (what < 3) {
          store.execute("delete from core.version where submission_id = '" + id + "'");
        } else if (what == 3) {
          String of =
              " where submission_id = '%s' and row_no %% 3 = %d".formatted(id, random.nextInt(3));
          int rows = 0;
          for (String facts : List.of("event", "child", "observation")) {
            rows += Integer.parseInt(store.row("select count(*) from core." + facts + of));
            store.execute("delete from core." + facts + of);
          }
          store.execute(
              "update core.submission set quarantined_count = %d where submission_id = '%s'"
                  .formatted(rows, id));
        } else if (what == 4) {
          store.execute(
              "delete from core.observation where submission_id = '%s' and measure_code = 'children_special'"
                  .formatted(id));
        }
      }
    }

    private void children(int year, String district) throws SQLException {
      int children =
          district.equals("318") ? 20 + random.nextInt(100) : 20_000 + random.nextInt(9_000);
      int special = (int) (children * (0.009 + random.nextDouble() * 0.002));
      store
          .accepted("district-children", "district-" + district, "" + year)
          .observe("children", district, children)
          .observe("children_special", district, special)
          .observe(
              "children_special_assisted", district, special - random.nextInt(2) * special / 9);
    }

    private void injuries(int year, String district) throws SQLException {
      boolean isSmall = district.equals("318");
      for (int quarter = 1; quarter <= 4; quarter++) {
        int boys = isSmall ? random.nextInt(2) : random.nextInt(10);
        store.injuries(district, year + "-Q" + quarter, boys, isSmall ? 0 : random.nextInt(10));
      }
    }

    private void activities(int year, String district) throws SQLException {
      for (int quarter = 1; quarter <= 4; quarter++) {
        Store.Submission list =
            store.accepted("district-participation", "district-" + district, year + "-Q" + quarter);
        if (random.nextInt(3) == 0) {
          list.activity(30);
        }
      }
    }

    private void abuse(int year) throws SQLException {
      for (int month = 1; month <= 12; month++) {
        Store.Submission list =
            store.accepted("police-abuse", "police", "%d-M%02d".formatted(year, month));
        for (int i = random.nextInt(3); i > 0; i--) {
          String on = "%d-%02d-0%d 08:00:00".formatted(year, month, i);
          list.abuse(
              Store.DISTRICTS.get(random.nextInt(3)),
              on,
              random.nextInt(9) == 0 ? null : on,
              "low");
        }
      }
    }

    private void hiv() throws SQLException {
      Store.Submission list = store.accepted("health-hiv", "health", "2020-H2");
      for (int i = 0; i < 60; i++) {
        list.child(
            "hiv",
            Store.DISTRICTS.get(random.nextInt(3)),
            "health",
            random.nextInt(12) == 0 ? "" : "health");
      }
    }
  }
}
