package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mang.job.Desk;
import org.mang.job.Desk.Answer;
import org.mang.office.OfficeWorkbook;

/** Figures that are not read are told: none is left out without a word. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NothingUnsaidTest {

  private final Path folder;
  private final Desk desk;

  NothingUnsaidTest(@TempDir Path folder) throws SQLException {
    this.folder = folder;
    this.desk = Desk.in(folder);
  }

  @AfterAll
  void close() throws SQLException {
    desk.close();
  }

  @Test
  void aFurtherSheetWithOneHeadingWrongIsReadAndTheHeadingSaid() throws Exception {
    OfficeWorkbook workbook = cases();
    workbook
        .sheet("Tiếp")
        .row(
            "Hồ sơ",
            "Ngày sinh",
            "Tuổi ước tính",
            "Giới tính",
            "Quận, huyện",
            "Hình thức xâm hại",
            "Mức độ nguy cơ",
            "Xử lý")
        .row("BỊA-11", "05/03/2012", null, "Nữ", "Hồng Bàng", "Bạo lực", "Cao", null);
    Answer answer = hand(workbook);
    assertThat(answer.isAccepted()).isFalse();
    assertThat(answer.findings())
        .anyMatch(f -> f.code().equals("MISSING_COLUMN") && "Tiếp".equals(f.sheet()));
  }

  @Test
  void aSheetOfFiguresUnderNoHeadingOfTheFormIsSaid() throws Exception {
    OfficeWorkbook workbook = OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN);
    workbook.sheet("Sheet2").row("Năm", "Số vụ").row(2018, 12).row(2019, 14).row(2020, 9);
    workbook.sheet("Ghi chép").row("Gọi lại cho phường").row("Xong");
    Answer answer = hand(workbook);
    assertThat(answer.isAccepted()).isTrue();
    assertThat(answer.finding("SHEET_NOT_READ").sheet()).isEqualTo("Sheet2");
  }

  @Test
  void anOldCopyOnAHiddenSheetIsNotReadAndThatIsSaid() throws Exception {
    OfficeWorkbook workbook = OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN);
    Workbook poi = workbook.poi();
    poi.cloneSheet(0);
    poi.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
    Answer answer = hand(workbook);
    assertThat(answer.marks()).containsExactly("HIDDEN_SHEET_NOT_READ");
  }

  @Test
  void aColumnThatStandsTwiceIsSaid() throws Exception {
    OfficeWorkbook workbook =
        OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN).set("Y8", "Trẻ em có nguy cơ");
    assertThat(hand(workbook).finding("DUPLICATE_COLUMN").message().vi())
        .contains("Trẻ em có nguy cơ")
        .contains("cột Y");
  }

  @Test
  void figuresUnderAHeadingThatTheFormDoesNotKnowAreSaidAtTheHeading() throws Exception {
    OfficeWorkbook workbook =
        OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN)
            .set("Y9", "Trẻ em nghèo")
            .set("Y12", 41)
            .set("Z9", "Trưởng khu")
            .set("Z12", "Ông Bịa");
    Answer answer = hand(workbook);
    assertThat(answer.isAccepted()).isTrue();
    assertThat(answer.marks()).containsExactly("COLUMN_NOT_READ Y9");
    assertThat(answer.finding("COLUMN_NOT_READ").message().vi())
        .contains("Cột Y")
        .contains("Trẻ em nghèo");
    assertThat(answer.finding("COLUMN_NOT_READ").message().en()).contains("Column Y");
  }

  @Test
  void columnsThatNumberTheRowsAndRemarksAreNoFigures() throws Exception {
    OfficeWorkbook workbook =
        OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN).set("Y8", "Ghi chú thêm").set("Z8", "Mã");
    workbook.set("Y12", "tăng 3 em").set("Y13", "15/03/2020");
    for (int i = 1; i <= 3; i++) {
      workbook.set("Z" + (11 + i), i);
    }
    assertThat(hand(workbook).marks()).isEmpty();
  }

  @Test
  void aColumnThatIsPerhapsTheMissingOneIsSaidOnce() throws Exception {
    Answer answer =
        hand(
            OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN)
                .set("C8", "Tổng số trẻ em của phường")
                .set("C9", null));
    assertThat(answer.marks()).contains("MISSING_COLUMN");
    assertThat(answer.findings().stream().map(f -> String.valueOf(f.suggestion())))
        .anyMatch(s -> s.contains("(C)"));
    assertThat(answer.marks()).noneMatch(mark -> mark.startsWith("COLUMN_NOT_READ"));
  }

  @Test
  void sparseRowsBelowANoteAreSaid() throws Exception {
    OfficeWorkbook workbook = cases();
    workbook
        .row("Ghi chú: các vụ sau chuyển từ quận khác")
        .row(5, "BỊA-12", null, null, null, "Nữ", "Quận Lê Chân", null, null, "06/03/2020 10:00");
    assertThat(hand(workbook).marks()).contains("ROWS_BENEATH");
  }

  private OfficeWorkbook cases() {
    return OfficeWorkbook.of(OfficeWorkbook.POLICE);
  }

  private Answer hand(OfficeWorkbook workbook) throws SQLException, IOException {
    return desk.hand(workbook.save(folder.resolve("x.xlsx")));
  }
}
