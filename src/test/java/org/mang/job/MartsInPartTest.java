package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.definition.Definitions;
import org.mang.mart.Marts;
import org.mang.warehouse.Warehouse;

/** Marts that are rebuilt in part, night by night, are those that are rebuilt as a whole. */
class MartsInPartTest {

  private static final Path MEASURES = Path.of("warehouse/measures");

  private final Home home;

  MartsInPartTest(@TempDir Path folder) throws IOException {
    home = new Home(folder.resolve("home"));
    // Two years that nobody has reported on, far from those of the sample.
    define(
        "warehouse/targets/2024.yaml",
        Files.readString(Path.of("warehouse/targets/2020.yaml"))
            .replaceAll("(?m)^year: 2020$", "year: 2024")
            .replaceAll("(?m)^plan: .*$", "plan: later"));
  }

  @Test
  void whateverComesInTheTablesAreThoseOfAFullRebuild() throws IOException, SQLException {
    load("2020/303-hong-bang/Bieu", "2020/so-y-te/Bieu 03YT", "2019/cong-an/Bieu");
    load("2020/316-vinh-bao/Bieu 01TE - nam 2020.xlsx", "2020/cong-an/Bieu 06CA-TE thang 0");
    sameAsRebuilt();
    // Late ones of the year before, on which comparisons and plausible rates lean.
    load("2019/303-hong-bang/", "2019/so-y-te/Bieu 03YT", "2020/cong-an/Bieu 06CA-TE thang 1");
    sameAsRebuilt();
    // The correction supersedes what was accepted.
    load("2020/316-vinh-bao/Bieu 01TE - nam 2020 (sua lai)", "2020/303-hong-bang/Phu luc");
    sameAsRebuilt();
    load("2020/so-ldtbxh/", "2020/so-y-te/Bieu 04YT", "2020/so-giao-duc/");
    sameAsRebuilt();
    define(
        "warehouse/measures/children.yaml",
        Files.readString(MEASURES.resolve("children.yaml"))
            .replace("from: observation", "from: observation\nadds_up_over: [sex]"));
    load("2019/316-vinh-bao/Bieu 01TE");
    sameAsRebuilt();
  }

  @Test
  void yearsThatALateFileIsNotAboutAreLeftAlone() throws IOException, SQLException {
    load("2020/303-hong-bang/Bieu 01TE - 6");
    try (Warehouse warehouse = Warehouse.open(home);
        Connection connection = warehouse.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("update mart.indicator_value set value = -1 where year in (2020, 2024)");
    }
    load("2020/303-hong-bang/Bieu 01TE - nam");
    assertThat(Samples.ask(home, "select distinct year from mart.indicator_value where value = -1"))
        .containsExactly("2024");
  }

  private void load(String... paths) {
    Samples.arrive(home, paths);
    Samples.load(home);
  }

  private void define(String file, String text) throws IOException {
    Path definition = home.beside().resolve(file);
    Files.createDirectories(definition.getParent());
    Files.writeString(definition, text);
  }

  private void sameAsRebuilt() throws SQLException {
    try (Warehouse warehouse = Warehouse.open(home);
        Connection connection = warehouse.connect()) {
      SortedMap<String, List<String>> inPart = marts(connection);
      connection.setAutoCommit(false);
      new Marts(new Definitions(home.beside())).rebuild(connection);
      SortedMap<String, List<String>> whole = marts(connection);
      connection.rollback();
      assertThat(inPart.keySet()).isEqualTo(whole.keySet());
      whole.forEach((name, rows) -> assertThat(inPart.get(name)).as(name).isEqualTo(rows));
    }
  }

  private static SortedMap<String, List<String>> marts(Connection connection) throws SQLException {
    SortedMap<String, List<String>> marts = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      for (String name :
          column(statement, "select table_name from duckdb_tables() where schema_name = 'mart'")) {
        marts.put(
            name,
            column(statement, "select row_ from mart.%s as row_ order by all".formatted(name)));
      }
    }
    return marts;
  }

  private static List<String> column(Statement statement, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
    }
    return values;
  }
}
