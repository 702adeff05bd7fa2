package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.intake.Sheet;
import org.mang.job.Desk;
import org.mang.job.Desk.Answer;
import org.mang.office.OfficeWorkbook;

/** What total and group rows are checked for, and that they are no facts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TotalsTest {

  private final Path folder;
  private final Desk desk;

  TotalsTest(@TempDir Path folder) throws SQLException {
    this.folder = folder;
    this.desk = Desk.in(folder);
  }

  @AfterAll
  void close() throws SQLException {
    desk.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1,2 | NOT_WHOLE", "abc | NOT_A_COUNT", "54,937 | NOT_WHOLE", "12 em | NOT_A_COUNT"})
  void aTotalThatIsNoNumberIsSaid(String total, String code) throws Exception {
    assertThat(hand(children().set("C17", total)).marks()).containsExactly(code + " C17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "x"})
  void aTotalThatIsLeftBlankChecksNothing(String total) throws Exception {
    Answer answer = hand(children().set("C17", total.isEmpty() ? null : total));
    assertThat(answer.isAccepted()).isTrue();
    assertThat(answer.marks()).containsExactly("TOTAL_BLANK C17");
    assertThat(answer.finding("TOTAL_BLANK").message().vi()).containsPattern("12\\.?279");
  }

  @Test
  void whereTheRowsHaveNoFigureTheTotalNeedsNone() throws Exception {
    OfficeWorkbook children = children();
    for (int row = 11; row <= 17; row++) {
      children.set("W" + row, null);
    }
    assertThat(hand(children).marks()).isEmpty();
  }

  @Test
  void aTotalRowWithoutAnyFigureIsSaidOnce() throws Exception {
    OfficeWorkbook children = children();
    for (int column = 2; column < 30; column++) {
      children.set(Sheet.letters(column) + "17", null);
    }
    assertThat(hand(children).marks()).containsExactly("TOTAL_BLANK C17");
  }

  @Test
  void aTotalThatIsNotTheSumSaysBoth() throws Exception {
    Finding finding = hand(children().set("C17", 12_289)).finding("TOTAL_MISMATCH");
    assertThat(finding.column() + finding.row()).isEqualTo("C17");
    assertThat(finding.value()).isEqualTo("12289");
    assertThat(finding.message().vi()).contains("12289").contains("12279");
  }

  @Test
  void aTotalIsNotCheckedAgainstRowsThatCouldNotBeRead() throws Exception {
    assertThat(hand(children().set("C11", "khoảng 300")).marks())
        .containsExactly("NOT_A_COUNT C11");
  }

  @Test
  void theTotalRowIsNoFact() throws Exception {
    Answer answer = hand(children().set("A1", "total"));
    assertThat(desk.observed(answer, 17, "C")).isEqualTo("none");
  }

  @Test
  void groupRowsAreNoFacts() throws Exception {
    Answer answer = hand(withGroupRow("I", "Các phường"));
    assertThat(answer.marks()).doesNotContain("UNKNOWN_AREA B11");
  }

  @Test
  void rowsNumberedInRomanNumeralsAreRowsStill() throws Exception {
    Answer police = hand(OfficeWorkbook.of(OfficeWorkbook.POLICE).set("A11", "I"));
    assertThat(desk.events(police, "row_no")).startsWith("11");
    Answer children = hand(children().set("A12", "II."));
    assertThat(children.isAccepted()).isTrue();
    assertThat(desk.observed(children, 12, "C")).isNotEqualTo("none");
    Answer injuries = hand(injuries().set("A14", "I").set("A15", "II"));
    assertThat(injuries.isAccepted()).isTrue();
    assertThat(desk.observed(injuries, 14, "C")).isNotEqualTo("none");
  }

  @Test
  void aGroupRowMayHoldSums() throws Exception {
    Answer answer = hand(withGroupRow("I", "Các phường").set("C11", 12_279));
    assertThat(answer.findings()).isEmpty();
    Finding wrong = hand(withGroupRow("I", "Các phường").set("C11", 5)).finding("TOTAL_MISMATCH");
    assertThat(wrong.column() + wrong.row()).isEqualTo("C11");
    assertThat(desk.observed(answer, 11, "C")).isEqualTo("none");
  }

  private static OfficeWorkbook children() {
    return OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN);
  }

  private static OfficeWorkbook injuries() {
    return OfficeWorkbook.of(OfficeWorkbook.DO_SON_INJURIES);
  }

  private static OfficeWorkbook withGroupRow(String number, String name) {
    OfficeWorkbook children = children();
    children.poi().getSheetAt(0).shiftRows(10, 22, 1);
    return children.set("A11", number).set("B11", name);
  }

  private Answer hand(OfficeWorkbook workbook) throws SQLException, IOException {
    return desk.hand(workbook.save(folder.resolve("Book1.xlsx")));
  }
}
