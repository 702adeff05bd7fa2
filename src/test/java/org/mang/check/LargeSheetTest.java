package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.job.Desk;
import org.mang.office.OfficeWorkbook;

/** A sheet of so many rows that only its outline is looked at: none of them is lost for that. */
class LargeSheetTest {

  private static final int CHILDREN = 6_000;

  private static final String[] HEADINGS = {
    "Ngày chốt số liệu",
    "Mã định danh trẻ em",
    "Họ và tên trẻ em",
    "Tháng, năm sinh",
    "Giới tính",
    "Mã quận, huyện",
    "Mã xã, phường",
    "Nhóm hoàn cảnh đặc biệt",
    "Được trợ giúp"
  };

  private final Path folder;

  LargeSheetTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyRowIsLoadedAndThoseBehindABlankOneToo() throws Exception {
    OfficeWorkbook workbook = register();
    Sheet sheet = workbook.poi().getSheetAt(0);
    sheet.removeRow(sheet.getRow(3_000));
    try (Desk desk = Desk.in(folder)) {
      Desk.Answer answer = desk.hand(workbook.save(folder.resolve("so.xlsx")));
      assertThat(answer.marks()).isEmpty();
      assertThat(answer.isAccepted()).isTrue();
      assertThat(desk.column("select count(*) from core.child"))
          .containsExactly(String.valueOf(CHILDREN - 1));
    }
  }

  @Test
  void aBadCellInTheMiddleIsFoundAtItsCell() throws Exception {
    OfficeWorkbook workbook = register().set("E3001", "Không rõ lắm").set("D5999", "hôm qua");
    try (Desk desk = Desk.in(folder)) {
      Desk.Answer answer = desk.hand(workbook.save(folder.resolve("so.xlsx")));
      assertThat(answer.marks()).containsExactly("UNKNOWN_CODE E3001", "NOT_A_MONTH D5999");
      assertThat(answer.isAccepted()).isTrue();
      assertThat(desk.column("select count(*) from core.child"))
          .containsExactly(String.valueOf(CHILDREN - 2));
    }
  }

  @Test
  void aRowInTheMiddleThatIsStruckOutIsLeftOutAndHiddenOnesAreSaid() throws Exception {
    OfficeWorkbook workbook = register();
    Font font = workbook.poi().createFont();
    font.setStrikeout(true);
    CellStyle struck = workbook.poi().createCellStyle();
    struck.setFont(font);
    Sheet sheet = workbook.poi().getSheetAt(0);
    sheet.getRow(5_599).forEach(cell -> cell.setCellStyle(struck));
    sheet.getRow(2_999).setZeroHeight(true);
    sheet.getRow(3_001).setZeroHeight(true);
    sheet.getRow(3_002).setZeroHeight(true);
    sheet.getRow(3_003).setZeroHeight(true);
    try (Desk desk = Desk.in(folder)) {
      Desk.Answer answer = desk.hand(workbook.save(folder.resolve("so.xlsx")));
      assertThat(answer.marks()).containsExactly("HIDDEN_ROWS 3000", "ROW_STRUCK_OUT 5600");
      assertThat(answer.finding("HIDDEN_ROWS").message().en()).endsWith(": 3000, 3002–3004");
      assertThat(answer.isAccepted()).isTrue();
      assertThat(desk.column("select count(*) from core.child"))
          .containsExactly(String.valueOf(CHILDREN - 1));
    }
  }

  @Test
  void aLargeTextIsReadByDuckDbAndItsBadCellsAreFoundAtTheirLines() throws Exception {
    int children = 30_000;
    StringBuilder text =
        new StringBuilder(
            "\uFEFFNgày chốt số liệu;Mã định danh trẻ em;Họ và tên trẻ em;Tháng, năm sinh;Giới tính;Mã quận, huyện;Mã xã, phường;Nhóm hoàn cảnh đặc biệt;Được trợ giúp\r\n");
    for (int i = 0; i < children; i++) {
      String sex = i == 15_000 ? "Không rõ lắm" : "Nam";
      String born = i == 29_999 ? "hôm qua" : "05/2015";
      text.append("31/12/2020;BỊA-%d;;%s;%s;303;\"11296\";;\r\n".formatted(i, born, sex));
    }
    Path file = folder.resolve("so.csv");
    Files.writeString(file, text);
    assertThat(Files.size(file)).isGreaterThan(1 << 20);
    try (Desk desk = Desk.in(folder)) {
      Desk.Answer answer = desk.hand(file);
      assertThat(answer.marks()).containsExactly("UNKNOWN_CODE E15002", "NOT_A_MONTH D30001");
      assertThat(answer.isAccepted()).isTrue();
      assertThat(
              desk.rows(
                  "select count(*), min(row_no), max(row_no), any_value(area_code) from core.child"))
          .containsExactly(List.of("" + (children - 2), "2", "30000", "11296"));
    }
  }

  @Test
  void rowsBetweenTwoHeadersAreAllRead() throws Exception {
    int half = 3_000;
    OfficeWorkbook workbook = register();
    Sheet sheet = workbook.poi().getSheetAt(0);
    for (int column = 0; column < 9; column++) {
      sheet
          .getRow(half)
          .createCell(column)
          .setCellValue(sheet.getRow(0).getCell(column).getStringCellValue());
    }
    try (Desk desk = Desk.in(folder)) {
      Desk.Answer answer = desk.hand(workbook.save(folder.resolve("so.xlsx")));
      assertThat(answer.isAccepted()).isTrue();
      assertThat(desk.column("select count(*) from core.child"))
          .containsExactly(String.valueOf(CHILDREN - 1));
    }
  }

  @Test
  void sparseRowsAtTheFootDoNotHideThoseAboveThemThatAreNotAtHand() throws Exception {
    StringBuilder text = new StringBuilder(String.join(";", HEADINGS)).append('\n');
    for (int i = 0; i < 30_000; i++) {
      text.append("31/12/2020;BỊA-%d;;05/2015;Nam;303;11296;;\n".formatted(i));
      text.append(i == 10_000 ? "\n" : "");
    }
    for (int i = 0; i < 300; i++) {
      text.append(";;;Ghi thêm;;;;;\n");
    }
    Path file = folder.resolve("so.csv");
    Files.writeString(file, text);
    try (Desk desk = Desk.in(folder)) {
      assertThat(desk.hand(file).findings()).isNotEmpty();
      assertThat(desk.column("select count(*) from core.child")).containsExactly("30000");
    }
  }

  @Test
  void rowsAtItsFootThatLookLikeNotesAreRowsUnlessABlankOneIsAbove() throws Exception {
    OfficeWorkbook workbook = register();
    for (int i = 0; i < 300; i++) {
      workbook.row(null, "BỊA-chân-" + i);
    }
    workbook.row();
    workbook.row(null, "một ghi chú");
    try (Desk desk = Desk.in(folder)) {
      Desk.Answer answer = desk.hand(workbook.save(folder.resolve("so.xlsx")));
      assertThat(answer.isAccepted()).isFalse();
      assertThat(answer.marks()).contains("REQUIRED_VALUE A6002", "REQUIRED_VALUE A6301");
      assertThat(answer.marks()).doesNotContain("REQUIRED_VALUE A6303");
    }
  }

  /** Where an .xls ends, whatever it was saved as since. */
  @Test
  void aSheetThatIsFullMayHaveBeenCutOffAndThatIsSaid() throws Exception {
    StringBuilder text = new StringBuilder(String.join(";", HEADINGS)).append('\n');
    for (int i = 2; i <= 65_536; i++) {
      text.append("31/12/2020;BỊA-%d;;05/2015;Nam;303;11296;;\n".formatted(i));
    }
    Path file = folder.resolve("so.csv");
    Files.writeString(file, text);
    try (Desk desk = Desk.in(folder)) {
      Desk.Answer answer = desk.hand(file);
      assertThat(answer.isAccepted()).isTrue();
      assertThat(answer.finding("SHEET_FULL").message().vi()).contains("dòng 65.536", "cắt mất");
    }
  }

  private static OfficeWorkbook register() {
    OfficeWorkbook workbook = OfficeWorkbook.xlsx().row((Object[]) HEADINGS);
    for (int i = 0; i < CHILDREN; i++) {
      workbook.row(
          "31/12/2020",
          "BỊA-" + i,
          null,
          "05/2015",
          "Nam",
          "303",
          "11296",
          i % 50 == 0 ? "a" : null,
          null);
    }
    return workbook;
  }
}
