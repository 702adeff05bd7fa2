package org.mang.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.Sql;
import org.mang.definition.Definitions;
import org.mang.job.Progress;
import org.mang.job.Run;

/**
 * The dataset that comes of sample files of 2020: two districts and the police, loaded for real.
 */
class SampleDatasetTest {

  private static final Path SAMPLE = Path.of("sample-data/2020");

  private static Connection reader;

  @BeforeAll
  static void load(@TempDir Path folder) throws SQLException {
    Home home = new Home(folder.resolve("home"));
    new Run(home, new Definitions(folder), Progress.silent())
        .load(
            List.of(
                SAMPLE.resolve("303-hong-bang"),
                SAMPLE.resolve("311-thuy-nguyen"),
                SAMPLE.resolve("cong-an")));
    Properties readOnly = new Properties();
    readOnly.setProperty("duckdb.read_only", "true");
    reader = DriverManager.getConnection("jdbc:duckdb:" + home.database(), readOnly);
    try (Statement statement = reader.createStatement()) {
      statement.execute(
          "create temp view released as select * from read_parquet("
              + Sql.text(home.releases().resolve("2020-draft/evaluation.parquet").toString())
              + ")");
      statement.execute(
          "create temp view truth as select * from read_csv('sample-data/truth/indicator_value.csv',"
              + " types = {'area_code': 'varchar', 'category_code': 'varchar'})");
    }
  }

  @AfterAll
  static void close() throws SQLException {
    reader.close();
  }

  @Test
  void everyFigureOfACompleteReporterIsTheTruth() throws SQLException {
    List<String> wrong =
        rows(
            """
            select indicator_code, area_code, category_code, released.numerator, truth.numerator
            from released
            inner join truth
                using (indicator_code, year, area_code, sex_code, age_band_code, category_code, place_code)
            where area_code in ('303', '311') and not is_partial and not suppressed
                and (released.numerator <> truth.numerator or released.denominator <> truth.denominator)
            """);
    assertThat(wrong).isEmpty();
  }

  @Test
  void theFiguresAreThoseOfTheTotalRowsOfTheFiles() throws SQLException {
    // Biểu 01/TE of the year 2020, row "Tổng cộng": special, all children.
    assertThat(
            rows(
                """
                select area_name, numerator, denominator, verdict
                from released
                where indicator_code = 'special_share' and area_code in ('303', '311')
                order by all
                """))
        .containsExactly(
            "Hồng Bàng | 259.0 | 24068.0 | not_met", "Thuỷ Nguyên | 715.0 | 83802.0 | met");
  }

  @Test
  void aQuarterThatNeverCameLeavesTheVerdictOpen() throws SQLException {
    assertThat(
            rows(
                """
                select verdict, waiting_for from released
                where indicator_code = 'injury_rate' and area_code = '311' and target is not null
                """))
        .containsExactly("undecided | 311");
  }

  @Test
  void theFixtureOfTheOtherTestsHasTheColumnsOfTheRealMarts() throws Exception {
    try (Evaluated fixture = Evaluated.open()) {
      assertThat(columns(fixture.connection(), "evaluation"))
          .containsExactlyElementsOf(columns(reader, "evaluation"));
      assertThat(columns(reader, "reporting"))
          .containsAll(columns(fixture.connection(), "reporting"));
      assertThat(columns(reader, "indicator_unit"))
          .containsAll(columns(fixture.connection(), "indicator_unit"));
    }
  }

  private static List<String> columns(Connection duckdb, String mart) throws SQLException {
    return rows(
        duckdb,
        "select column_name, data_type from duckdb_columns() where schema_name = 'mart'"
            + " and table_name = "
            + Sql.text(mart)
            + " order by column_index");
  }

  private static List<String> rows(String select) throws SQLException {
    return rows(reader, select);
  }

  private static List<String> rows(Connection duckdb, String select) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet found = statement.executeQuery(select)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(found.getObject(i)));
        }
        rows.add(String.join(" | ", values));
      }
      return rows;
    }
  }
}
