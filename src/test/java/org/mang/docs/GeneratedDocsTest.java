package org.mang.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.definition.Definitions;
import org.mang.form.Forms;
import org.mang.mart.Marts;
import org.mang.warehouse.Reference;
import org.mang.warehouse.Warehouse;

/**
 * Keeps the generated pages of {@code docs/reference} and the definitions the same. Run with {@code
 * -Dmang.docs.write=true} to write the pages afresh after a change to a definition.
 */
class GeneratedDocsTest {

  private static final Path COMMITTED = Path.of("docs", "reference");

  @Test
  void theFindingsPageIsWhatTheDefinitionsSay(@TempDir Path empty) throws IOException {
    Definitions definitions = new Definitions(empty);
    compare("findings.md", FindingsPage.of(definitions, new Forms(definitions)));
  }

  @Test
  void theDataDictionaryIsWhatDefinitionsAndDatabaseSay(@TempDir Path beside)
      throws IOException, SQLException {
    Definitions definitions = new Definitions(beside);
    Forms forms = new Forms(definitions);
    Home home = new Home(beside.resolve("home"));
    home.create();
    try (Warehouse warehouse = Warehouse.open(home);
        Connection store = warehouse.connect()) {
      new Reference(definitions, forms).load(store, warehouse.sheetRows());
      new Marts(definitions).rebuild(store, LocalDateTime.of(2021, 1, 1, 0, 0));
      compare("data-dictionary.md", new DataDictionary(definitions, forms, store).page());
    }
  }

  private static void compare(String page, String made) throws IOException {
    Path committed = COMMITTED.resolve(page);
    if (Boolean.getBoolean("mang.docs.write")) {
      Files.createDirectories(COMMITTED);
      Files.writeString(committed, made);
    }
    assertThat(committed).hasContent(made);
  }
}
