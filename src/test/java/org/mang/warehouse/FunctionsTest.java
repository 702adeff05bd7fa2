package org.mang.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mang.Home;

/** How the functions of {@code R__functions.sql} read what offices write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionsTest {

  private final Warehouse warehouse;
  private final Connection connection;

  FunctionsTest(@TempDir Path folder) throws SQLException {
    Home home = new Home(folder.resolve("home"));
    home.create();
    warehouse = Warehouse.open(home);
    connection = warehouse.connect();
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
    warehouse.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mang_count('1150') | 1150",
        "mang_count('1.150') | 1150",
        "mang_count('1 150') | 1150",
        "mang_count('1150,0') | 1150",
        "mang_count('1540.0') | 1540",
        "mang_count('1.500,00') | 1500",
        "mang_count('không') | 0",
        "mang_count('1,000') | none",
        "mang_count('0.500') | none",
        "mang_count_meant('1,15') | 1.150",
        "mang_count_meant('1.53') | 1.530",
        "mang_count_meant('1,000') | 1.000",
        "mang_count_meant('396,415') | 396.415",
        "mang_count_meant('396,4') | none",
        "mang_count_meant('396,45') | none",
        "mang_count_meant('1,6') | none",
        "mang_count_meant('0,15') | none",
        "mang_count_meant('0.500') | none",
        "mang_percent('33,3333333333333%') | 33.333333",
        "mang_flag('FALSE') | false",
        "mang_flag('TRUE') | true",
        "mang_datetime('2020-03-03T00:00') | 2020-03-03 00:00:00",
        "mang_datetime('03/03/2020 20:00') | 2020-03-03 20:00:00",
        "mang_datetime('03/03/2020') | none",
        "mang_pair('0', 2) | 0",
        "mang_pair('12/1', 2) | 1",
        "mang_pair_meant('2020-01-12') | 12/1",
        "list_contains(mang_undated('2020-09-06'), '6-9') | true",
        "list_contains(mang_undated('2020-09-06'), '9/6') | true",
        "list_contains(mang_undated('2009-10-01'), '10-9') | true",
        "len(mang_undated('6-9')) | 0",
        "mang_identifier(' 0012345 ') | 12345",
        "mang_identifier('te-007') | TE-007",
        "mang_identifier('000') | 000",
        "mang_code_key('Ð') | đ",
        "mang_area_key('1. Phường Đa Phúc *') | phuong da phuc",
        "mang_area_key('11455 - Ngọc Xuyên') | ngoc xuyen",
        "mang_area_key('11455') | 11455",
        "mang_mask(null) | none",
      })
  void aTextBecomesItsValueOrNone(String expression, String expected) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("select coalesce((" + expression + ")::varchar, 'none')")) {
      result.next();
      assertThat(result.getString(1)).isEqualTo(expected);
    }
  }
}
