package org.mang.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mang.definition.Definitions;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.office.OfficeWorkbook;

/** Which form a file is of, and where in it the table lies. */
class RecogniserTest {

  private static final String TITLE = "BIỂU 05/GD-TE. HỌC SINH, TRẺ EM BỎ HỌC";

  private final Path folder;
  private final Recogniser recogniser;
  private final SourceFile source;

  RecogniserTest(@TempDir Path folder) {
    this.folder = folder;
    this.recogniser = new Recogniser(new Forms(new Definitions(folder)));
    this.source = new SourceFile(Limits.read(new Definitions(folder)));
  }

  @ParameterizedTest
  @CsvSource({
    "2020/308-do-son/Bieu 01TE nam 2020.xlsx, district-children",
    "2020/308-do-son/Phu luc 1 TNTT quy I nam 2020.xlsx, district-injuries",
    "2020/308-do-son/Bieu 02TE quy I nam 2020.xlsx, district-participation",
    "2020/cong-an/Bieu 06CA-TE thang 03 nam 2020.xlsx, police-abuse",
    "2020/so-giao-duc/Bieu 05GD-TE - nam 2020.xlsx, education-pupils",
    "2020/so-y-te/Bieu 03YT-TE - thang 04 nam 2020.csv, health-injuries",
    "2020/so-y-te/Bieu 04YT-TE - 6 thang dau nam 2020.xlsx, health-hiv",
    "2020/so-ldtbxh/So theo doi tre em - nam 2020.csv, child-register",
    "2019/315-tien-lang/Bieu 01TE nam 2019.xls, district-children",
  })
  void aFileIsKnownByWhatItSaysWhateverItsName(String sample, String form) throws IOException {
    Path renamed = Files.copy(OfficeWorkbook.sample(sample), folder.resolve("Bieu 99.tmp"));
    Table table = found(renamed);
    assertThat(table.form().name()).isEqualTo(form);
    assertThat(table.missing()).isEmpty();
  }

  @Test
  void aFileThatSaysNothingKnownIsOfNoForm() {
    assertThat(recognise(OfficeWorkbook.xlsx().row("Biểu 77/TE").row("Xã", "Số").row("A", 1)))
        .isInstanceOf(Recognition.Unknown.class);
  }

  @Test
  void twoFormsInOneWorkbookAreTakenForNeither() {
    OfficeWorkbook both = OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN);
    both.sheet("02").row("Biểu 02/TE").row("Tên hoạt động", "Hình thức", "Ngày tổ chức");
    assertThat(recognise(both))
        .isInstanceOfSatisfying(
            Recognition.Ambiguous.class,
            a ->
                assertThat(a.forms())
                    .extracting(Form::name)
                    .containsExactly("district-children", "district-participation"));
  }

  @Test
  void filledSheetsOfOneFormAreTablesOfOneSubmission() {
    OfficeWorkbook both = pupils();
    both.sheet("2").row(TITLE);
    pupilTable(both);
    both.sheet("3");
    pupilTable(both);
    assertThat(tables(both))
        .extracting(table -> table.sheet().name() + " " + table.firstRow())
        .containsExactly("Sheet1 4", "2 4", "3 3");
  }

  @Test
  void aHeaderThatIsRepeatedFurtherDownBeginsAnotherTable() {
    OfficeWorkbook stacked = pupils().row(2, "Hải An", 1, 2, 3, 4).row();
    pupilTable(stacked.row(null, "II. Các huyện")).row(1, "An Lão", 1, 2, 3, 4);
    assertThat(tables(stacked))
        .extracting(table -> table.firstRow() + "-" + table.lastRow())
        .containsExactly("4-5", "10-11");
    assertThat(tables(stacked).get(1).heading().lines())
        .extracting(Heading.Line::text)
        .containsExactly("II. Các huyện");
  }

  @Test
  void aHeaderThatIsRepeatedToTheRightBeginsAnotherTable() {
    OfficeWorkbook beside =
        OfficeWorkbook.xlsx()
            .row(TITLE)
            .row("Quận, huyện", "Học sinh", "Học sinh", null, "Quận, huyện", "Học sinh", "Học sinh")
            .row(null, "Tiểu học", "Trung học cơ sở", null, null, "Tiểu học", "Trung học cơ sở")
            .row("Lê Chân", 1, 2, null, "Hải An", 3, 4)
            .row("Kiến An", 1, 2);
    assertThat(tables(beside))
        .extracting(table -> places(table).get(0) + " " + table.lastRow())
        .containsExactly("district A 5", "district E 4");
  }

  @Test
  void tablesSideBySideMayHaveTheirHeadersAndNumberingInOtherRows() {
    OfficeWorkbook beside =
        OfficeWorkbook.xlsx()
            .row(TITLE)
            .row("Quận, huyện", "Học sinh", "Học sinh")
            .row(null, "Tiểu học", "Trung học cơ sở", null, "Quận, huyện", "Học sinh", "Học sinh")
            .row("(A)", "(1)", "(2)", null, null, "Tiểu học", "Trung học cơ sở")
            .row("Lê Chân", 1, 2, null, "(A)", "(1)", "(2)")
            .row("Kiến An", 1, 2, null, "Hải An", 3, 4)
            .row(null, null, null, null, "An Lão", 3, 4);
    assertThat(tables(beside))
        .extracting(table -> places(table).get(0) + " " + table.firstRow() + "-" + table.lastRow())
        .containsExactly("district A 5-6", "district E 6-7");
    assertThat(tables(beside)).flatExtracting(Table::strange).isEmpty();
  }

  @Test
  void anEmptySheetOfTheSameFormDoesNoHarm() {
    OfficeWorkbook both = pupils();
    both.sheet("Mẫu").row(TITLE).row("Quận, huyện", "Học sinh / Tiểu học");
    assertThat(table(both).sheet().name()).isEqualTo("Sheet1");
  }

  @Test
  void aFurtherSheetOfNotesDoesNoHarm() {
    assertThat(table(pupils().sheet("Ghi chú").row("Gọi lại quận Lê Chân")).form().name())
        .isEqualTo("education-pupils");
  }

  @Test
  void wordsOfAnotherFormAmongTheFiguresDoNotMakeItThatForm() {
    OfficeWorkbook activities =
        OfficeWorkbook.of(OfficeWorkbook.LE_CHAN_ACTIVITIES)
            .set("B11", "Diễn đàn về tình hình tai nạn thương tích trẻ em")
            .set("H12", "Xem Biểu 01/TE");
    assertThat(table(activities).form().name()).isEqualTo("district-participation");
  }

  @Test
  void aTitleInPiecesOfItsHeadingIsEnough() {
    assertThat(table(pupils().set("A1", "Mẫu:  biểu 05/gd-te (kèm theo)")).form().name())
        .isEqualTo("education-pupils");
  }

  @Test
  void columnsMayStandInAnotherOrderBetweenOthersAndHidden() {
    OfficeWorkbook odd =
        OfficeWorkbook.xlsx()
            .row(TITLE)
            .row("Mã", "Học sinh", "Học sinh", "Ghi chú thêm", "Quận, huyện")
            .row("Mã", "Trung học cơ sở", "Tiểu học", "Ghi chú thêm", "Quận, huyện")
            .row("x", 2, 1, "-", "Lê Chân")
            .hide("C");
    Table table = table(odd);
    assertThat(places(table))
        .containsExactlyInAnyOrder("district E", "primary_pupils C", "lower_secondary_pupils B");
    assertThat(table.strange()).extracting(Table.Place::letters).containsExactly("A", "D");
  }

  @Test
  void aMergedHeaderOfTwoLevelsIsReadAsPaths() {
    assertThat(places(table(pupils())))
        .containsExactlyInAnyOrder(
            "district B",
            "primary_pupils C",
            "lower_secondary_pupils D",
            "left_primary E",
            "left_lower_secondary F");
  }

  @Test
  void anUpperHeadingThatWasNotMergedSpreadsToItsRight() {
    OfficeWorkbook plain = OfficeWorkbook.xlsx().row(TITLE);
    plain
        .row("Quận, huyện", "Học sinh", null, "Bỏ học trong năm", null)
        .row(null, "Tiểu học", "Trung học cơ sở", "Tiểu học", "Trung học cơ sở")
        .row("Lê Chân", 1, 2, 3, 4);
    assertThat(places(table(plain)))
        .contains("primary_pupils B", "lower_secondary_pupils C", "left_lower_secondary E");
  }

  @Test
  void aHeadingMayHoldItsWholePathInOneCell() {
    OfficeWorkbook flat =
        OfficeWorkbook.xlsx()
            .row(TITLE)
            .row("Quận, huyện", "Học sinh / Tiểu học", "HỌC SINH /\nTrung học cơ sở", "Bỏ học")
            .row("Lê Chân", 1, 2, 3);
    assertThat(places(table(flat)))
        .containsExactlyInAnyOrder("district A", "primary_pupils B", "lower_secondary_pupils C");
    assertThat(table(flat).firstRow()).isEqualTo(3);
  }

  @Test
  void aPathInOneCellMayStandBelowItsUpperLevelOrBesideAHeadingOfTwoCells() {
    OfficeWorkbook both =
        OfficeWorkbook.xlsx()
            .row(TITLE)
            .row("Quận, huyện", "Học sinh", "Học sinh", "Bỏ học trong năm / Tiểu học")
            .row(null, "Học sinh / Tiểu học", "Trung học cơ sở", null)
            .row("Lê Chân", 1, 2, 3);
    assertThat(places(table(both)))
        .containsExactlyInAnyOrder(
            "district A", "primary_pupils B", "lower_secondary_pupils C", "left_primary D");
  }

  @Test
  void headingsMayBeBrokenIntoLinesAndSpeltInAnyWay() {
    OfficeWorkbook odd =
        OfficeWorkbook.xlsx()
            .row(TITLE)
            .row("QUẬN ,\nHUYỆN", "HỌC  SINH", "Học\nsinh")
            .row("QUẬN ,\nHUYỆN", "Tiểu\nhọc", "Trung học\ncơ sở")
            .row("Lê Chân", 1, 2);
    assertThat(places(table(odd)))
        .containsExactlyInAnyOrder("district A", "primary_pupils B", "lower_secondary_pupils C");
  }

  @Test
  void aHeaderBelowALongPreambleBrokenAnywhereAndBetweenBlankColumnsIsFound() {
    OfficeWorkbook odd = OfficeWorkbook.xlsx().row(TITLE);
    for (int i = 0; i < 90; i++) {
      odd.row("Hướng dẫn " + i, i);
    }
    odd.row("QUẬN,\nHUYỆN *", null, null, "HỌC -\nSINH", null, "Học sinh")
        .row(null, null, null, "Tiểu-\nhọc", null, "Trung học\n\ncơ sở:")
        .merge("A92:B93")
        .row("Lê Chân", null, null, 1, null, 2);
    assertThat(places(table(odd)))
        .containsExactlyInAnyOrder("district A", "primary_pupils D", "lower_secondary_pupils F");
    assertThat(table(odd).firstRow()).isEqualTo(94);
  }

  @Test
  void aHeaderUnderBlankRowsIsFound() {
    OfficeWorkbook low = OfficeWorkbook.xlsx().row(TITLE);
    for (int i = 0; i < 20; i++) {
      low.row();
    }
    pupilTable(low);
    Table table = table(low);
    assertThat(table.headerRow()).isEqualTo(22);
    assertThat(table.firstRow()).isEqualTo(24);
    assertThat(table.missing()).noneMatch(Table.Missing::required);
  }

  @ParameterizedTest
  @CsvSource({"(A), (B), (1), (2), (3), (4)", "A, B, 1, 2, 3, 4"})
  void aRowThatNumbersTheColumnsIsNoRowOfFigures(
      String a, String b, String c, String d, String e, String f) {
    OfficeWorkbook numbered = OfficeWorkbook.xlsx().row(TITLE);
    header(numbered).row(a, b, c, d, e, f).row(1, "Lê Chân", 1, 2, 3, 4);
    assertThat(table(numbered).firstRow()).isEqualTo(5);
  }

  @Test
  void aCellBesideTheRowThatNumbersTheColumnsDoesNotMakeItFigures() {
    OfficeWorkbook numbered = OfficeWorkbook.xlsx().row(TITLE);
    header(numbered).row("A", "B", 1, 2, 3, 4).row(1, "Lê Chân", 1, 2, 3, 4);
    assertThat(table(numbered.set("Z4", "đã đối chiếu")).firstRow()).isEqualTo(5);
  }

  @Test
  void rowsOfBlankCellsWithinTheTableDoNotEndIt() {
    OfficeWorkbook gaps = pupils().row().row(2, "Hải An", 1, 2, 3, 4);
    assertThat(table(gaps).lastRow()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        " | | Lê Chân, ngày 12 tháng 01 năm 2021",
        " | | ngày      tháng     năm 2021",
        "Người lập biểu | | Thủ trưởng đơn vị",
        "NGƯỜI LẬP | NGƯỜI KIỂM TRA | GIÁM ĐỐC",
        "Nơi nhận: | | TM. UỶ BAN NHÂN DÂN",
        " | Ghi chú: số liệu chưa gồm trẻ tạm trú | ",
        " | (đã ký) | (đã ký)",
      })
  void whatIsSignedBelowTheTableIsNoPartOfIt(String a, String b, String c) {
    OfficeWorkbook signed = pupils().row().row(a, b, c).row(null, "Nguyễn Văn A", "Trần B");
    assertThat(table(signed).lastRow()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ngày hội Tháng hành động vì trẻ em năm 2020",
        "Lễ phát động, ngày 1 tháng 6 năm 2020",
        "Cán bộ",
        "TM. Diễn đàn trẻ em",
      })
  void aRowOfFiguresThatSoundsLikeASignatureIsStillOne(String activity) {
    OfficeWorkbook activities =
        OfficeWorkbook.of(OfficeWorkbook.LE_CHAN_ACTIVITIES).set("B12", activity);
    assertThat(table(activities).lastRow()).isEqualTo(14);
  }

  @Test
  void rowsBelowANoteAreNotReadButAreKnownOf() {
    OfficeWorkbook noted =
        pupils().row("Ghi chú: ước tính").row(2, "Hải An", 1, 2, 3, 4).row().row("Người lập biểu");
    assertThat(table(noted).beneath()).containsExactly(6);
  }

  @Test
  void aCellInTheLastColumnDoesNotHoldUpTheOthers() {
    OfficeWorkbook wide = pupils().set("XFD1", "x");
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(table(wide).lastRow()).isEqualTo(4));
  }

  @Test
  void aSheetThatNamesItsFormButHasNoTableIsOfThatFormWithEveryHeadingMissing() {
    Table table = table(OfficeWorkbook.xlsx().row(TITLE).row("Không phát sinh"));
    assertThat(table.isThere()).isFalse();
    assertThat(table.missing()).hasSize(7);
  }

  private static OfficeWorkbook pupils() {
    return pupilTable(OfficeWorkbook.xlsx().row(TITLE));
  }

  private static OfficeWorkbook pupilTable(OfficeWorkbook workbook) {
    return header(workbook).row(1, "Lê Chân", 1, 2, 3, 4);
  }

  private static OfficeWorkbook header(OfficeWorkbook workbook) {
    int top = workbook.height() + 1;
    return workbook
        .row("STT", "Quận, huyện", "Học sinh", null, "Bỏ học trong năm", null)
        .row(null, null, "Tiểu học", "Trung học cơ sở", "Tiểu học", "Trung học cơ sở")
        .merge("A%d:A%d".formatted(top, top + 1))
        .merge("B%d:B%d".formatted(top, top + 1))
        .merge("C%d:D%d".formatted(top, top))
        .merge("E%d:F%d".formatted(top, top));
  }

  private static List<String> places(Table table) {
    return table.columns().entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue().letters())
        .toList();
  }

  private Table table(OfficeWorkbook workbook) {
    Recognition recognition = recognise(workbook);
    assertThat(recognition).isInstanceOf(Recognition.Found.class);
    return ((Recognition.Found) recognition).tables().first();
  }

  private List<Table> tables(OfficeWorkbook workbook) {
    Recognition recognition = recognise(workbook);
    assertThat(recognition).isInstanceOf(Recognition.Found.class);
    return ((Recognition.Found) recognition).tables().all();
  }

  private Table found(Path file) throws IOException {
    Recognition recognition = recogniser.recognise(source.read(file));
    assertThat(recognition).isInstanceOf(Recognition.Found.class);
    return ((Recognition.Found) recognition).tables().first();
  }

  private Recognition recognise(OfficeWorkbook workbook) {
    try {
      return recogniser.recognise(source.read(workbook.save(folder.resolve("Book1"))));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
