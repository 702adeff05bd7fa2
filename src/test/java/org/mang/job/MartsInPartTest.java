package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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
        Connection connection = warehouse.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      List<String> inPart = marts(statement);
      for (String name : inPart) {
        statement.execute("create temp table %1$s as select * from mart.%1$s".formatted(name));
      }
      new Marts(new Definitions(home.beside()))
          .rebuild(connection, LocalDateTime.now(ZoneId.systemDefault()));
      assertThat(inPart).isNotEmpty().isEqualTo(marts(statement));
      for (String name : inPart) {
        assertThat(rows(statement, "temp.main", "warehouse.mart", name)).as(name).isEmpty();
        assertThat(rows(statement, "warehouse.mart", "temp.main", name)).as(name).isEmpty();
      }
      connection.rollback();
    }
  }

  private static List<String> marts(Statement statement) throws SQLException {
    return column(
        statement,
        "select table_name from duckdb_tables() where schema_name = 'mart' order by table_name");
  }

  /** The rows of a mart that are in one schema and not in another. */
  private static List<String> rows(Statement statement, String in, String notIn, String name)
      throws SQLException {
    return column(
        statement,
        "select row_ from (from %1$s.%3$s except all from %2$s.%3$s) as row_ limit 3"
            .formatted(in, notIn, name));
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
