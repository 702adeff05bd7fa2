package org.mang.intake.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mang.definition.Definitions;
import org.mang.intake.Limits;
import org.mang.intake.SourceFile;
import org.mang.office.OfficeWorkbook;

/** Numbers under a format of days: those that stand for no day are read as numbers. */
class DayNumbersTest {

  private final SourceFile source = new SourceFile(Limits.read(new Definitions(Path.of("target"))));

  private final Path folder;

  DayNumbersTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({
    "43921, 2020-03-31, 2020-03-31T00:00",
    "1, 1900-01-01, 1900-01-01T00:00",
    "59, 1900-02-28, 1900-02-28T00:00",
    "60, 60, 60",
    "61, 1900-03-01, 1900-03-01T00:00",
    "0, 0, 1899-12-31T00:00",
    "-1, -1, -1",
    "-0.25, '-0,25', '-0,25'",
    "-43921.5, '-43921,5', '-43921,5'",
    "-1e300, ANY, ANY",
    "2958465, 9999-12-31, 9999-12-31T00:00",
    "2958465.9999999, 2958465,  2958465",
    "2958466, 2958466, 2958466",
    "20200331, 20200331, 20200331",
    "1e18, 1000000000000000000, 1000000000000000000",
    "1e300, ANY, ANY",
  })
  void whatStandsForNoDayIsReadAsTheNumber(double value, String day, String moment)
      throws IOException {
    for (OfficeWorkbook workbook :
        new OfficeWorkbook[] {OfficeWorkbook.xlsx(), OfficeWorkbook.xls()}) {
      workbook.row(value, value);
      format(workbook, 0, "dd/mm/yyyy");
      format(workbook, 1, "dd/mm/yyyy hh:mm");
      Path file = workbook.save(folder.resolve("a.bin"));
      assertIs(String.valueOf(source.read(file).get(0).rows().get(0).cell(0)), day);
      assertIs(String.valueOf(source.read(file).get(0).rows().get(0).cell(1)), moment);
      assertThat(source.readUntouched(file)).hasSize(1);
    }
  }

  /** Of a number of many digits only that it is one is of interest. */
  private static void assertIs(String read, String expected) {
    if (expected.equals("ANY")) {
      assertThat(read).matches("-?\\d{300,}");
    } else {
      assertThat(read).startsWith(expected);
    }
  }

  @Test
  void theLastDayOfAWorkbookThatCountsFrom1904IsSoonerReached() throws IOException {
    XSSFWorkbook workbook = new XSSFWorkbook();
    workbook.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
    OfficeWorkbook office = OfficeWorkbook.open(save(workbook)).row(2_957_003, 2_957_004, 0, -1);
    for (int column = 0; column < 4; column++) {
      format(office, column, "dd/mm/yyyy");
    }
    Path file = office.save(folder.resolve("b.xlsx"));
    assertThat(source.read(file).get(0).rows().get(0).cells())
        .containsExactly("9999-12-31", "2957004", "1904-01-01", "-1");
  }

  private Path save(Workbook workbook) throws IOException {
    workbook.createSheet("Sheet1");
    Path file = folder.resolve("1904.xlsx");
    try (var out = java.nio.file.Files.newOutputStream(file)) {
      workbook.write(out);
    }
    return file;
  }

  private static void format(OfficeWorkbook workbook, int column, String format) {
    CellStyle style = workbook.poi().createCellStyle();
    style.setDataFormat(workbook.poi().createDataFormat().getFormat(format));
    workbook.poi().getSheetAt(0).getRow(0).getCell(column).setCellStyle(style);
  }
}
