package org.mang.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.definition.DefinitionException;

/** An engineer adds figures with YAML and SQL, and is told what is wrong with them. */
class MartsDefinitionTest {

  private static final String INDICATOR =
      """
      indicator: returned_per_pupil
      title: {vi: "Thử", en: "A trial"}
      unit: percent
      better: higher
      numerator: {measure: pupils_returned, year: stock, period: year}
      denominator: {measure: pupils, year: stock, period: year}
      """;

  private Path overrides;
  private Store store;

  @BeforeEach
  void open(@TempDir Path dir) throws SQLException, IOException {
    overrides = dir;
    store = Store.open();
  }

  @AfterEach
  void close() throws SQLException {
    store.close();
  }

  @Test
  void anIndicatorAddedByYamlAloneHasAValue() throws Exception {
    write("indicators/returned_per_pupil.yaml", INDICATOR);
    store
        .accepted("education-pupils", "education", "2020")
        .observe("pupils", "303", "_T", "_T", "primary", "_T", 60)
        .observe("pupils", "303", "_T", "_T", "lower-secondary", "_T", 40)
        .observe("pupils_returned", "303", 5);
    store.rebuild(overrides);
    assertThat(store.value("value", "returned_per_pupil", "303", 2020)).isEqualTo("5.0");
  }

  @Test
  void aMeasureAddedByYamlAloneIsCounted() throws Exception {
    write(
        "measures/hiv_girls.yaml",
        """
        measure: hiv_girls
        title: {vi: "Thử", en: "A trial"}
        counts: people
        form: health-hiv
        from: child
        kind: hiv
        parameters: {least_needs: 1}
        where: sex_code = 'F' and len(need_codes) >= :least_needs
        """);
    store
        .accepted("health-hiv", "health", "2020-H2")
        .child("hiv", "303", "play", "")
        .child("hiv", "304", "", "");
    store.rebuild(overrides);
    assertThat(
            store.row(
                "select value from mart.measure_value where measure_code = 'hiv_girls' and area_code = '31'"))
        .isEqualTo("1.0");
  }

  @Test
  void aMartAddedAsAFileIsBuiltAfterThoseItReads() throws Exception {
    write("marts/a_first_by_name.sql", "select count(*) as verdicts from mart.target_verdict");
    store.rebuild(overrides);
    assertThat(store.row("select verdicts from mart.a_first_by_name")).isEqualTo("25");
  }

  @Test
  void aMartWhoseFileIsGoneIsGone() throws Exception {
    write("marts/trial.sql", "select 1 as one");
    store.rebuild(overrides);
    Files.delete(overrides.resolve("warehouse/marts/trial.sql"));
    store.rebuild(overrides);
    assertThat(store.row("select count(*) from duckdb_tables() where table_name = 'trial'"))
        .isEqualTo("0");
  }

  @Test
  void inTheYearInWhichTheDistrictsWereAbolishedEveryFigureStillHasItsArea() throws Exception {
    write(
        "targets/2025.yaml",
        Files.readString(Path.of("warehouse/targets/2020.yaml"))
            .replace("year: 2020", "year: 2025")
            .replace("plan: 73/KH-UBND", "plan: 1/KH-UBND"));
    store.rebuild(overrides);
    assertThat(
            store.rows(
                """
                select distinct area_name, area_level, parent_code from mart.evaluation
                where year = 2025 and indicator_code = 'injury_rate' order by all
                """))
        .containsExactly(
            "Bạch Long Vĩ | district | 31",
            "Hải Phòng | city | null",
            "Hồng Bàng | district | 31",
            "Ngô Quyền | district | 31");
  }

  @Test
  void anUnknownKeyIsSaidWithItsLineAndTheNearestKey() throws Exception {
    write(
        "indicators/returned_per_pupil.yaml", INDICATOR.replace("better: higher", "beter: higher"));
    assertThatThrownBy(() -> store.rebuild(overrides))
        .isInstanceOf(DefinitionException.class)
        .hasMessageStartingWith("warehouse/indicators/returned_per_pupil.yaml, line ")
        .hasMessageEndingWith(": unknown key 'beter'; nearest known key: 'better'");
  }

  @Test
  void whichOfTwoSourcesServesAnIndicatorMustBeSaid() throws Exception {
    String indicator = Files.readString(Path.of("warehouse/indicators/facility_injuries.yaml"));
    String file = "indicators/facility_injuries.yaml";
    write(file, indicator.replaceFirst("(?s)source:.*", ""));
    assertRefused(
        "warehouse/indicators/facility_injuries.yaml: source: 'facility_injuries' is counted by another source too, 'injured_children' (warehouse/reconciliations/injuries.yaml); say which serves: source: {facility_injuries: {form: health-injuries, instead_of: [injured_children], why: …}}");
    write(file, indicator.replace("form: health-injuries", "form: district-injuries"));
    assertRefused(
        "warehouse/indicators/facility_injuries.yaml: source: 'facility_injuries' is counted from form 'health-injuries', not from 'district-injuries'");
    write(file, indicator.replace("[injured_children]", "[injured_childrn]"));
    assertRefused(
        "warehouse/indicators/facility_injuries.yaml: source: unknown measure 'injured_childrn'; nearest known: 'injured_children'; measures are warehouse/measures/*.yaml");
    write(file, indicator.replace("  facility_injuries:\n", "  facility_injurys:\n"));
    assertRefused(
        "warehouse/indicators/facility_injuries.yaml: source: 'facility_injurys' is no measure of this indicator; nearest known: 'facility_injuries'");
    write(file, indicator.replace("instead_of", "insted_of"));
    assertThatThrownBy(() -> store.rebuild(overrides))
        .hasMessageStartingWith("warehouse/indicators/facility_injuries.yaml, line ")
        .hasMessageEndingWith(": unknown key 'insted_of'; nearest known key: 'instead_of'");
    write(file, indicator);
    store.rebuild(overrides);
    assertThat(
            store.row(
                "select form_code, instead_of from core.source_choice where indicator_code = 'facility_injuries'"))
        .isEqualTo("health-injuries | [injured_children]");
  }

  @Test
  void whatIsWrongWithAReconciliationIsSaid() throws Exception {
    String injuries = Files.readString(Path.of("warehouse/reconciliations/injuries.yaml"));
    write("reconciliations/injuries.yaml", injuries + "expect: left_at_mots_right\n");
    assertThatThrownBy(() -> store.rebuild(overrides))
        .hasMessageStartingWith("warehouse/reconciliations/injuries.yaml")
        .hasMessageContaining(
            "unknown expectation 'left_at_mots_right'; it is one of [equal, left_at_most_right, left_at_least_right]");
    write(
        "reconciliations/injuries.yaml",
        injuries.replace("tolerance_count: 5", "tolerance_count: -1"));
    assertRefused(
        "warehouse/reconciliations/injuries.yaml: tolerance_count is -1; it is a number of children, from 0 on");
  }

  @Test
  void aMissingKeyIsNamed() throws Exception {
    write("indicators/returned_per_pupil.yaml", INDICATOR.replace("better: higher\n", ""));
    assertRefused("warehouse/indicators/returned_per_pupil.yaml: key 'better' is missing");
  }

  @Test
  void aKindOfPeriodThatTheFormDoesNotComeInIsRefused() throws Exception {
    write(
        "indicators/returned_per_pupil.yaml",
        INDICATOR.replace(
            "pupils, year: stock, period: year", "pupils, year: flow, period: month"));
    assertRefused(
        "warehouse/indicators/returned_per_pupil.yaml: denominator: period: month, but form education-pupils comes by"
            + " year");
  }

  @Test
  void anUnknownMeasureIsNamedWithTheNearest() throws Exception {
    write(
        "indicators/returned_per_pupil.yaml",
        INDICATOR.replace("measure: pupils,", "measure: pupil,"));
    assertRefused(
        "warehouse/indicators/returned_per_pupil.yaml: denominator: unknown measure 'pupil'; nearest known: 'pupils';"
            + " measures are warehouse/measures/*.yaml");
  }

  @Test
  void aFileBearsTheNameOfWhatItDefines() throws Exception {
    write("indicators/other.yaml", INDICATOR);
    assertRefused(
        "warehouse/indicators/other.yaml: defines 'returned_per_pupil'; call the file returned_per_pupil.yaml, or the"
            + " definition 'other'");
  }

  @Test
  void anUnknownKindOfTargetIsRefusedWithTheKindsThereAre() throws Exception {
    String plan = Files.readString(Path.of("warehouse/targets/2020.yaml"));
    write("targets/2020.yaml", plan.replaceFirst("kind: at_most", "kind: at_best"));
    assertThatThrownBy(() -> store.rebuild(overrides))
        .isInstanceOf(DefinitionException.class)
        .hasMessageStartingWith("warehouse/targets/2020.yaml, line ")
        .hasMessageEndingWith(
            "unknown kind of target 'at_best'; it is one of [at_most, at_least, equals, below_same_period_last_year]");
  }

  @Test
  void aTargetOnAnUnknownIndicatorIsRefused() throws Exception {
    String plan = Files.readString(Path.of("warehouse/targets/2020.yaml"));
    write("targets/2020.yaml", plan.replace("indicator: injury_rate", "indicator: injury_rates"));
    assertRefused(
        "warehouse/targets/2020.yaml: target 5: unknown indicator 'injury_rates'; nearest known: 'injury_rate';"
            + " indicators are warehouse/indicators/*.yaml");
  }

  @Test
  void sqlThatIsNotUnderstoodIsSaidWithItsFileAndLeavesTheStoreAsItWas() throws Exception {
    store.rebuild();
    write("marts/broken.sql", "select nothing_of_the_kind from mart.reporting");
    assertThatThrownBy(() -> store.rebuild(overrides))
        .isInstanceOf(DefinitionException.class)
        .hasMessageStartingWith("warehouse/marts/broken.sql: ")
        .hasMessageContaining("nothing_of_the_kind");
    assertThat(store.row("select count(*) from core.target")).isEqualTo("7");
    assertThat(store.row("select count(*) from mart.target_verdict")).isEqualTo("25");
  }

  /** A table would go on saying what the view said when it was built. */
  @Test
  void aTableMayNotReadAView() {
    Mart view = new Mart("a", "-- A view: it is large.\nselect 1");
    assertThat(MartOrder.of(List.of(new Mart("b", "-- A view: too\nselect * from mart.a"), view)))
        .extracting(Mart::name)
        .containsExactly("a", "b");
    assertThatThrownBy(() -> MartOrder.of(List.of(view, new Mart("b", "select * from mart.a"))))
        .hasMessage("warehouse/marts/b.sql: reads mart.a, which is a view; only another view may");
  }

  @Test
  void martsThatReadEachOtherInACircleAreNamed() {
    List<Mart> marts =
        List.of(
            new Mart("a", "select * from mart.b -- not mart.z"),
            new Mart("b", "select * from mart.a"),
            new Mart("c", "select 1"));
    assertThatThrownBy(() -> MartOrder.of(marts))
        .hasMessage("warehouse/marts: [a, b] read each other in a circle; take out one reference");
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> store.rebuild(overrides))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(message);
  }

  private void write(String file, String text) throws IOException {
    Path path = overrides.resolve("warehouse").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
