package org.mang.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mang.Home;
import org.mang.definition.Definitions;
import org.mang.job.Samples;

/** Who owes what, as the warehouse has it. */
class ReportingOfficesTest {

  private final ReportingOffices offices =
      new ReportingOffices(new Definitions(Path.of("target/no-overrides")));

  @Test
  void theyAreTheReportersOfTheWarehouse(@TempDir Path folder) throws SQLException {
    Home home = new Home(folder.resolve("home"));
    Samples.load(home);
    assertThat(offices.all())
        .extracting(
            o ->
                String.join(
                    "|",
                    o.code(),
                    o.kind(),
                    o.name().vi(),
                    o.name().en(),
                    o.validFrom().toString(),
                    String.valueOf(o.validTo())))
        .containsExactlyInAnyOrderElementsOf(
            Samples.ask(
                home,
                "select reporter_code, reporter_kind, name_vi, name_en, valid_from, valid_to from core.reporter"));
    for (String period :
        List.of(
            "2020", "2020-H1", "2020-H2", "2020-Q3", "2020-M02", "2025-Q2", "2025-Q3", "2025")) {
      assertThat(offices.owed(period))
          .extracting(owed -> owed.form().name() + "|" + owed.office().code())
          .as(period)
          .containsExactlyInAnyOrderElementsOf(
              Samples.ask(
                  home,
                  "select form_code, reporter_code from mart.reporting where is_expected and period_code = '%s'"
                      .formatted(period)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2020-Q3, 30",
    "2020-M03, 2",
    "2020-H2, 1",
    "2020, 17",
    "2003-Q3, 0",
    "2020-X1, 0",
    "soon, 0"
  })
  void howManyAreOwedForAPeriod(String period, int count) {
    assertThat(offices.owed(period)).hasSize(count);
  }
}
