package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.definition.Definitions;
import org.mang.explain.Explainer;
import org.mang.warehouse.DatabaseFile;

/**
 * All of the sample data, loaded once: the marts are the generator's truth, and the story comes out
 * as it was written.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SampleLoadTest {

  private Home home = new Home(Path.of("unset"));
  private RunSummary summary = new RunSummary();

  @BeforeAll
  void load(@TempDir Path folder) {
    home = new Home(folder.resolve("home"));
    summary = Samples.load(home, Samples.DATA);
  }

  @Test
  void threeFilesComeBackAndAllOthersAreAccepted() {
    assertThat(summary.failed()).isEmpty();
    assertThat(summary.newFiles()).isEqualTo(summary.arrivals() - 1);
    assertThat(summary.returned()).isEqualTo(3);
    assertThat(summary.accepted()).isEqualTo(summary.newFiles() - 3);
    assertThat(summary.leftOut()).isEqualTo(2);
    assertThat(summary.returnedWorkbooks())
        .as("of the three, and of one with rows left out")
        .hasSize(4)
        .allMatch(Files::exists);
  }

  @Test
  void cityVerdictsOf2020AreAsTheStoryHasThem() throws SQLException {
    assertThat(
            Samples.ask(
                home,
                "select target, verdict from mart.target_verdict where area_code = '31' and year = 2020 order by target"))
        .containsExactly(
            "1|met", "2|not_met", "3|met", "4|not_met", "5|undecided", "6|met", "7|met");
  }

  @Test
  void undecidedVerdictNamesWhomItWaitsFor() throws SQLException {
    assertThat(
            Samples.ask(
                home,
                "select waiting_for, why_vi from mart.target_verdict where target = 5 and area_code = '31' and year = 2020"))
        .singleElement()
        .asString()
        .startsWith("[311]|")
        .contains("Huyện Thuỷ Nguyên (quý III/2020)");
  }

  /**
   * Only what the story keeps from the warehouse may differ: the missing quarter of Thuỷ Nguyên
   * (311), the two quarantined rows of the facilities (303, 312) and the returned list of An Dương
   * (312), each with the city.
   */
  @Test
  void martsEqualTheTruthOfTheGenerator() throws SQLException {
    assertThat(
            Samples.ask(
                home,
                """
                with truth as (
                    select * replace (year::integer as year, numerator::double as numerator, denominator::double as denominator)
                    from read_csv('sample-data/truth/indicator_value.csv', all_varchar = true)
                ),
                compared as (
                    select
                        truth.indicator_code,
                        truth.year,
                        truth.area_code,
                        value.numerator is not distinct from truth.numerator
                        and (truth.denominator is null or value.denominator is not distinct from truth.denominator) as same
                    from truth
                    left join mart.indicator_value as value
                        using (indicator_code, year, area_code, sex_code, age_band_code, category_code, place_code)
                )
                select distinct year, case when indicator_code like 'injur%' then 'injuries' else indicator_code end, area_code
                from compared
                where not same
                order by all
                """))
        .containsExactly(
            "2020|facility_injuries|303",
            "2020|facility_injuries|31",
            "2020|facility_injuries|312",
            "2020|injuries|31",
            "2020|injuries|311",
            "2020|participation_children|31",
            "2020|participation_children|312");
    assertThat(
            Samples.ask(
                home,
                "select count(*) > 1000 from read_csv('sample-data/truth/indicator_value.csv')"))
        .containsExactly("true");
  }

  /** Read again from the archived originals: the marts say nothing that is not in a cell. */
  @Test
  void everyValueIsWhatItsCellsAddUpTo() throws SQLException, IOException {
    try (Connection snapshot =
        DatabaseFile.open(home.snapshot().resolve("current/mang.duckdb").toRealPath(), true)) {
      Explainer.All all =
          new Explainer(snapshot, home.archive(), new Definitions(home.beside())).all();
      assertThat(all.unlike()).isEmpty();
      assertThat(all.facts()).isGreaterThan(25_000);
      assertThat(Samples.ask(home, "select count(*) from mart.indicator_value"))
          .containsExactly(String.valueOf(all.values()));
    }
  }

  @Test
  void everyPlantedErrorIsFoundAtItsCellInOnePass() throws SQLException {
    assertThat(
            Samples.ask(
                home,
                """
                select code, coalesce(column_ref, '') || coalesce(row_no::varchar, '')
                from ops.finding join core.submission using (submission_id)
                where reporter_code = '305' and period_code = '2020-H1' and form_code = 'district-children'
                order by code, row_no
                """))
        .extracting(row -> row.substring(0, row.indexOf('|')))
        .containsExactlyInAnyOrder(
            "ASSISTED_WITHIN_SPECIAL",
            "MISSING_ROW",
            "NEGATIVE",
            "NOT_A_COUNT",
            "NOT_WHOLE",
            "REQUIRED",
            "UNKNOWN_AREA");
  }

  @Test
  void laterVersionIsInForceAndTheEarlierOneIsKept() throws SQLException {
    assertThat(
            Samples.ask(
                home,
                """
                select version_no, in_force_to is null, count(*) > 0
                from core.version join core.observation using (submission_id)
                where form_code = 'district-children' and reporter_code = '316' and version.period_code = '2020'
                group by all
                order by all
                """))
        .containsExactly("1|false|true", "2|true|true");
  }

  @Test
  void sameBytesTwiceAreOneSubmissionWithTwoReceipts() throws SQLException {
    assertThat(
            Samples.ask(
                home,
                "select count(*) from (select sha256 from ops.receipt group by sha256 having count(*) = 2)"))
        .containsExactly("1");
  }

  @Test
  void lateReportIsCountedButNotInTime() throws SQLException {
    assertThat(
            Samples.ask(
                home,
                """
                select state, in_time
                from mart.reporting
                where form_code = 'district-children' and reporter_code = '314' and period_code = '2020'
                """))
        .containsExactly("accepted|false");
  }

  @Test
  void noNameOfAPersonIsInTheStore() throws SQLException {
    assertThat(
            Samples.ask(
                home,
                """
                select count(*)
                from ops.finding
                where regexp_matches(coalesce(value, '') || message_vi, '(Nguyễn|Trần|Phạm|Bùi|Hoàng|Vũ|Đỗ|Lê) (Văn|Thị)')
                """))
        .containsExactly("0");
    assertThat(
            Samples.ask(
                home, "select distinct length(event_key) from core.event where kind = 'abuse'"))
        .containsExactly("32");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void secondRunSaysThatNothingIsNewAndChangesNothing() throws IOException {
    SortedMap<String, String> before = Samples.fingerprint(home);
    RunSummary again = Samples.load(home, Samples.DATA);
    assertThat(again.nothingNew()).isTrue();
    assertThat(again.arrivals()).isEqualTo(summary.arrivals());
    assertThat(Samples.fingerprint(home)).isEqualTo(before);
  }
}
