package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.job.Desk;
import org.mang.job.Desk.Answer;
import org.mang.office.OfficeWorkbook;

/** What comes of cells that say more than their text, in .xlsx and .xls alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotedCellsTest {

  private final Path folder;
  private final Desk desk;

  NotedCellsTest(@TempDir Path folder) throws SQLException {
    this.folder = folder;
    this.desk = Desk.in(folder);
  }

  @AfterAll
  void close() throws SQLException {
    desk.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aRaisedMarkIsNoPartOfAFigureNorOfAName(String kind) throws Exception {
    OfficeWorkbook workbook = children(kind);
    int figure = (int) cell(workbook, "W11").getNumericCellValue();
    rich(workbook, "W11", "", figure + "", "1", raised(workbook));
    rich(workbook, "B12", "", workbook.text("B12"), "2", raised(workbook));
    rich(workbook, "W8", "", workbook.text("W8"), "(3)", raised(workbook));
    Answer answer = hand(workbook, kind);
    assertThat(answer.marks()).isEmpty();
    assertThat(observed(answer, 11, "W")).containsExactly(figure + ".000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aPairWithANoteIsNoMoreDeaths(String kind) throws Exception {
    OfficeWorkbook workbook = of(OfficeWorkbook.DO_SON_INJURIES, kind);
    String pair = workbook.text("C14");
    rich(workbook, "C14", "", pair, "1", raised(workbook));
    Answer answer = hand(workbook, kind);
    assertThat(answer.marks()).isEmpty();
    assertThat(observed(answer, 14, "C"))
        .containsExactlyInAnyOrder(
            pair.split("/", -1)[0] + ".000", pair.split("/", -1)[1] + ".000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aFigureThatIsStruckOutInPartIsWhatIsLeftOfIt(String kind) throws Exception {
    OfficeWorkbook workbook = children(kind);
    int figure = (int) cell(workbook, "W11").getNumericCellValue();
    rich(workbook, "W11", "1", figure + "", "", struck(workbook));
    Answer answer = hand(workbook, kind);
    assertThat(answer.marks()).containsExactly("STRUCK_IN_PART W11");
    assertThat(answer.isAccepted()).isTrue();
    assertThat(answer.finding("STRUCK_IN_PART").value()).isEqualTo(figure + "");
    assertThat(observed(answer, 11, "W")).containsExactly(figure + ".000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aFigureThatIsStruckOutIsAskedFor(String kind) throws Exception {
    OfficeWorkbook workbook = children(kind);
    look(workbook, "W11", struck(workbook));
    rich(workbook, "W12", workbook.text("W12"), "", "", struck(workbook));
    Answer answer = hand(workbook, kind);
    assertThat(answer.isAccepted()).isFalse();
    assertThat(answer.marks()).containsExactly("STRUCK_OUT W11", "STRUCK_OUT W12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aHeadingThatIsStruckOutIsAskedFor(String kind) throws Exception {
    OfficeWorkbook workbook = children(kind);
    look(workbook, "W8", struck(workbook));
    Answer answer = hand(workbook, kind);
    assertThat(answer.marks()).containsExactly("STRUCK_OUT W8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aVictimWhoIsStruckOutIsOneFindingAndNotCounted(String kind) throws Exception {
    OfficeWorkbook workbook = of(OfficeWorkbook.POLICE, kind);
    look(workbook, 12, struck(workbook));
    Answer answer = hand(workbook, kind);
    assertThat(answer.marks()).containsExactly("ROW_STRUCK_OUT 12");
    assertThat(answer.isAccepted()).isFalse();
    assertThat(answer.findings().toString()).doesNotContain(workbook.text("C12"));
  }

  @Test
  void theTotalWithoutAStruckRowIsNotWrongAsWell() throws Exception {
    OfficeWorkbook workbook = children("xlsx");
    look(workbook, 12, struck(workbook));
    withoutInTotal(workbook, 12);
    assertThat(hand(workbook, "xlsx").marks()).containsExactly("ROW_STRUCK_OUT 12");
  }

  @Test
  void whatIsStruckOutBesideTheTableIsNobodysBusiness() throws Exception {
    OfficeWorkbook workbook = children("xlsx").set("AB12", 99).set("A3", "cũ").set("C30", "cũ");
    for (String each : List.of("AB12", "A3", "C30")) {
      look(workbook, each, struck(workbook));
    }
    assertThat(hand(workbook, "xlsx").marks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aPeriodThatIsStruckOutIsNotTheOneThatHolds(String kind) throws Exception {
    OfficeWorkbook workbook = children(kind);
    String period = workbook.text("A6");
    workbook.set("A6", "Kỳ báo cáo: 6 tháng đầu năm 2019").set("A7", period);
    look(workbook, "A6", struck(workbook));
    Answer answer = hand(workbook, kind);
    assertThat(answer.marks()).isEmpty();
    assertThat(
            desk.column(
                "select distinct period_code from core.observation where submission_id = '%s'"
                    .formatted(answer.submissionId())))
        .containsExactly("2020");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void rowsThatNobodySeesAreReadAndSaidOnce(String kind) throws Exception {
    OfficeWorkbook workbook = of(OfficeWorkbook.POLICE, kind);
    hide(workbook, 12, 13);
    Answer answer = hand(workbook, kind);
    assertThat(answer.marks()).containsExactly("HIDDEN_ROWS 12");
    assertThat(answer.finding("HIDDEN_ROWS").message().vi()).contains("12, 13");
    assertThat(answer.isAccepted()).isTrue();
    assertThat(
            desk.column(
                "select count(*) from core.event where submission_id = '%s'"
                    .formatted(answer.submissionId())))
        .containsExactly("4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aTotalOfTheRowsThatAreSeenIsOneFinding(String kind) throws Exception {
    OfficeWorkbook workbook = children(kind);
    hide(workbook, 12, 14);
    withoutInTotal(workbook, 12);
    withoutInTotal(workbook, 14);
    Answer answer = hand(workbook, kind);
    assertThat(answer.marks()).containsExactly("TOTAL_OF_SEEN_ROWS C17");
    assertThat(answer.finding("TOTAL_OF_SEEN_ROWS").message().vi()).contains("12, 14");
  }

  @Test
  void aTotalOfTheRowsOfACrosstabThatAreSeenIsOneFinding() throws Exception {
    OfficeWorkbook workbook = of(OfficeWorkbook.DO_SON_INJURIES, "xlsx");
    Sheet sheet = workbook.poi().getSheetAt(0);
    Row total = sheet.getRow(24);
    int hidden = 14;
    for (int c = 2; c < total.getLastCellNum(); c++) {
      String[] all = total.getCell(c).getStringCellValue().split("/", -1);
      String[] out = sheet.getRow(hidden - 1).getCell(c).getStringCellValue().split("/", -1);
      if (out.length == 2) {
        total
            .getCell(c)
            .setCellValue(
                (Integer.parseInt(all[0]) - Integer.parseInt(out[0]))
                    + "/"
                    + (Integer.parseInt(all[1]) - Integer.parseInt(out[1])));
      }
    }
    hide(workbook, hidden);
    List<String> marks = hand(workbook, "xlsx").marks();
    assertThat(marks).hasSize(1);
    assertThat(marks.get(0)).startsWith("TOTAL_OF_SEEN_ROWS").endsWith("25");
  }

  @Test
  void aTotalThatIsWrongAnyhowIsAMismatchStill() throws Exception {
    OfficeWorkbook workbook = children("xlsx");
    hide(workbook, 12);
    Cell total = cell(workbook, "C17");
    total.setCellValue(total.getNumericCellValue() + 1);
    assertThat(hand(workbook, "xlsx").marks())
        .containsExactly("HIDDEN_ROWS 12", "TOTAL_MISMATCH C17");
  }

  @Test
  void aHiddenRowThatIsNoneOfTheFiguresIsNotSaid() throws Exception {
    OfficeWorkbook workbook = children("xlsx");
    hide(workbook, 3, 10, 17);
    assertThat(hand(workbook, "xlsx").marks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void columnsThatNobodySeesAreSaid(String kind) throws Exception {
    OfficeWorkbook workbook = children(kind).hide("D").hide("E").hide("AC");
    Answer answer = hand(workbook, kind);
    assertThat(answer.marks()).containsExactly("HIDDEN_COLUMNS D");
    assertThat(answer.finding("HIDDEN_COLUMNS").message().vi()).endsWith("D, E");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aFigureThatShowsLessThanItHoldsIsSaidAsBoth(String kind) throws Exception {
    OfficeWorkbook workbook = children(kind).set("W12", 396.4);
    CellStyle style = workbook.poi().createCellStyle();
    style.setDataFormat(workbook.poi().createDataFormat().getFormat("#,##0"));
    cell(workbook, "W12").setCellStyle(style);
    Finding finding = hand(workbook, kind).finding("DECIMALS_NOT_SHOWN");
    assertThat(finding.value()).isEqualTo("396,4");
    assertThat(finding.message().vi()).contains("hiện 396,").contains("396,4");
    assertThat(Objects.requireNonNull(finding.suggestion()).vi()).doesNotContain("Có phải");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aFigureThatItsFormatHidesIsReadAndSaid(String kind) throws Exception {
    OfficeWorkbook workbook = children(kind);
    CellStyle style = workbook.poi().createCellStyle();
    style.setDataFormat(workbook.poi().createDataFormat().getFormat(";;;"));
    cell(workbook, "W12").setCellStyle(style);
    Answer answer = hand(workbook, kind);
    assertThat(answer.marks()).containsExactly("FIGURE_NOT_SHOWN W12");
    assertThat(answer.isAccepted()).isTrue();
  }

  @Test
  void thousandsThatExcelMadeDecimalsAreStillToldAsThat() throws Exception {
    OfficeWorkbook workbook = children("xlsx").set("W12", 1.15);
    CellStyle style = workbook.poi().createCellStyle();
    style.setDataFormat(workbook.poi().createDataFormat().getFormat("#,##0"));
    cell(workbook, "W12").setCellStyle(style);
    Finding finding = hand(workbook, "xlsx").finding("NOT_WHOLE");
    assertThat(Objects.requireNonNull(finding.suggestion()).vi()).contains("“1.150”");
  }

  @Test
  void whatIsMarkedOfAPersonIsMasked() throws Exception {
    OfficeWorkbook workbook = of(OfficeWorkbook.POLICE, "xlsx");
    String name = workbook.text("C12");
    look(workbook, "C12", struck(workbook));
    Answer answer = hand(workbook, "xlsx");
    assertThat(answer.marks()).containsExactly("STRUCK_OUT C12");
    assertThat(answer.findings().toString()).doesNotContain(name).contains("•••");
  }

  @Test
  void aHeadingOfWhichExcelMadeADateIsRead() throws Exception {
    OfficeWorkbook workbook = of(OfficeWorkbook.DO_SON_INJURIES, "xlsx");
    workbook.set("F12", java.time.LocalDate.of(2020, 9, 6));
    Answer answer = hand(workbook, "xlsx");
    assertThat(answer.marks()).containsExactly("HEADING_IS_DATE F12");
    assertThat(answer.finding("HEADING_IS_DATE").message().vi())
        .contains("06/09/2020")
        .contains("“6-9”");
    assertThat(
            desk.column(
                "select distinct age_band_code from core.observation where submission_id = '%s' and column_ref = 'F'"
                    .formatted(answer.submissionId())))
        .containsExactly("6-9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void formulasThatNoProgramHasComputedAreNotStoredAsNought(String kind) throws Exception {
    OfficeWorkbook workbook = children(kind);
    for (String[] each : new String[][] {{"W11", "C11-D11"}, {"W17", "SUM(W11:W16)"}}) {
      Cell cell = cell(workbook, each[0]);
      cell.setCellFormula(each[1]);
      cell.setCellValue(0);
    }
    workbook.poi().setForceFormulaRecalculation(true);
    Answer answer = hand(workbook, kind);
    assertThat(answer.marks())
        .containsExactly("FORMULA_NOT_COMPUTED W11", "FORMULA_NOT_COMPUTED W17");
    assertThat(answer.findings().get(0).value()).isEqualTo("=C11-D11");
  }

  @Test
  void whatIsStruckOutIsMarkedInTheReturnedWorkbook() throws Exception {
    OfficeWorkbook workbook = children("xlsx");
    look(workbook, "W11", struck(workbook));
    look(workbook, 13, struck(workbook));
    Path file = workbook.save(folder.resolve("Book1.xlsx"));
    List<Finding> findings = desk.hand(file).findings();
    try (Workbook marked = org.apache.poi.ss.usermodel.WorkbookFactory.create(file.toFile())) {
      assertThat(new CellMarks(marked).mark(findings, List.of(marked.getSheetName(0)), 10))
          .isEqualTo(2);
      assertThat(
              marked.getSheetAt(0).getRow(10).getCell(22).getCellComment().getString().getString())
          .contains("bị gạch ngang");
    }
  }

  private OfficeWorkbook children(String kind) {
    return of(OfficeWorkbook.DO_SON_CHILDREN, kind);
  }

  private static OfficeWorkbook of(String sample, String kind) {
    OfficeWorkbook workbook = OfficeWorkbook.of(sample);
    return kind.equals("xls") ? workbook.asXls() : workbook;
  }

  private static Cell cell(OfficeWorkbook workbook, String address) {
    CellReference at = new CellReference(address);
    return workbook.poi().getSheetAt(0).getRow(at.getRow()).getCell(at.getCol());
  }

  private static Font struck(OfficeWorkbook workbook) {
    Font font = workbook.poi().createFont();
    font.setStrikeout(true);
    return font;
  }

  private static Font raised(OfficeWorkbook workbook) {
    Font font = workbook.poi().createFont();
    font.setTypeOffset(Font.SS_SUPER);
    return font;
  }

  /** A text the beginning and end of which are in a font of their own. */
  private static void rich(
      OfficeWorkbook workbook,
      String address,
      String before,
      String plain,
      String after,
      Font font) {
    RichTextString text =
        workbook.poi().getCreationHelper().createRichTextString(before + plain + after);
    if (!before.isEmpty()) {
      text.applyFont(0, before.length(), font);
    }
    if (!after.isEmpty()) {
      text.applyFont(before.length() + plain.length(), text.length(), font);
    }
    cell(workbook, address).setCellValue(text);
  }

  private static void look(OfficeWorkbook workbook, String address, Font font) {
    Workbook poi = workbook.poi();
    Cell cell = cell(workbook, address);
    CellStyle style = poi.createCellStyle();
    style.cloneStyleFrom(cell.getCellStyle());
    style.setFont(font);
    cell.setCellStyle(style);
  }

  private static void look(OfficeWorkbook workbook, int row, Font font) {
    for (Cell cell : workbook.poi().getSheetAt(0).getRow(row - 1)) {
      look(workbook, cell.getAddress().formatAsString(), font);
    }
  }

  private static void hide(OfficeWorkbook workbook, int... rows) {
    for (int row : rows) {
      Sheet sheet = workbook.poi().getSheetAt(0);
      Row there = sheet.getRow(row - 1);
      (there == null ? sheet.createRow(row - 1) : there).setZeroHeight(true);
    }
  }

  /** As the function SUBTOTAL does it with a row that is hidden. */
  private static void withoutInTotal(OfficeWorkbook workbook, int row) {
    Sheet sheet = workbook.poi().getSheetAt(0);
    for (int column = 2; column <= 22; column++) {
      Cell total = sheet.getRow(16).getCell(column);
      total.setCellValue(
          total.getNumericCellValue()
              - sheet.getRow(row - 1).getCell(column).getNumericCellValue());
    }
  }

  private Answer hand(OfficeWorkbook workbook, String kind) throws Exception {
    return desk.hand(workbook.save(folder.resolve("Book1." + kind)));
  }

  private List<String> observed(Answer answer, int row, String column) throws SQLException {
    return desk
        .column(
            "select value from core.observation where submission_id = '%s' and row_no = %d and column_ref = '%s'"
                .formatted(answer.submissionId(), row, column))
        .stream()
        .map(String::valueOf)
        .toList();
  }
}
