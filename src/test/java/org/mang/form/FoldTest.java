package org.mang.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparing spellings; and that Java and SQL compare alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoldTest {

  private static final String VIETNAMESE =
      "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";

  /** What stands between letters in offices' files. */
  private static final String BETWEEN =
      "  \t\n\u00A0-\u2010\u2013\u2014\u2212.,/()0123456789°²½\u200B\u00ADÐðАВЕКМНОРСТУХабонαοΑıＡ９ƉɖƊɗƋƌÐðⱭɑꞬɡҮүԚԛԜԝӀӏѴѵØø";

  private final Connection duckdb;

  FoldTest() throws Exception {
    duckdb = DriverManager.getConnection("jdbc:duckdb:");
  }

  @BeforeAll
  void defineTheMacros() throws Exception {
    try (Statement statement = duckdb.createStatement()) {
      statement.execute(Files.readString(Path.of("warehouse/migrations/R__functions.sql")));
    }
  }

  @AfterAll
  void close() throws SQLException {
    duckdb.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Hoà Nghĩa, HÒA NGHĨA",
    "Thuỷ Nguyên, thủy nguyên",
    "Đồ Sơn, ĐỒ  SƠN",
    "đ, Đ",
    "Quán Toan, Quán\u00A0Toan",
    "0-5, 0–5",
    "Ðồ Sơn, Đồ Sơn",
    "Ɖồ Sơn, Đồ Sơn",
    "ɖồ sơn, Đồ Sơn",
    "Ƌồ Sơn, Đồ Sơn",
    "Ɗồ Sơn, Đồ Sơn",
    "Đồ Sơn, Đồ Sơn",
    "Hɑ̉i Ԝɑ Ѵү, Hải Wa Vy",
    "Нải Аn, Hải An",
    "Lê​ Châ­n, Lê Chân",
    "ＡＢ１２, ab12",
    "0-5, 0−5",
    "Bạch Long Vĩ, ' bạch long vĩ '",
  })
  void spellingsOfTheSameFoldToTheSame(String one, String other) throws SQLException {
    assertThat(Fold.of(one)).isEqualTo(Fold.of(other));
    assertThat(inSql(one)).isEqualTo(Fold.of(one));
    assertThat(inSql(other)).isEqualTo(Fold.of(one));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cát Hải", "Ngô Quyền", "Trẻ em nghiện ma tuý", "ƯỚC LƯỢNG", "Đặng Ớt"})
  void compositionMakesNoDifference(String text) throws SQLException {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
    assertThat(Fold.of(decomposed)).isEqualTo(Fold.of(text)).isEqualTo(inSql(decomposed));
  }

  @Test
  void javaAndSqlFoldAllVietnameseTextAlike() throws SQLException {
    Random random = new Random(20200312);
    for (String text : randomTexts(random, 2_000)) {
      assertThat(inSql(text)).as("'%s'", text).isEqualTo(Fold.of(text));
    }
  }

  @Test
  void foldingTwiceIsFoldingOnce() {
    Random random = new Random(872);
    for (String text : randomTexts(random, 2_000)) {
      assertThat(Fold.of(Fold.of(text))).isEqualTo(Fold.of(text));
    }
  }

  private static List<String> randomTexts(Random random, int count) {
    String letters = VIETNAMESE + VIETNAMESE.toUpperCase(java.util.Locale.ROOT) + BETWEEN;
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(24);
      for (int j = 0; j < length; j++) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      Normalizer.Form form = random.nextBoolean() ? Normalizer.Form.NFC : Normalizer.Form.NFD;
      texts.add(Normalizer.normalize(text, form));
    }
    return texts;
  }

  private String inSql(String text) throws SQLException {
    try (PreparedStatement select = duckdb.prepareStatement("select mang_fold(?)")) {
      select.setString(1, text);
      try (ResultSet result = select.executeQuery()) {
        result.next();
        return result.getString(1);
      }
    }
  }
}
