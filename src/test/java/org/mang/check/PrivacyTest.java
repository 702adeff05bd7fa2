package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.form.Fold;
import org.mang.job.Desk;
import org.mang.job.Desk.Answer;
import org.mang.office.OfficeText;
import org.mang.office.OfficeWorkbook;

/** No direct identifier of a child passes intake: in no table, file, finding or message. */
class PrivacyTest {

  private static final String NAME = "Tôn Nữ Xuân Quỳnh";
  private static final String CASE = "HS-2020-77731";

  private final Path folder;
  private final Desk desk;

  PrivacyTest(@TempDir Path folder) throws SQLException {
    this.folder = folder;
    this.desk = Desk.in(folder);
  }

  @AfterEach
  void close() throws SQLException {
    desk.close();
  }

  @Test
  void anAcceptedListLeavesNeitherNamesNorCaseNumbersBehind() throws Exception {
    Answer answer = hand(police().set("B11", CASE).set("C11", NAME));
    assertThat(answer.isAccepted()).isTrue();
    assertThatNothingIsLeftOf(NAME, CASE, "29/11/2014");
  }

  @Test
  void namesInTheWrongCellsAreMaskedWhereverTheyAreFound() throws Exception {
    Answer answer =
        hand(
            police()
                .set("B11", NAME)
                .set("B12", NAME)
                .set("D11", NAME)
                .set("D12", "12/03 " + "Xuân Q")
                .set("E13", NAME)
                .set("F11", NAME)
                .set("G11", NAME)
                .set("H12", NAME)
                .set("J11", NAME)
                .set("L11", NAME)
                .set("N11", NAME)
                .set("O11", NAME));
    assertThat(answer.isAccepted()).isFalse();
    assertThat(answer.marks())
        .contains(
            "DUPLICATE_ROW B11",
            "NOT_A_DATE D11",
            "NOT_A_DATE D12",
            "NOT_A_COUNT E13",
            "UNKNOWN_CODE F11",
            "UNKNOWN_AREA G11",
            "UNKNOWN_AREA H12",
            "NOT_A_DATETIME J11");
    assertThatNothingIsLeftOf(NAME, "Xuân Q");
  }

  @Test
  void theTextOfAnIdentifierDoesNotOutliveTheQueryThatReadsIt() throws Exception {
    assertThat(desk.columnsWhileChecking(OfficeWorkbook.sample(OfficeWorkbook.POLICE)))
        .contains("event_key", "sex_code")
        .doesNotContain("event_key text", "full_name text");
  }

  @Test
  void anIdentifierIsNotShownEvenInPart() throws Exception {
    Answer answer = hand(police().set("B11", CASE).set("B12", CASE));
    assertThat(answer.findings())
        .filteredOn(f -> f.code().equals("DUPLICATE_ROW"))
        .extracting(Finding::value)
        .containsExactly("•••", "•••");
  }

  @Test
  void shortNumbersAndDatesOfAPersonsRowAreShownForTheClerkToFindThem() throws Exception {
    Answer answer = hand(police().set("E13", "99").set("D11", "31/02/2014"));
    assertThat(answer.finding("ABOVE_MAXIMUM").value()).isEqualTo("99");
    assertThat(answer.finding("NOT_A_DATE").value()).isEqualTo("31/02/2014");
  }

  @Test
  void figuresOfFormsWithoutPersonsAreShownInFull() throws Exception {
    Answer answer =
        hand(OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN).set("C11", "khoảng ba trăm"));
    assertThat(answer.finding("NOT_A_COUNT").value()).isEqualTo("khoảng ba trăm");
  }

  @Test
  void quarantinedRowsLeaveTheirPlaceOnly() throws Exception {
    StringBuilder list = new StringBuilder("Biểu 03/YT-TE\nKỳ báo cáo: Tháng 4 năm 2020\n");
    list.append(
        "Mã hồ sơ;Họ và tên;Ngày sinh;Giới tính;Ngày xảy ra;Quận, huyện;Nguyên nhân;Kết quả\n");
    for (int i = 0; i < 40; i++) {
      list.append("BN-%d;%s;19/04/2007;Nam;01/04/2020;Lê Chân;".formatted(i, NAME))
          .append(i == 7 ? NAME : "Ngã")
          .append(";Ổn định\n");
    }
    Answer answer = desk.hand(OfficeText.write(folder.resolve("list.csv"), list.toString()));
    assertThat(answer.isAccepted()).isTrue();
    assertThat(answer.finding("UNKNOWN_CODE").value()).isEqualTo("T•••");
    assertThatNothingIsLeftOf(NAME, "BN-39");
  }

  @Test
  void aRegisterLeavesBirthMonthsAndPseudonymsOnly() throws Exception {
    Answer answer =
        desk.hand(
            OfficeText.write(
                folder.resolve("register.csv"),
                """
                Ngày chốt số liệu;Mã định danh trẻ em;Họ và tên trẻ em;Tháng, năm sinh;Giới tính;Mã quận, huyện;Mã xã, phường
                31/12/2020;031177731;%s;04/2017;Nữ;311;11479
                """
                    .formatted(NAME)));
    assertThat(answer.isAccepted()).isTrue();
    assertThatNothingIsLeftOf(NAME, "031177731");
  }

  @Test
  void aPseudonymIsTheHmacOfFormAndIdentifierUnderTheKey() throws Exception {
    Answer answer = hand(police().set("B11", " hs-2020-77731 "));
    byte[] key =
        HexFormat.of()
            .parseHex(Files.readString(desk.home().keys().resolve("pseudonym.key")).strip());
    assertThat(key(answer, 11)).isEqualTo(hmac(key, "police-abuse:" + CASE).substring(0, 32));
  }

  @Test
  void theSameCaseHasTheSamePseudonymInEveryFileOfAForm() throws Exception {
    String march = key(hand(police().set("B11", CASE)), 11);
    String again = key(hand(police().set("B13", CASE)), 13);
    assertThat(again).isEqualTo(march);
  }

  @Test
  void howLettersAreComposedMakesNoOtherPseudonym() throws Exception {
    String composed = key(hand(police().set("B11", "HỒ SƠ 7")), 11);
    String decomposed =
        key(hand(police().set("B11", Normalizer.normalize("HỒ SƠ 7", Normalizer.Form.NFD))), 11);
    assertThat(decomposed).isEqualTo(composed);
  }

  @Test
  void theSameCaseHasAnotherPseudonymUnderAnotherKey(@TempDir Path elsewhere) throws Exception {
    String here = key(hand(police()), 11);
    try (Desk other = Desk.in(elsewhere)) {
      Answer answer = other.hand(police().save(folder.resolve("Book1.xlsx")));
      assertThat(
              other.column(
                  "select event_key from core.event where row_no = 11 and submission_id = '%s'"
                      .formatted(answer.submissionId())))
          .isNotEmpty()
          .doesNotContain(here);
    }
  }

  @Test
  void theKeyIsItsOwnersOnlyAndInNoTable() throws Exception {
    hand(police());
    Path key = desk.home().keys().resolve("pseudonym.key");
    assertThat(desk.column("select sql from duckdb_views()")).noneMatch(PrivacyTest::holdsAKey);
    assertThat(
            desk.column(
                "select macro_definition from duckdb_functions() where macro_definition is not null"))
        .noneMatch(PrivacyTest::holdsAKey);
    assertThat(Files.getPosixFilePermissions(key))
        .containsExactlyInAnyOrder(
            java.nio.file.attribute.PosixFilePermission.OWNER_READ,
            java.nio.file.attribute.PosixFilePermission.OWNER_WRITE);
    assertThat(desk.home().keys()).isDirectoryNotContaining(f -> !f.equals(key));
  }

  /** Looks through every text of every table, as it is written and folded. */
  private void assertThatNothingIsLeftOf(String... secrets) throws SQLException, IOException {
    int searched = 0;
    for (List<?> column :
        desk.rows(
            """
            select schema_name || '.' || table_name, column_name
            from duckdb_columns()
            where not internal and data_type like 'VARCHAR%'
            """)) {
      for (Object text :
          desk.column(
              "select distinct \"%s\"::varchar from %s".formatted(column.get(1), column.get(0)))) {
        searched++;
        for (String secret : secrets) {
          assertThat(Fold.of(Objects.toString(text, "")))
              .as("%s", column)
              .doesNotContain(Fold.of(secret));
        }
      }
    }
    assertThat(searched).isGreaterThan(1000);
    desk.connection().commit();
    for (Path file : desk.files()) {
      if (!file.startsWith(desk.home().archive())) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
          assertThat(bytes.contains(inUtf8(secret))).as("%s in %s", secret, file).isFalse();
        }
      }
    }
  }

  private static boolean holdsAKey(@Nullable String definition) {
    return definition != null && definition.matches("(?s).*[0-9a-f]{64}.*");
  }

  private static String inUtf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String hmac(byte[] key, String message) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] code = mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(code).toLowerCase(Locale.ROOT);
  }

  private String key(Answer answer, int row) throws SQLException {
    return Objects.requireNonNull(
        desk.column(
                "select event_key from core.event where row_no = %d and submission_id = '%s'"
                    .formatted(row, answer.submissionId()))
            .get(0));
  }

  private static OfficeWorkbook police() {
    return OfficeWorkbook.of(OfficeWorkbook.POLICE);
  }

  private Answer hand(OfficeWorkbook workbook) throws SQLException, IOException {
    return desk.hand(workbook.save(folder.resolve("Book1.xlsx")));
  }
}
