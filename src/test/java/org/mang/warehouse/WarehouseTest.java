package org.mang.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mang.Home;
import org.mang.MangException;
import org.mang.definition.DefinitionException;
import org.mang.definition.Definitions;
import org.mang.form.Forms;

class WarehouseTest {

  private final Home home;

  WarehouseTest(@TempDir Path folder) {
    home = new Home(folder.resolve("mang-home"));
    home.create();
  }

  @Test
  void migrationsMakeAnEmptyDatabaseIntoAStore() throws SQLException {
    try (Warehouse warehouse = Warehouse.open(home);
        Connection connection = warehouse.connect()) {
      assertThat(
              column(
                  connection,
                  "select distinct schema_name from duckdb_tables() where schema_name <> 'main' order by 1"))
          .containsExactly("core", "ops");
      assertThat(column(connection, "select count(*) from core.submission")).containsExactly("0");
    }
  }

  @Test
  void aStoreThatIsThereIsOpenedWithAllThatItHolds() throws SQLException {
    try (Warehouse warehouse = Warehouse.open(home);
        Connection connection = warehouse.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("insert into ops.build values ('x', 's', localtimestamp)");
    }
    try (Warehouse warehouse = Warehouse.open(home);
        Connection connection = warehouse.connect()) {
      assertThat(Builds.signature(connection, "x")).isEqualTo("s");
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsNamedWithoutAStackTrace() throws IOException {
    Files.writeString(home.database(), "x".repeat(10_000));
    assertThatThrownBy(() -> Warehouse.open(home))
        .isInstanceOf(MangException.class)
        .hasMessageContaining(home.database().toString())
        .hasMessageNotContaining("\tat ");
  }

  @Test
  void aStoreThatAnotherVersionWroteIsNamedAndLetGo() throws SQLException {
    try (Warehouse warehouse = Warehouse.open(home);
        Connection connection = warehouse.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("update flyway_schema_history set checksum = 1 where version = '1'");
    }
    for (int attempt = 1; attempt <= 2; attempt++) {
      assertThatThrownBy(() -> Warehouse.open(home))
          .isInstanceOf(MangException.class)
          .hasMessageContaining(home.database() + ": the warehouse cannot be migrated");
    }
  }

  @Test
  void aSpoiltKeyIsNamed() throws IOException {
    Files.createDirectories(home.keys());
    Files.writeString(home.keys().resolve("pseudonym.key"), "abc\n");
    assertThatThrownBy(() -> Warehouse.open(home))
        .isInstanceOf(MangException.class)
        .hasMessageContaining("pseudonym.key: expected 64 hexadecimal digits");
  }

  @Test
  void referenceIsLoadedOnceAndAgainWhenADefinitionChanges() throws Exception {
    Definitions definitions = new Definitions(home.beside());
    try (Warehouse warehouse = Warehouse.open(home);
        Connection connection = warehouse.connect()) {
      assertThat(load(warehouse, connection, definitions)).isTrue();
      List<String> areas = column(connection, "select count(*) from core.area_name");
      assertThat(load(warehouse, connection, definitions)).isFalse();
      Path codes = Files.createDirectories(home.beside().resolve("jobs/codes"));
      Files.writeString(
          codes.resolve("ward.yaml"),
          "codes: ward\ntitle: {vi: A, en: B}\nvalues:\n  w: {vi: Một, en: One}\n");
      assertThat(load(warehouse, connection, definitions)).isTrue();
      assertThat(column(connection, "select name_vi from core.code where code_list = 'ward'"))
          .containsExactly("Một");
      assertThat(column(connection, "select count(*) from core.area_name")).isEqualTo(areas);
    }
  }

  @Test
  void referenceHoldsTheCommunesOfEachTime() throws Exception {
    try (Warehouse warehouse = Warehouse.open(home);
        Connection connection = warehouse.connect()) {
      load(warehouse, connection, new Definitions(home.beside()));
      assertThat(communesOn(connection, "2020-01-31")).containsExactly("223");
      assertThat(communesOn(connection, "2020-02-01")).containsExactly("217");
      assertThat(communesOn(connection, "2025-07-01")).containsExactly("114");
      assertThat(
              column(
                  connection,
                  "select count(*) from core.reporter where reporter_kind = 'district' and valid_from <= date '2020-12-31' and (valid_to is null or valid_to > date '2020-12-31')"))
          .containsExactly("15");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2020-02-01,11317,11320,whole,x,      | kind is 'whole'; write full, partial or renumbered
          2020-02-01,11320,99999,full,x,       | areas.csv has no area 99999 on that day
          2020-02-02,11317,11320,full,x,       | areas.csv has no area 11317 on the day before
          2020-02-01,11317,11320,full,x,0.5    | a share is for kind partial
          2020-02-01,11317,11320,partial,x,1.5 | share is 1.5
          """)
  void aChangeThatCannotBeIsNamed(String row, String problem) throws Exception {
    Path file =
        Files.createDirectories(home.beside().resolve("warehouse/reference"))
            .resolve("area_changes.csv");
    Files.writeString(
        file, "effective_date,from_code,to_code,kind,legal_basis,share\n" + row + "\n");
    try (Warehouse warehouse = Warehouse.open(home);
        Connection connection = warehouse.connect()) {
      assertThatThrownBy(() -> load(warehouse, connection, new Definitions(home.beside())))
          .isInstanceOf(DefinitionException.class)
          .hasMessageContaining("warehouse/reference/area_changes.csv: 2020-02-0")
          .hasMessageContaining(problem);
      assertThat(column(connection, "select count(*) from core.area")).containsExactly("0");
    }
  }

  private static List<String> communesOn(Connection connection, String day) throws SQLException {
    return column(
        connection,
        "select count(*) from core.area where area_level = 'commune' and valid_from <= date '%1$s' and (valid_to is null or valid_to > date '%1$s')"
            .formatted(day));
  }

  private static boolean load(Warehouse warehouse, Connection connection, Definitions definitions)
      throws SQLException {
    return new Reference(definitions, new Forms(definitions))
        .load(connection, warehouse.sheetRows());
  }

  private static List<String> column(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        values.add(String.valueOf(result.getString(1)));
      }
    }
    return values;
  }
}
