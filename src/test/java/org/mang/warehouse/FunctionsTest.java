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
        "mang_count_meant('2.590 em') | 2.590",
        "mang_count_meant('2590(*)') | 2590",
        "mang_count_meant('''2965') | 2965",
        "mang_count_meant('khoảng 300') | 300",
        "mang_count_meant('2155(1)') | 2155",
        "mang_count_meant('+2.155') | 2.155",
        "mang_count_meant(concat('2155', chr(8203))) | 2155",
        "mang_count_meant('2 590 em') | 2 590",
        "mang_count_meant('1,2 em') | none",
        "mang_count_meant('12-15 em') | none",
        "mang_count_meant('-5 em') | none",
        "mang_count_meant('5%') | none",
        "mang_count_meant('1905-07-04') | 2012",
        "mang_count_meant('2020-01-12') | none",
        "mang_count_meant('abc') | none",
        "mang_decimal_meant('19,7 em') | 19,7",
        "mang_decimal_meant('em') | none",
        "mang_percent('33,3333333333333%') | 33.333333",
        "mang_flag('FALSE') | false",
        "mang_flag('TRUE') | true",
        "mang_flag('☑') | true",
        "mang_flag('☐') | false",
        "mang_flag('---') | false",
        "mang_flag('1.0') | true",
        "mang_flag('yes') | true",
        "mang_flag('ü') | none",
        "mang_date('31/03/2020') | 2020-03-31",
        "mang_date('31.3.2020') | 2020-03-31",
        "mang_date('2020-06-01 00:00:00') | 2020-06-01",
        "mang_date('2012-04-07T00:00:00.000Z') | 2012-04-07",
        "mang_date('01/06/2020 0:00') | 2020-06-01",
        "mang_date('2020-06-01 07:30:00') | none",
        "mang_date('ngày 12 tháng 3 năm 2020') | 2020-03-12",
        "mang_date('31/02/2020') | none",
        "mang_date('43984') | none",
        "mang_date('26/12/16') | none",
        "mang_serial_day('43984') | 2020-06-02",
        "mang_serial_day('41006.0') | 2012-04-07",
        "mang_serial_day('2012') | none",
        "mang_year_as_day('1905-07-04') | 2012",
        "mang_year_as_day('1905-12-31') | none",
        "mang_year_as_day('04/07/1905') | 2012",
        "mang_date_meant('26/12/16') | 26/12/2016",
        "mang_date_meant('12/26/16') | 26/12/2016",
        "mang_date_meant('07/04/12') | 07/04/2012",
        "mang_date_meant('1-5-96') | 01/05/1996",
        "mang_date_meant('''01/06/2020') | 01/06/2020",
        "mang_date_meant('41006.0') | 07/04/2012",
        "mang_date_meant('31/02/20') | none",
        "mang_date_meant('chưa rõ') | none",
        "mang_month('tháng 3 năm 2012') | 2012-03-01",
        "mang_month('3/2012') | 2012-03-01",
        "mang_month('2012') | none",
        "mang_datetime('2020-03-03T00:00') | 2020-03-03 00:00:00",
        "mang_datetime('03/03/2020 20:00') | 2020-03-03 20:00:00",
        "mang_datetime('03/03/2020') | none",
        "mang_datetime('02/06/2020 14g25') | 2020-06-02 14:25:00",
        "mang_datetime('14:25 02/06/2020') | 2020-06-02 14:25:00",
        "mang_datetime('02/06/2020 2:25 PM') | 2020-06-02 14:25:00",
        "mang_datetime('12:05 AM 02/06/2020') | 2020-06-02 00:05:00",
        "mang_datetime('02/06/2020 14 giờ 25 phút') | 2020-06-02 14:25:00",
        "mang_datetime('14 giờ 25, ngày 02/06/2020') | 2020-06-02 14:25:00",
        "mang_datetime('02/06/2020, 14:25') | 2020-06-02 14:25:00",
        "mang_datetime('02/06/2020 24:00') | 2020-06-03 00:00:00",
        "mang_datetime('02/06/2020 14h') | 2020-06-02 14:00:00",
        "mang_datetime('02/06/2020 １４:２５') | 2020-06-02 14:25:00",
        "mang_datetime('02/06/2020 8:30 tối') | 2020-06-02 20:30:00",
        "mang_datetime('02/06/2020 12:30 tối') | none",
        "mang_datetime('02/06/2020 25:00') | none",
        "mang_datetime('02/06/2020 14:25 PM') | none",
        "mang_datetime('02/06/2020 24:30') | none",
        "mang_datetime('2020-06-02 14:25:30') | 2020-06-02 14:25:30",
        "mang_datetime('2020-06-02T14:25:00Z') | none",
        "mang_datetime('chiều 02/06/2020') | none",
        "mang_datetime_meant('02/06/20 14:25') | 02/06/2020 14:25",
        "mang_datetime_meant('43984,6') | 02/06/2020 14:24",
        "mang_datetime_meant('chiều 31/3') | none",
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
        "mang_identifier('''HS-2020-013') | HS-2020-013",
        "mang_identifier('’hs–2020‑013') | HS-2020-013",
        "mang_identifier('HS - 2020 - 013') | HS-2020-013",
        "mang_identifier('''0012') | 12",
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
