package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.form.Severity;
import org.mang.job.Desk;
import org.mang.job.Desk.Answer;
import org.mang.office.OfficeText;
import org.mang.office.OfficeWorkbook;

/** What is found in a file: every problem, at its cell, in one pass. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckTest {

  private final Path folder;
  private final Desk desk;

  CheckTest(@TempDir Path folder) throws SQLException {
    this.folder = folder;
    this.desk = Desk.in(folder);
  }

  @AfterAll
  void close() throws SQLException {
    desk.close();
  }

  // All in one pass

  @Test
  void everythingWrongWithAFileIsSaidAtItsCellInOnePass() throws Exception {
    Answer answer =
        hand(
            children()
                .set("C11", "khoảng 300")
                .set("D12", -5)
                .set("C13", null)
                .set("B14", "Phường Sao Mai")
                .set("F15", 14)
                .set("H15", 15)
                .set("C16", 1.15)
                .set("W11", "nhiều"));
    assertThat(answer.isAccepted()).isFalse();
    assertThat(answer.marks())
        .containsExactly(
            "MISSING_ROW B",
            "NOT_A_COUNT C11",
            "NOT_A_COUNT W11",
            "NEGATIVE D12",
            "REQUIRED C13",
            "UNKNOWN_AREA B14",
            "ASSISTED_WITHIN_SPECIAL H15",
            "NOT_WHOLE C16",
            "TOTAL_MISMATCH H17");
    assertThat(answer.findings())
        .allSatisfy(f -> assertThat(f.message().vi()).isNotBlank())
        .allSatisfy(f -> assertThat(f.message().en()).isNotBlank())
        .allSatisfy(f -> assertThat(f.sheet()).isEqualTo("Sheet1"));
  }

  @Test
  void aFindingSaysWhatWasFoundAndWhatWouldDo() throws Exception {
    Finding finding = hand(children().set("C16", 1.15)).finding("NOT_WHOLE");
    assertThat(finding.value()).isEqualTo("1,15");
    assertThat(finding.header()).isEqualTo("Tổng số trẻ em / Tổng số");
    assertThat(finding.message().vi()).contains("1,15");
    assertThat(suggestion(finding)).contains("“1.150”");
  }

  @Test
  void aCleanFileHasNoFindings() throws Exception {
    Answer answer = hand(children());
    assertThat(answer.findings()).isEmpty();
    assertThat(answer.isAccepted()).isTrue();
  }

  // Counts

  @ParameterizedTest
  @ValueSource(strings = {"1621", "1.621", "1 621", "1\u00A0621", "1621,0", " 1621 "})
  void aCountMayBeWrittenInManyWays(String count) throws Exception {
    Answer answer = hand(children().set("C11", count));
    assertThat(answer.findings()).isEmpty();
    assertThat(desk.observed(answer, 11, "C")).isEqualTo("1621.000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "không", "Không có", "-", "–"})
  void noneMayBeWrittenInManyWays(String none) throws Exception {
    Answer answer = hand(children().set("J14", none));
    assertThat(answer.findings()).isEmpty();
    assertThat(desk.observed(answer, 14, "J")).isEqualTo("0.000");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "khoảng 300 | NOT_A_COUNT | 300",
        "12 em | NOT_A_COUNT | 12",
        "2.590 em | NOT_A_COUNT | 2.590",
        "2590(*) | NOT_A_COUNT | 2590",
        "'''2965' | NOT_A_COUNT | 2965",
        "1.15.0 | NOT_A_COUNT | -",
        "0.500 | NOT_A_COUNT | -",
        "#DIV/0! | FORMULA_FAILED | -",
        "-5 | NEGATIVE | -",
        "− 5 | NEGATIVE | -",
        "1,15 | NOT_WHOLE | 1.150",
        "1,6 | NOT_WHOLE | -",
        "396,4 | NOT_WHOLE | -",
        "12,5678 | NOT_WHOLE | -",
      })
  void whatIsNoCountSaysWhy(
      String value, String code, @org.jspecify.annotations.Nullable String meant) throws Exception {
    Finding finding = hand(children().set("W14", value)).finding(code);
    assertThat(finding.column() + finding.row()).isEqualTo("W14");
    assertThat(finding.value()).isEqualTo(value);
    if (meant == null) {
      assertThat(suggestion(finding)).doesNotContain("Có phải");
    } else {
      assertThat(suggestion(finding)).contains("“" + meant + "”");
    }
  }

  @Test
  void aBlankThatNobodyRequiresIsUnknownAndNotZero() throws Exception {
    Answer answer = hand(children().set("W14", null).set("W15", "..").set("W17", null));
    assertThat(answer.findings()).isEmpty();
    assertThat(
            desk.column(
                "select row_no from core.observation where column_ref = 'W' and submission_id = '%s' order by 1"
                    .formatted(answer.submissionId())))
        .containsExactly("11", "12", "13", "16");
  }

  // Areas

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hải Sơn",
        "Phường Hải Sơn",
        "P. Hải Sơn",
        "P.Hải Sơn",
        "PHƯỜNG HẢI SƠN",
        "phuong hai son",
        "11458",
      })
  void anAreaMayBeWrittenInManyWays(String name) throws Exception {
    Answer answer = hand(children().set("B12", name));
    assertThat(answer.findings()).isEmpty();
    assertThat(
            desk.column(
                "select distinct area_code from core.observation where row_no = 12 and submission_id = '%s'"
                    .formatted(answer.submissionId())))
        .containsExactly("11458");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X. Tiên Thanh", "X Tiên Thanh"})
  void anAbbreviatedXaInTheFirstColumnIsNoGroupOfThatRomanNumeral(String name) throws Exception {
    OfficeWorkbook bare =
        OfficeWorkbook.xlsx()
            .row("Biểu 02/TE")
            .row("Đơn vị báo cáo: Huyện Tiên Lãng")
            .row("Kỳ báo cáo: Quý II năm 2020")
            .row(
                "Nơi tổ chức",
                "Tên hoạt động",
                "Hình thức",
                "Ngày tổ chức",
                "Số trẻ em tham gia",
                "Số trẻ em tham gia")
            .row(null, null, null, null, "Tổng số", "Trong đó: nữ")
            .row(name, "Diễn đàn", "Diễn đàn", LocalDate.of(2020, 6, 1), 120, 60);
    Answer answer = hand(bare);
    assertThat(answer.findings()).isEmpty();
    assertThat(desk.events(answer, "participants")).containsExactly("120");
  }

  @Test
  void anUnknownAreaIsAskedAfterByTheNearestName() throws Exception {
    Finding finding = hand(children().set("B12", "Phường Hải Xơn")).finding("UNKNOWN_AREA");
    assertThat(finding.value()).isEqualTo("Phường Hải Xơn");
    assertThat(suggestion(finding)).contains("“Phường Hải Sơn”");
  }

  @Test
  void anAreaOfAnotherDistrictIsNotKnown() throws Exception {
    assertThat(hand(children().set("B12", "Phường Trại Cau")).marks())
        .contains("AREA_ELSEWHERE B12", "MISSING_ROW B");
  }

  @Test
  void anAreaThatStandsTwiceOrNotAtAllIsSaid() throws Exception {
    Answer answer = hand(children().set("B12", "Phường Ngọc Xuyên"));
    assertThat(answer.marks())
        .containsExactly("MISSING_ROW B", "DUPLICATE_ROW B11", "DUPLICATE_ROW B12");
    assertThat(answer.finding("MISSING_ROW").message().vi()).contains("Hải Sơn");
  }

  @Test
  void aNameOfTwoAreasIsAskedToBeMadePlain(@TempDir Path elsewhere) throws Exception {
    Path reference = Files.createDirectories(elsewhere.resolve("warehouse/reference"));
    OfficeText.write(
        reference.resolve("area_aliases.csv"),
        "area_code,area_level,alias\n11458,commune,Khu du lịch\n11461,commune,Khu du lịch\n");
    try (Desk other = Desk.in(elsewhere)) {
      Answer answer =
          other.hand(children().set("B12", "Khu du lịch").save(folder.resolve("Book1.xlsx")));
      assertThat(answer.marks()).contains("AMBIGUOUS_AREA B12");
    }
  }

  @Test
  void aDistrictWithoutCommunesReportsOnItself() throws Exception {
    Answer answer = hand(OfficeWorkbook.of("2020/318-bach-long-vi/Bieu 01TE nam 2020.xlsx"));
    assertThat(answer.findings()).isEmpty();
    assertThat(
            desk.column(
                "select distinct area_code from core.observation where submission_id = '%s'"
                    .formatted(answer.submissionId())))
        .containsExactly("318");
  }

  @ParameterizedTest
  @CsvSource({
    "Năm 2019, true",
    "6 tháng đầu năm 2020, false",
  })
  void aMergedWardIsKnownUntilItsMerger(String period, boolean known) throws Exception {
    Answer answer =
        hand(children().set("A6", "Kỳ báo cáo: " + period).set("B12", "Phường Ngọc Hải"));
    assertThat(answer.marks().contains("AREA_ELSEWHERE B12")).isEqualTo(!known);
  }

  @ParameterizedTest
  @CsvSource({
    "Quý IV năm 2019, 2019-11-20, true",
    "Quý I năm 2020, 2020-01-15, true",
    "Quý II năm 2020, 2020-05-20, false",
  })
  void anEventInAMergedWardIsKnownInPeriodsInWhichItStillWas(
      String period, LocalDate day, boolean known) throws Exception {
    Answer answer =
        hand(
            activities("Quận Đồ Sơn", period)
                .row(1, "Diễn đàn", "Diễn đàn", day, "Phường Ngọc Hải", 100, 50));
    assertThat(answer.isAccepted()).isEqualTo(known);
    assertThat(answer.marks().contains("AREA_ELSEWHERE E6")).isEqualTo(!known);
  }

  @ParameterizedTest
  @CsvSource({
    "Quý IV năm 2019, 2019-11-20, Lương Khánh Thiện",
    "Quý III năm 2022, 2022-08-20, Cầu Đất",
  })
  void aCodeThatMeantTwoWardsIsKnownByItsDate(String period, LocalDate day, String ward)
      throws Exception {
    Answer answer =
        hand(
            activities("Quận Ngô Quyền", period)
                .row(1, "Diễn đàn", "Diễn đàn", day, ward, 100, 50)
                .row(2, "Diễn đàn thứ hai", "Diễn đàn", day, "11344", 100, 50));
    assertThat(answer.findings()).isEmpty();
    assertThat(desk.events(answer, "area_code")).containsExactly("11344", "11344");
  }

  @Test
  void aWardThatWasRenumberedWithinThePeriodIsNotTwoWards() throws Exception {
    Answer answer =
        hand(
            activities("Quận Ngô Quyền", "Quý II năm 2022")
                .row(1, "Diễn đàn", "Diễn đàn", LocalDate.of(2022, 5, 20), "Cầu Đất", 100, 50));
    assertThat(answer.findings()).isEmpty();
    assertThat(desk.events(answer, "area_code")).containsExactly("11344");
  }

  @Test
  void aDayShownAsANumberIsOfTheWorkbooksOwnCalendar() throws Exception {
    OfficeWorkbook mac =
        activities("Quận Đồ Sơn", "Quý II năm 2020")
            .row(1, "Diễn đàn", "Diễn đàn", 42509, "Phường Hải Sơn", 100, 50);
    ((XSSFWorkbook) mac.poi()).getCTWorkbook().getWorkbookPr().setDate1904(true);
    Answer answer = hand(mac);
    assertThat(answer.findings()).isEmpty();
    assertThat(desk.events(answer, "occurred_on")).containsExactly("2020-05-20");
  }

  @Test
  void aHeadingMayLackItsColon() throws Exception {
    assertThat(hand(children().set("D9", "Trong đó nữ")).findings()).isEmpty();
  }

  // Heading

  @Test
  void aFileWithoutAPeriodIsToldToWriteOne() throws Exception {
    Answer answer = hand(children().set("A6", "Kỳ báo cáo: ......"));
    assertThat(answer.marks()).containsExactly("PERIOD_UNKNOWN A6");
    assertThat(suggestion(answer.findings().get(0))).contains("6 tháng đầu năm 2020");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Kỳ báo cáo: 6 tháng đầu năm 2019 (từ 01/01/2020 đến 30/06/2020) | PERIOD_CONTRADICTORY",
        "Kỳ báo cáo: Năm học 2019-2020 | PERIOD_SCHOOL_YEAR",
        "Kỳ báo cáo: Luỹ kế đến tháng 6 năm 2020 | PERIOD_CUMULATIVE",
        "Kỳ báo cáo: Quý V năm 2020 | PERIOD_UNREADABLE",
      })
  void aPeriodThatCannotBeReadIsNotTakenFromAnotherLine(String period, String code)
      throws Exception {
    Answer answer = hand(children().set("A3", "Theo Kế hoạch năm 2021").set("A6", period));
    assertThat(answer.marks()).containsExactly(code + " A6");
  }

  @Test
  void aDistrictWrittenWrongIsNotTakenFromAnotherLine() throws Exception {
    Answer answer =
        hand(
            injuries()
                .set("A1", "UBND")
                .set("A3", "Kính gửi: Sở Y tế, 38 Lê Đại Hành, quận Hồng Bàng")
                .set("A5", "Đơn vị báo cáo: Quận Đồ Xơn"));
    assertThat(answer.marks()).contains("REPORTER_UNREADABLE A5");
    assertThat(suggestion(answer.finding("REPORTER_UNREADABLE"))).contains("Quận Đồ Sơn");
  }

  @Test
  void theDistrictOfAnAddressIsNotTheSender() throws Exception {
    Answer answer =
        hand(
            injuries()
                .set("A3", "Kính gửi: Sở Y tế, 38 Lê Đại Hành, quận Hồng Bàng")
                .set("A5", null));
    assertThat(answer.isAccepted()).isTrue();
    assertThat(
            desk.column(
                "select reporter_code from core.submission where submission_id = '"
                    + answer.submissionId()
                    + "'"))
        .containsExactly("308");
  }

  @Test
  void theYearOfALawIsNotThePeriod() throws Exception {
    Answer answer =
        hand(
            children()
                .set("H1", "(Ban hành kèm theo Thông tư số 28 năm 2019)")
                .set("A6", "Kỳ báo cáo: ......"));
    assertThat(answer.marks()).contains("PERIOD_UNKNOWN A6");
  }

  @Test
  void anOfficeThatNamesNoDistrictIsKnownByItsLetterhead() throws Exception {
    Answer answer = hand(injuries().set("A5", "Đơn vị báo cáo: Phòng Y tế"));
    assertThat(answer.isAccepted()).isTrue();
  }

  @Test
  void aPeriodOfTheWrongLengthIsToldTheRightOnes() throws Exception {
    Finding finding =
        hand(children().set("A6", "Kỳ báo cáo: Quý I năm 2020")).finding("PERIOD_KIND");
    assertThat(finding.value()).isEqualTo("Kỳ báo cáo: Quý I năm 2020");
    assertThat(finding.column() + finding.row()).isEqualTo("A6");
    assertThat(suggestion(finding)).contains("6 tháng, năm");
  }

  @Test
  void aFileOfNobodyIsAskedForItsOfficeAndNotForTheWholeCity() throws Exception {
    Answer answer =
        hand(
            children()
                .set("A1", "UBND")
                .set("A5", "Đơn vị báo cáo: ......")
                .set("L19", "ngày 12 tháng 01 năm 2021"));
    assertThat(answer.marks()).containsExactly("REPORTER_UNKNOWN A5");
  }

  @Test
  void aNumberAboveTheTableIsNoDistrictsCode() throws Exception {
    Answer answer =
        hand(
            children()
                .set("A1", "UBND")
                .set("A3", "Số trẻ em: 305")
                .set("A5", "Đơn vị báo cáo: ......"));
    assertThat(answer.marks()).contains("REPORTER_UNKNOWN A5");
  }

  @Test
  void quotesAndPercentSignsInAFileDoNoHarm() throws Exception {
    OfficeWorkbook odd =
        children()
            .set("B12", "Phường 'Hải Xơn' %s {value}")
            .set("X8", "Ghi chú: 100 % \"đủ\"; --")
            .set("W8", "Nguy cơ'); drop table core.submission; --");
    odd.poi().setSheetName(0, "Biểu '01' 100% {header}");
    Answer answer = hand(odd);
    assertThat(answer.finding("UNKNOWN_AREA").message().vi())
        .contains("“Phường 'Hải Xơn' %s {value}”");
    assertThat(answer.finding("UNKNOWN_AREA").sheet()).isEqualTo("Biểu '01' 100% {header}");
  }

  @Test
  void aHeadingThatIsMissingIsNamedWithWhatStandsInItsPlace() throws Exception {
    Answer answer = hand(children().set("H9", "Được trợ giúp đỡ").set("W8", "Nguy cơ"));
    Finding required = answer.finding("MISSING_COLUMN");
    assertThat(required.message().vi()).contains("Trẻ em có hoàn cảnh đặc biệt / Được trợ giúp");
    assertThat(suggestion(required)).contains("Được trợ giúp đỡ").contains("(H)");
    assertThat(answer.finding("MISSING_OPTIONAL_COLUMN").severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void aTableWithoutRowsIsSaidToBeEmpty() throws Exception {
    OfficeWorkbook empty = children();
    for (int row = 11; row <= 17; row++) {
      empty.clear(row);
    }
    assertThat(hand(empty).marks()).contains("TOO_FEW_ROWS");
  }

  @Test
  void aCauseThatACrosstabLeavesOutIsNotNought() throws Exception {
    OfficeWorkbook crosstab = injuries();
    int row = 1;
    while (!"Bom mìn/vật nổ".equals(crosstab.text("B" + row))) {
      row++;
    }
    assertThat(hand(crosstab.clear(row)).finding("MISSING_ROW").message().vi())
        .contains("Bom mìn/vật nổ");
  }

  @Test
  void figuresBelowTheSignaturesAreNotLostInSilence() throws Exception {
    OfficeWorkbook workbook = children().set("B40", "Phường Sao Mai");
    for (char column = 'C'; column <= 'W'; column++) {
      workbook.set(column + "40", 0);
    }
    assertThat(hand(workbook).finding("ROWS_BENEATH").message().vi()).endsWith("dòng 40");
    assertThat(hand(children().set("B40", "Ghi chú").set("C40", 12)).isAccepted()).isTrue();
  }

  @Test
  void aListThatMayBeEmptyIsAcceptedWithoutRows() throws Exception {
    assertThat(hand(activities("Quận Đồ Sơn", "Quý III năm 2020")).isAccepted()).isTrue();
  }

  @Test
  void aFileOfNoFormNamesTheForms() throws Exception {
    Answer answer = hand(OfficeWorkbook.xlsx().row("Kính gửi", "Sở"));
    assertThat(suggestion(answer.finding("UNKNOWN_FORM"))).contains("Biểu 01/TE");
  }

  @Test
  void aFileOfTwoFormsNamesBoth() throws Exception {
    OfficeWorkbook both = children();
    both.sheet("02").row("Biểu 02/TE").row("Tên hoạt động", "Hình thức", "Ngày tổ chức");
    assertThat(hand(both).finding("AMBIGUOUS_FORM").message().vi())
        .contains("Biểu 01/TE")
        .contains("Biểu 02/TE");
  }

  @Test
  void aFileThatCannotBeReadSaysWhyInBothLanguages() throws Exception {
    Finding finding =
        desk.hand(OfficeText.write(folder.resolve("a.xlsx"), "%PDF-1.4")).finding("UNREADABLE");
    assertThat(finding.message().vi()).contains("tệp PDF");
    assertThat(finding.message().en()).contains("a PDF file");
  }

  // Lists of events

  @Test
  void everyKindOfBadCellOfAnActivityIsSaid() throws Exception {
    Answer answer =
        hand(
            activities("Quận Lê Chân", "Quý II năm 2020")
                .row(1, "Diễn đàn", "Diễn đàn hè", LocalDate.of(2020, 5, 1), "Trại Cau", 100, 50)
                .row(2, "Đối thoại", "Đối thoại", LocalDate.of(2020, 7, 3), "Trại Cau", 100, 50)
                .row(3, "Đối thoại", "Đối thoại", "30/02/2020", "Trại Cau", 100, 50)
                .row(4, null, "CLB", "02-06-2020", "Trại Cau", 0, 0)
                .row(5, "Đối thoại", "CLB", "2.6.2020", null, 50, 60));
    assertThat(answer.marks())
        .containsExactly(
            "UNKNOWN_CODE C6",
            "OUTSIDE_PERIOD D7",
            "NOT_A_DATE D8",
            "REQUIRED_VALUE B9",
            "BELOW_MINIMUM F9",
            "GIRLS_WITHIN_PARTICIPANTS G10");
    assertThat(suggestion(answer.finding("UNKNOWN_CODE"))).contains("“Diễn đàn trẻ em”");
    assertThat(answer.finding("OUTSIDE_PERIOD").message().vi()).contains("01/04/2020 – 30/06/2020");
    assertThat(answer.finding("BELOW_MINIMUM").message().vi()).contains("0").contains("1");
  }

  @Test
  void aNumberThatNoTableCanHoldIsSaidAtItsCell() throws Exception {
    Answer answer =
        hand(
            activities("Quận Lê Chân", "Quý II năm 2020")
                .row(1, "Hội trại", "Đối thoại", "03/04/2020", null, 99_999_999_999L, 1));
    assertThat(answer.marks()).containsExactly("ABOVE_MAXIMUM F6");
  }

  @Test
  void theDaysThatTheOfficeWroteAreThePeriodThatDatesMustLieIn() throws Exception {
    String management = "Quý II năm 2020 (từ 15/03/2020 đến 14/06/2020)";
    Answer answer =
        hand(
            activities("Quận Lê Chân", management)
                .row(1, "Diễn đàn", "Diễn đàn", LocalDate.of(2020, 3, 15), "Trại Cau", 9, 5)
                .row(2, "Diễn đàn", "Diễn đàn", LocalDate.of(2020, 6, 14), "Trại Cau", 9, 5)
                .row(3, "Diễn đàn", "Diễn đàn", LocalDate.of(2020, 6, 15), "Trại Cau", 9, 5));
    assertThat(answer.marks()).containsExactly("OUTSIDE_PERIOD D8");
  }

  @Test
  void everyKindOfBadCellOfAnAbuseCaseIsSaid() throws Exception {
    Answer answer =
        hand(
            OfficeWorkbook.of(OfficeWorkbook.POLICE)
                .set("D11", "2014")
                .set("J11", "sáng 3/3")
                .set("M11", "Rất cao")
                .set("I12", "05/03/2020")
                .set("E13", 18)
                .set("N13", "10/03/2020 08:00")
                .set("D14", "26/11/2003")
                .set("G14", "Quận Sao Mai")
                .set("B13", "HS-2020-004"));
    assertThat(answer.marks())
        .containsExactly(
            "NOT_A_DATE D11",
            "NOT_A_DATETIME J11",
            "UNKNOWN_CODE M11",
            "DUPLICATE_ROW B12",
            "OCCURRED_BEFORE_REPORTED I12",
            "DUPLICATE_ROW B13",
            "IS_A_CHILD D13",
            "ABOVE_MAXIMUM E13",
            "SUPPORTED_AFTER_REPORTED N13",
            "IS_A_CHILD D14",
            "UNKNOWN_AREA G14");
  }

  @Test
  void aTimeMayBeWrittenInManyWays() throws Exception {
    Answer answer =
        hand(
            OfficeWorkbook.of(OfficeWorkbook.POLICE)
                .set("J11", "03/03/2020 15h50")
                .set("N11", "2020-03-04T01:40")
                .set("J12", LocalDate.of(2020, 3, 4).atTime(21, 50))
                .set("J13", "11.3.2020, 20:20")
                .set("N13", "2020-03-13 14:55:00"));
    assertThat(answer.findings()).isEmpty();
    assertThat(desk.events(answer, "reported_at"))
        .containsExactly(
            "2020-03-03 15:50:00.0",
            "2020-03-04 21:50:00.0",
            "2020-03-11 20:20:00.0",
            "2020-03-17 13:30:00.0");
  }

  // The register

  @Test
  void everyKindOfBadCellOfTheRegisterIsSaid() throws Exception {
    Answer answer =
        desk.hand(
            OfficeText.write(
                folder.resolve("register.csv"),
                """
                Ngày chốt số liệu,Mã định danh trẻ em,"Tháng, năm sinh",Giới tính,"Mã quận, huyện","Mã xã, phường",Nhóm hoàn cảnh đặc biệt,Được trợ giúp,Họ và tên trẻ em
                31/12/2020,TE-1,04/2017,Nữ,311,11479,,,
                31/12/2020,TE-2,13/2017,Nữ,311,11479,z; a,có thể,
                30/12/2020,TE-3,12/2004,Nữ,311,11296,,,
                """));
    assertThat(answer.marks())
        .containsExactly(
            "NOT_A_MONTH C3",
            "UNKNOWN_CODE G3",
            "NOT_A_FLAG H3",
            "PERIOD_VARIES A4",
            "IS_A_CHILD C4",
            "AREA_ELSEWHERE F4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a; n | [a, n]",
        "a,n | [a, n]",
        "a + n | [a, n]",
        "a; | [a]",
        "đ | [đ]",
        "Đ; D | [đ, d]",
        "d | [d]",
        "Khuyết tật | [d]",
        "Bệnh hiểm nghèo, hộ nghèo | [n]",
        "Di cư, lánh nạn; Khuyết tật | [o, d]",
      })
  void severalCodesMayStandInOneCell(String written, String codes) throws Exception {
    Answer answer =
        desk.hand(
            OfficeText.write(
                folder.resolve("register.csv"),
                """
                Ngày chốt số liệu;Mã định danh trẻ em;Tháng, năm sinh;Giới tính;Mã quận, huyện;Mã xã, phường;Nhóm hoàn cảnh đặc biệt
                31/12/2020;TE-1;04/2017;Nữ;311;11479;"%s"
                """
                    .formatted(written)));
    assertThat(answer.findings()).extracting(Finding::severity).doesNotContain(Severity.ERROR);
    assertThat(
            desk.column(
                "select group_codes from core.child where submission_id = '%s'"
                    .formatted(answer.submissionId())))
        .containsExactly(codes);
  }

  // The crosstab

  @Test
  void thePairsOfACrosstabAreTwoFactsEach() throws Exception {
    Answer answer = hand(injuries().set("C14", "2 / 1").set("C25", "5/1"));
    assertThat(answer.isAccepted()).isTrue();
    assertThat(
            desk.rows(
                """
                select measure_code, sex_code, age_band_code, category_code, place_code, value
                from core.observation where submission_id = '%s' and row_no = 14 and column_ref = 'C'
                order by 1
                """
                    .formatted(answer.submissionId())))
        .containsExactly(
            List.of("injured_children", "M", "_T", "falls", "_T", "2.000"),
            List.of("injury_deaths", "M", "_T", "falls", "_T", "1.000"));
  }

  @Test
  void theWordForNoneIsNoneOfEither() throws Exception {
    Answer answer = hand(injuries().set("D14", "1/0").set("E15", "không"));
    assertThat(
            desk.column(
                "select value from core.observation where submission_id = '%s' and row_no = 15 and column_ref = 'E'"
                    .formatted(answer.submissionId())))
        .containsExactly("0.000", "0.000");
  }

  @Test
  void everyKindOfBadCellOfACrosstabIsSaid() throws Exception {
    Answer answer =
        hand(
            injuries()
                .set("C14", null)
                .set("D15", "3")
                .set("E16", "1/2")
                .set("B17", "Sét đánh")
                .set("B19", "Đuối nước")
                .set("K25", "9/0"));
    assertThat(answer.marks())
        .contains(
            "REQUIRED_PAIR C14",
            "NOT_A_PAIR D15",
            "DEATHS_WITHIN_INJURED E16",
            "UNKNOWN_CODE B17",
            "DUPLICATE_ROW B19",
            "DUPLICATE_ROW B21",
            "TOTAL_MISMATCH K25");
    assertThat(answer.findings())
        .filteredOn(finding -> finding.code().equals("MISSING_ROW"))
        .as("the causes that B17 and B19 were before")
        .hasSize(2);
    assertThat(answer.findings()).doesNotHaveDuplicates();
  }

  @Test
  void groupsOfColumnsThatDoNotAddUpToTheSameAreAWarning() throws Exception {
    Answer answer = hand(injuries().set("D14", "2/0").set("D25", "2/0"));
    assertThat(answer.isAccepted()).isTrue();
    Finding finding = answer.finding("AXES_DISAGREE");
    assertThat(finding.column() + finding.row()).isEqualTo("B14");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.message().vi()).contains("Giới tính: 4/0").contains("Nhóm tuổi: 3/0");
  }

  @Test
  void aRowOfFiguresWithoutItsHeadingIsNotPassedOver() throws Exception {
    Answer answer =
        hand(
            injuries()
                .set("A15", null)
                .set("B15", null)
                .set("C15", null)
                .set("D15", null)
                .set("E15", "1/0"));
    assertThat(answer.marks()).contains("REQUIRED_VALUE B15", "REQUIRED_PAIR C15");
  }

  // Quarantine

  @Test
  void aFewBadRowsOfALongListAreLeftOutAndShown() throws Exception {
    Answer answer = desk.hand(facilities(40, 2));
    assertThat(answer.isAccepted()).isTrue();
    assertThat(answer.marks()).containsExactly("UNKNOWN_CODE I5", "UNKNOWN_CODE I6");
    assertThat(
            desk.column(
                "select row_no from ops.quarantine where submission_id = '%s' order by 1"
                    .formatted(answer.submissionId())))
        .containsExactly("5", "6");
    assertThat(desk.events(answer, "row_no")).hasSize(38).doesNotContain("5", "6");
  }

  @Test
  void tooManyBadRowsReturnTheList() throws Exception {
    Answer answer = desk.hand(facilities(40, 3));
    assertThat(answer.isAccepted()).isFalse();
    assertThat(desk.events(answer, "row_no")).isEmpty();
    assertThat(
            desk.column(
                "select row_no from ops.quarantine where submission_id = '%s'"
                    .formatted(answer.submissionId())))
        .isEmpty();
  }

  @Test
  void aFormThatReturnsAtTheFirstErrorHasNoQuarantine() throws Exception {
    assertThat(hand(OfficeWorkbook.of(OfficeWorkbook.POLICE).set("M11", "?")).isAccepted())
        .isFalse();
  }

  @Test
  void aListWithoutTheColumnsThatItsTotalsAreOfGoesBack() throws Exception {
    Answer answer =
        hand(
            OfficeWorkbook.xlsx()
                .row("Biểu 02/TE")
                .row("Đơn vị báo cáo: Quận Lê Chân")
                .row("Kỳ báo cáo: Quý II năm 2020")
                .row("STT", "Tên hoạt động", "Hình thức", "Ngày tổ chức")
                .row(1, "Diễn đàn trẻ em", "Diễn đàn", "15/05/2020"));
    assertThat(answer.isAccepted()).isFalse();
    assertThat(answer.marks()).contains("MISSING_COLUMN");
  }

  @Test
  void withoutTheColumnOfAreasNotEveryAreaIsMissing() throws Exception {
    Answer answer = hand(children().set("B8", "Địa bàn").set("B9", "Địa bàn"));
    assertThat(answer.isAccepted()).isFalse();
    assertThat(answer.marks()).contains("MISSING_COLUMN").doesNotContain("MISSING_ROW B");
  }

  private static OfficeWorkbook children() {
    return OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN);
  }

  private static OfficeWorkbook injuries() {
    return OfficeWorkbook.of(OfficeWorkbook.DO_SON_INJURIES);
  }

  /** Rows begin in row 6. */
  private static OfficeWorkbook activities(String district, String period) {
    return OfficeWorkbook.xlsx()
        .row("Biểu 02/TE")
        .row("Đơn vị báo cáo: " + district)
        .row("Kỳ báo cáo: " + period)
        .row(
            "STT",
            "Tên hoạt động",
            "Hình thức",
            "Ngày tổ chức",
            "Nơi tổ chức",
            "Số trẻ em tham gia",
            "Số trẻ em tham gia")
        .row(null, null, null, null, null, "Tổng số", "Trong đó: nữ");
  }

  /** A list of injuries with some bad rows before the good ones; rows begin in row 5. */
  private Path facilities(int rows, int bad) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("Biểu 03/YT-TE");
    lines.add("Kỳ báo cáo: Tháng 4 năm 2020");
    lines.add("");
    lines.add(
        "STT;Mã hồ sơ;Họ và tên;Ngày sinh;Giới tính;Ngày xảy ra;Quận, huyện;Xã, phường, thị trấn;Nguyên nhân;Nơi xảy ra;Kết quả");
    for (int i = 1; i <= rows; i++) {
      lines.add(
          "%d;BN-%d-%d;Trẻ;19/04/2007;Nam;01/04/2020;Lê Chân;;%s;;Ổn định"
              .formatted(i, bad, i, i <= bad ? "Sét đánh" : "Ngã"));
    }
    return OfficeText.write(folder.resolve("list.csv"), String.join("\r\n", lines));
  }

  private Answer hand(OfficeWorkbook workbook) throws SQLException, IOException {
    return desk.hand(workbook.save(folder.resolve("Book1.xlsx")));
  }

  private static String suggestion(Finding finding) {
    return Objects.requireNonNull(finding.suggestion()).vi();
  }
}
