package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.Sql;

/** How long a message may be; and that Java and SQL cut alike. */
class BoundedTest {

  private static final String MORE = "; … và {count} mục nữa";

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 159, 160, 161, 700, 40_000})
  void aLongTextIsCutInItsMiddle(int length) throws SQLException {
    String text = "Đ😀".repeat(length / 2) + (length % 2 == 0 ? "" : "x");
    String cut = Bounded.text(text);
    assertThat(cut.codePointCount(0, cut.length())).isLessThanOrEqualTo(160);
    assertThat(cut).startsWith(text.substring(0, Math.min(20, text.length())));
    assertThat(text).endsWith(cut.substring(Math.max(0, cut.length() - 20)));
    assertThat(inSql(Bounded.textSql(Sql.text(text)))).isEqualTo(cut);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 63})
  void ofALongListTheFirstThingsAreSaidAndHowManyMoreThereAre(int things) throws SQLException {
    String list =
        IntStream.range(0, things).mapToObj(i -> "Tỉnh " + i).collect(Collectors.joining("; "));
    String said = Bounded.list(list, MORE);
    assertThat(said)
        .isEqualTo(
            things <= 15
                ? list
                : list.substring(0, list.indexOf("; Tỉnh 10"))
                    + "; … và %d mục nữa".formatted(things - 10));
    assertThat(inSql(Bounded.listSql(Sql.text(list), MORE))).isEqualTo(said);
  }

  @Test
  void aSentenceIsNoList() {
    String sentence = "Tệp được đặt mật khẩu nên không đọc được. ".repeat(9);
    assertThat(Bounded.list(sentence, MORE)).isEqualTo(sentence);
  }

  private static String inSql(String expression) throws SQLException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement select = duckdb.createStatement();
        ResultSet result = select.executeQuery("select " + expression)) {
      result.next();
      return result.getString(1);
    }
  }
}
