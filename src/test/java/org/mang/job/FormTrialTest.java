package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mang.Home;
import org.mang.check.FindingCatalogue;
import org.mang.definition.DefinitionException;
import org.mang.definition.Definitions;
import org.mang.form.Forms;
import org.mang.warehouse.Reference;
import org.mang.warehouse.Warehouse;

/** What cannot run in a form is said when the form changes. */
class FormTrialTest {

  private static final String FORM =
      """
      form: visits
      title: {vi: "Lượt thăm", en: "Visits"}
      sector: labour
      reporter: district
      periods: [quarter]
      due: 15 days
      recognise: "Biểu 09/TE"
      layout: list
      stores: event
      kind: visit
      rows: {each: visit}
      on_error: return
      columns:
        event_key: {header: "Mã", type: identifier, keep: pseudonym}
        %s: {header: "Ngày", type: date}
      checks:
        some: {that: "%s", say: {vi: "Sai", en: "Wrong"}}
      """;

  private final Path folder;

  FormTrialTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyShippedFormRuns() throws SQLException {
    tryOut();
    assertThat(new Forms(new Definitions(folder)).all()).hasSize(8);
  }

  @ParameterizedTest
  @CsvSource({
    "occurred_on, occured_on is not null, occured_on",
    "visited_on, visited_on is not null, visited_on",
    "occurred_on, occurred_on is, syntax error",
  })
  void aNameThatIsNoneAndSqlThatIsNoneAreSaidWithTheForm(String column, String that, String said)
      throws IOException {
    Path file = folder.resolve("jobs/forms/visits.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, FORM.formatted(column, that));
    assertThatThrownBy(this::tryOut)
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("jobs/forms/visits.yaml")
        .hasMessageContaining(said)
        .hasMessageNotContaining("\tat ");
  }

  private void tryOut() throws SQLException {
    Home home = new Home(folder.resolve("home"));
    home.create();
    Definitions definitions = new Definitions(folder);
    Forms forms = new Forms(definitions);
    try (Warehouse warehouse = Warehouse.open(home);
        Connection connection = warehouse.connect()) {
      new Reference(definitions, forms).load(connection, warehouse.sheetRows());
      connection.setAutoCommit(true);
      long start = System.nanoTime();
      FormTrial.run(connection, warehouse.sheetRows(), forms, FindingCatalogue.read(definitions));
      System.out.println("trial " + (System.nanoTime() - start) / 1e9);
    }
  }
}
