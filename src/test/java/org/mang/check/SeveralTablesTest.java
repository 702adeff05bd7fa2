package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mang.job.Desk;
import org.mang.job.Desk.Answer;
import org.mang.office.OfficeWorkbook;

/** Several tables of a form in one file are one submission; totals are checked where they stand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralTablesTest {

  private static final String[] WARDS = {
    "Ngọc Xuyên", "Hải Sơn", "Vạn Hương", "Minh Đức", "Bàng La", "Hợp Đức"
  };

  private final Path folder;
  private final Desk desk;

  SeveralTablesTest(@TempDir Path folder) throws SQLException {
    this.folder = folder;
    this.desk = Desk.in(folder);
  }

  @AfterAll
  void close() throws SQLException {
    desk.close();
  }

  @Test
  void sheetsThatGoOnAreOneSubmissionAndEachFigureNamesItsOwn() throws Exception {
    OfficeWorkbook workbook = headed("Năm 2020");
    wards(header(workbook), 0, 3);
    wards(header(workbook.sheet("Tiếp theo")), 3, 6).row("Tổng cộng", 600, 60, 6);
    Answer answer = hand(workbook);
    assertThat(errors(answer)).isEmpty();
    assertThat(
            desk.rows(
                """
                select sheet, row_no, column_ref, value::integer
                from core.observation
                where submission_id = '%s' and measure_code = 'children' and row_no in (6, 3)
                order by all
                """
                    .formatted(answer.submissionId())))
        .containsExactly(List.of("Sheet1", "6", "B", "100"), List.of("Tiếp theo", "3", "B", "100"));
  }

  @Test
  void aFindingStandsInTheTableThatItIsIn() throws Exception {
    OfficeWorkbook workbook = headed("Năm 2020");
    wards(header(workbook), 0, 3);
    wards(header(workbook.sheet("Tiếp theo")), 3, 6).set("B4", "nhiều");
    Finding finding = hand(workbook).finding("NOT_A_COUNT");
    assertThat(finding.sheet() + "!" + finding.column() + finding.row()).isEqualTo("Tiếp theo!B4");
  }

  @Test
  void stackedTablesMayHaveTheirColumnsInOtherPlacesAndTotalsOfTheirOwn() throws Exception {
    OfficeWorkbook workbook = headed("Năm 2020");
    wards(header(workbook), 0, 3).row("Cộng:", 300, 30, 3).row().row("II. Các phường khác");
    workbook
        .row("STT", "Xã, phường, thị trấn", "Tổng số trẻ em", "x", "y")
        .row(null, null, "Tổng số", null, null);
    int top = workbook.height() - 1;
    workbook.set("D" + top, "Trẻ em có hoàn cảnh đặc biệt").set("E" + top, null);
    workbook.set("D" + (top + 1), "Tổng số").set("E" + (top + 1), "Được trợ giúp");
    for (int i = 3; i < 6; i++) {
      workbook.row(i, WARDS[i], 100, 10, 1);
    }
    workbook.row(null, "Cộng", 300, 30, 4).row(null, "TOÀN QUẬN", 600, 60, 6);
    Answer answer = hand(workbook);
    assertThat(errors(answer)).containsExactly("TOTAL_MISMATCH E" + (workbook.height() - 1));
    assertThat(answer.finding("TOTAL_MISMATCH").message().vi()).contains("4").contains("được 3");
  }

  @Test
  void aGrandTotalIsOfAllTables() throws Exception {
    OfficeWorkbook workbook = headed("Năm 2020");
    wards(header(workbook), 0, 3).row("Cộng", 300, 30, 3).row();
    wards(header(workbook), 3, 6).row("Cộng", 300, 30, 3).row("Tổng số", 600, 61, 6);
    Answer answer = hand(workbook);
    assertThat(errors(answer)).containsExactly("TOTAL_MISMATCH C" + workbook.height());
    assertThat(answer.finding("TOTAL_MISMATCH").message().vi()).contains("được 60");
  }

  @Test
  void subtotalsInTheMiddleAreOfTheRowsAboveThem() throws Exception {
    OfficeWorkbook workbook = headed("Năm 2020");
    wards(header(workbook), 0, 2).row("Cộng", 200, 20, 2);
    wards(workbook, 2, 6).row("Cộng", 400, 41, 4).row("Tổng cộng", 600, 60, 6);
    assertThat(errors(hand(workbook)))
        .containsExactly("TOTAL_MISMATCH C" + (workbook.height() - 1));
  }

  @Test
  void aTotalMayStandAboveItsRows() throws Exception {
    OfficeWorkbook workbook = headed("Năm 2020");
    wards(header(workbook).row("Toàn quận", 600, 60, 7), 0, 6);
    assertThat(errors(hand(workbook))).containsExactly("TOTAL_MISMATCH D6");
  }

  @Test
  void theFiguresOfAGroupRowAreOfTheRowsBelowIt() throws Exception {
    OfficeWorkbook workbook = headed("Năm 2020");
    wards(header(workbook).row("I. Nội thị", 200, 20, 2), 0, 2);
    wards(workbook.row("II. Còn lại", 400, 40, 5), 2, 6).row("Tổng cộng", 600, 60, 6);
    assertThat(errors(hand(workbook))).containsExactly("TOTAL_MISMATCH D9");
  }

  @Test
  void figuresAndNotesBesideAndBelowTheTableAreLeftOut() throws Exception {
    OfficeWorkbook workbook = headed("Năm 2020");
    wards(header(workbook), 0, 6).row("Tổng cộng", 600, 60, 6);
    workbook.row(null, 600, 60).row().row("* Số liệu chưa gồm trẻ tạm trú").row(null, 12345);
    workbook.set("H8", 77).set("J9", "xem lại");
    assertThat(errors(hand(workbook))).isEmpty();
  }

  @Test
  void aFileIsOfOnePeriodAndOneOffice() throws Exception {
    OfficeWorkbook periods = headed("Năm 2020");
    wards(header(periods), 0, 6);
    wards(header(periods.sheet("b").row("Kỳ báo cáo: Năm 2019")), 0, 6);
    Finding period = hand(periods).finding("SEVERAL_PERIODS");
    assertThat(period.sheet() + " " + period.value()).isEqualTo("b Kỳ báo cáo: Năm 2019");

    OfficeWorkbook years = headed("Năm 2020");
    wards(header(years), 0, 6);
    wards(header(years.sheet("2019")), 0, 6);
    assertThat(hand(years).marks()).contains("SEVERAL_PERIODS");

    OfficeWorkbook offices = headed("Năm 2020");
    wards(header(offices), 0, 6);
    wards(header(offices.row("Đơn vị báo cáo: Quận Lê Chân")), 0, 6);
    assertThat(hand(offices).marks()).contains("SEVERAL_REPORTERS");
  }

  @Test
  void theSameAreaInTwoTablesIsSaidInBoth() throws Exception {
    OfficeWorkbook workbook = headed("Năm 2020");
    wards(header(workbook), 0, 4);
    wards(header(workbook.sheet("b")), 3, 6);
    assertThat(hand(workbook).marks()).contains("DUPLICATE_ROW A9", "DUPLICATE_ROW A3");
  }

  @Test
  void tablesBesideEachOtherHaveHeadingsOfTheirOwn() throws Exception {
    OfficeWorkbook workbook =
        OfficeWorkbook.xlsx()
            .row("Biểu 01/TE")
            .row("Đơn vị báo cáo: Quận Đồ Sơn")
            .row("Kỳ báo cáo: Năm 2020", null, null, null, null, "Kỳ báo cáo: Năm 2019");
    Object[] levels = {
      "Xã, phường, thị trấn",
      "Tổng số trẻ em",
      "Trẻ em có hoàn cảnh đặc biệt",
      "Trẻ em có hoàn cảnh đặc biệt"
    };
    Object[] lower = {null, "Tổng số", "Tổng số", "Được trợ giúp"};
    workbook.row(twice(levels)).row(twice(lower));
    for (String ward : WARDS) {
      workbook.row(twice(new Object[] {ward, 100, 10, 1}));
    }
    assertThat(hand(workbook).finding("SEVERAL_PERIODS").value()).contains("2019");
  }

  private static @Nullable Object[] twice(@Nullable Object[] cells) {
    @Nullable Object[] both = new Object[cells.length * 2 + 1];
    System.arraycopy(cells, 0, both, 0, cells.length);
    System.arraycopy(cells, 0, both, cells.length + 1, cells.length);
    return both;
  }

  private static OfficeWorkbook headed(String period) {
    return OfficeWorkbook.xlsx()
        .row("Biểu 01/TE")
        .row("Đơn vị báo cáo: Quận Đồ Sơn")
        .row("Kỳ báo cáo: " + period);
  }

  private static OfficeWorkbook header(OfficeWorkbook workbook) {
    return workbook
        .row(
            "Xã, phường, thị trấn",
            "Tổng số trẻ em",
            "Trẻ em có hoàn cảnh đặc biệt",
            "Trẻ em có hoàn cảnh đặc biệt")
        .row(null, "Tổng số", "Tổng số", "Được trợ giúp");
  }

  private static OfficeWorkbook wards(OfficeWorkbook workbook, int from, int to) {
    for (int i = from; i < to; i++) {
      workbook.row(WARDS[i], 100, 10, 1);
    }
    return workbook;
  }

  private static List<String> errors(Answer answer) {
    return answer.marks().stream().filter(mark -> !mark.startsWith("MISSING_OPTIONAL")).toList();
  }

  private Answer hand(OfficeWorkbook workbook) throws SQLException, IOException {
    return desk.hand(workbook.save(folder.resolve("Book1.xlsx")));
  }
}
