package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.job.Desk;
import org.mang.job.Desk.Answer;
import org.mang.office.OfficeWorkbook;

/** What follows from a cause is not listed beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneCauseTest {

  /** Its period is in A6, its office in A5, its communes in B from row 11. */
  private static final String NGO_QUYEN = "2020/304-ngo-quyen/Bieu_01TE_nam_2020.xlsx";

  private final Path folder;
  private final Desk desk;

  OneCauseTest(@TempDir Path folder) throws SQLException {
    this.folder = folder;
    this.desk = Desk.in(folder);
  }

  @AfterAll
  void close() throws SQLException {
    desk.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kỳ báo cáo: ......",
        "Kỳ báo cáo: 6 tháng đầu năm 2020 (từ 01/07/2020 đến 31/12/2020)",
        "Kỳ báo cáo: Năm 2099",
        "Kỳ báo cáo: Quý V năm 2020",
      })
  void withoutAPeriodWardsThatWereMergedSinceAreNoDuplicates(String period) throws Exception {
    Answer answer = hand(communes().set("A6", period));
    assertThat(answer.marks()).hasSize(1);
    assertThat(answer.marks().get(0)).startsWith("PERIOD_").endsWith(" A6");
  }

  @Test
  void withoutAPeriodARowThatIsThereTwiceIsStillSaid() throws Exception {
    OfficeWorkbook workbook = communes().set("A6", "Kỳ báo cáo: ......");
    String name = workbook.text("B12");
    Answer answer = hand(workbook.set("B11", name).set("B13", "Phường Không Có"));
    assertThat(answer.marks())
        .contains("PERIOD_UNKNOWN A6", "DUPLICATE_ROW B11", "DUPLICATE_ROW B12")
        .contains("UNKNOWN_AREA B13");
  }

  @Test
  void withoutAPeriodCommunesAreNotHeldAgainstDistrictsOfAnotherTime() throws Exception {
    Answer answer = desk.hand(injuries("Kỳ báo cáo: ......", "Thuỷ Nguyên", "Xã Hoa Động"));
    assertThat(answer.marks()).containsExactly("PERIOD_UNKNOWN A2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Năm 2002", "6 tháng cuối năm 2025"})
  void aYearInWhichTheOfficeWasNotThereIsSaidAtThePeriod(String period) throws Exception {
    Answer answer = hand(communes().set("A6", "Kỳ báo cáo: " + period));
    assertThat(answer.marks()).containsExactly("PERIOD_NOT_OF_OFFICE A6");
    assertThat(answer.findings().get(0).message().vi()).contains(period, "31/08/2004 – 30/06/2025");
  }

  @Test
  void aYearOfWhichTheNamesOfCommunesAreNotIsSaidAtThePeriod() throws Exception {
    Answer answer =
        hand(
            OfficeWorkbook.of("2020/305-le-chan/Bieu 01TE nam 2020.xlsx")
                .set("A6", "Kỳ báo cáo: 6 tháng đầu năm 2025"));
    assertThat(answer.marks()).containsExactly("PERIOD_NOT_OF_AREAS A6");
    assertThat(answer.findings().get(0).message().vi()).contains(" – 31/12/2024 (");
  }

  /** The wards of a list are those of its days; so it is the days that the period does not fit. */
  @Test
  void aYearInWhichNeitherDaysNorCommunesAreIsSaidByTheDays() throws Exception {
    Answer answer = desk.hand(injuries("Kỳ báo cáo: Tháng 12 năm 2025", "Lê Chân", ""));
    assertThat(answer.marks()).containsExactly("PERIOD_NOT_OF_DAYS A2");
    assertThat(answer.findings().get(0).message().vi()).contains("01/03/2020 – 01/03/2020 (4/4)");
  }

  @Test
  void aMonthInWhichNoRowLiesIsSaidOnce() throws Exception {
    Answer answer = desk.hand(injuries("Kỳ báo cáo: Tháng 4 năm 2020", "Lê Chân", ""));
    assertThat(answer.marks()).containsExactly("PERIOD_NOT_OF_DAYS A2");
    assertThat(answer.findings().get(0).message().vi()).contains("01/03/2020 – 01/03/2020 (4/4)");
  }

  @Test
  void anOfficeThatIsNamedWithoutItsLabelIsAskedAboutAtItsLine() throws Exception {
    Answer answer = hand(communes().set("A1", "UBND QUẬN LÊ CHÂN").set("A5", null));
    assertThat(answer.marks()).containsExactly("REPORTER_NOT_OF_AREAS A1");
  }

  @Test
  void theDistrictNextDoorIsNamedOnceAtTheLineOfTheOffice() throws Exception {
    Answer answer = hand(communes().set("A5", "Đơn vị báo cáo: Quận Lê Chân"));
    assertThat(answer.marks()).containsExactly("REPORTER_NOT_OF_AREAS A5");
    Finding finding = answer.findings().get(0);
    assertThat(finding.message().vi())
        .isEqualTo(
            "“Đơn vị báo cáo: Quận Lê Chân” không khớp với bảng: các xã, phường, thị"
                + " trấn trong bảng là của Quận Ngô Quyền (12/12)");
    assertThat(Objects.requireNonNull(finding.suggestion()).en()).contains("“Quận Ngô Quyền”");
  }

  @Test
  void whatElseIsWrongInTheTableOfTheDistrictNextDoorIsSaidToo() throws Exception {
    Answer answer =
        hand(
            communes()
                .set("A5", "Đơn vị báo cáo: Quận Lê Chân")
                .set("B12", "Phường Không Có")
                .set("C14", "nhiều"));
    assertThat(answer.marks())
        .contains("REPORTER_NOT_OF_AREAS A5", "UNKNOWN_AREA B12", "NOT_A_COUNT C14")
        .doesNotContain("AREA_ELSEWHERE B11");
    assertThat(answer.marks()).filteredOn(mark -> mark.equals("MISSING_ROW B")).hasSize(1);
  }

  @Test
  void aFewRowsOfTheDistrictNextDoorAreSaidAtTheirRows() throws Exception {
    Answer answer = hand(communes().set("B11", "Phường Trại Cau").set("B12", "Phường Dư Hàng"));
    assertThat(answer.marks())
        .contains("AREA_ELSEWHERE B11", "AREA_ELSEWHERE B12")
        .doesNotContain("REPORTER_NOT_OF_AREAS A5");
  }

  private static OfficeWorkbook communes() {
    return OfficeWorkbook.of(NGO_QUYEN);
  }

  private Path injuries(String period, String district, String commune) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= 4; i++) {
      String its =
          district.equals("Lê Chân")
              ? List.of("Lê Chân", "Đồ Sơn", "Hải An", "Kiến An").get(i - 1)
              : district;
      rows.append(
          "HS-%d;Trai;05/03/2012;Nam;01/03/2020;%s;%s;Ngã;;Không tàn phế\n"
              .formatted(i, its, commune));
    }
    return Files.writeString(
        folder.resolve("injuries.csv"),
        "Biểu 03/YT-TE\nĐơn vị báo cáo: Sở Y tế; "
            + period
            + "\nMã hồ sơ;Họ và tên;Ngày sinh;Giới tính;Ngày xảy ra;Quận, huyện;Xã, phường, thị trấn;Nguyên nhân;Nơi xảy ra;Kết quả\n"
            + rows);
  }

  private Answer hand(OfficeWorkbook workbook) throws SQLException, IOException {
    return desk.hand(workbook.save(folder.resolve("Book1.xlsx")));
  }
}
