package org.mang.intake.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.definition.Definitions;
import org.mang.intake.Limits;
import org.mang.intake.SourceFile;

/** Number formats as Vietnamese and other Excels, LibreOffice and libraries write them. */
class CellFormatTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dd/mm/yyyy",
        "\"ngày \"dd\" tháng \"mm\" năm \"yyyy",
        "[$-42A]\"ngày \"dd\" tháng \"mm\" năm \"yyyy;@",
        "[$-1010000]d/m/yyyy;@",
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
        "dd\" tháng \"mm",
        "dd/mm/yyyy_)",
        "_(dd/mm/yyyy_);[Red]dd/mm/yyyy",
        "* dd/mm/yyyy",
        "dd.mm.yyyy;@",
        "[Blue]d-mmm-yy",
        "[Color 10]dd/mm/yyyy",
        "[DBNum1]yyyy\"年\"m\"月\"d\"日\"",
        "yyyy年m月d日",
        "[$-411]ggge\"年\"m\"月\"d\"日\"",
        "ngày dd tháng mm năm yyyy",
        "TT.MM.JJJJ",
        "jj/mm/aaaa",
        "mmm-yy",
        "yyyymmdd",
        "m/d/yy\\ ",
        "\"Tuần \"dd/mm",
        "[$-107041E]d mmmm yyyy",
        "dd\\-mm\\-yyyy",
      })
  void aDayIsKnownWhateverIsWrittenAroundIt(String code) {
    assertThat(CellFormat.of(code).of(43_921)).isEqualTo(CellFormat.Kind.DAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hh\" giờ \"mm\" phút\"",
        "h:mm AM/PM dd/mm/yyyy",
        "h:mmAM/PM",
        "[$-F400]h:mm:ss\\ AM/PM",
        "[$-42A]h:mm:ss\\ \"SA/CH\"",
        "dd/mm/yyyy hh:mm",
        "yyyy-mm-ddThh:mm:ssZ",
        "mm:ss.0",
        "ss.000",
        "[h]:mm:ss",
        "[mm]:ss,00",
        "h\\h mm\\p",
        "TT.MM.JJJJ hh:mm",
        "hh:mm A/P",
      })
  void anHourIsKnown(String code) {
    assertThat(CellFormat.of(code).of(43_921.5)).isEqualTo(CellFormat.Kind.MOMENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "General",
        "general\" em\"",
        "General em",
        "@",
        "0",
        "#,##0",
        "#,##0 \"ngày\"",
        "#,##0\\ \\đ",
        "#,##0 đồng",
        "nga\u0300y", // a letter and its mark
        "[$₫-42A] #,##0",
        "0.00E+00",
        "##0.0E-0",
        "_-* #,##0.00\\ _₫_-;\\-* #,##0.00\\ _₫_-;_-* \"-\"??\\ _₫_-;_-@_-",
        "[Red]0;[Blue]-0",
        "[>=1000]#,##0,\" nghìn\";0",
        "# ?/?",
        "0\" d\"",
        "0 kg",
        "0 ngày",
        "USD",
        "\"ngày\"",
        "Standard",
        "reserved-0x1F",
        ";;;",
        "[",
        "\"",
        "\\",
      })
  void aNumberStaysANumber(String code) {
    assertThat(CellFormat.of(code).of(43_921)).isEqualTo(CellFormat.Kind.NUMBER);
    assertThat(CellFormat.of(code).isPlain()).isTrue();
  }

  @Test
  void aShareIsOneOnlyWhereItsSignIsShown() {
    assertThat(CellFormat.of("0.0%").of(0.197)).isEqualTo(CellFormat.Kind.SHARE);
    assertThat(CellFormat.of("0\"%\"").of(19)).isEqualTo(CellFormat.Kind.NUMBER);
    assertThat(CellFormat.of("0\\%").of(19)).isEqualTo(CellFormat.Kind.NUMBER);
    assertThat(CellFormat.of("0_%").of(19)).isEqualTo(CellFormat.Kind.NUMBER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"HS-2020-\"000 | HS-2020-013",
        "\"HS-\"0\"/20\" | HS-13/20",
        "\\H\\S00000 | HS00013",
        "\\d\\d0 | dd13",
        "\"HS-2020-\"000;-0;0 | HS-2020-013",
        "\"SL: \"0 | 13",
        "\"Số \"#,##0 | 13",
        "0\" em\" | 13",
        "000 | 13",
        "\"(\"0\")\" | 13",
        "[$VND] 0 | 13",
      })
  void aWholeNumberUnderLettersIsTheCodeThatIsSeen(String code, String seen) {
    assertThat(TextMode.CLEANED.number(13, CellFormat.of(code), false)).isEqualTo(seen);
    assertThat(TextMode.CLEANED.number(1.5, CellFormat.of(code), false)).isEqualTo("1,5");
    assertThat(TextMode.UNTOUCHED.number(13, CellFormat.of(code), false)).isEqualTo("13");
  }

  @Test
  void theSectionThatShowsANumberSaysWhatItIs() {
    CellFormat bySign = CellFormat.of("dd/mm/yyyy;-0;\"-\"");
    assertThat(bySign.of(43_921)).isEqualTo(CellFormat.Kind.DAY);
    assertThat(bySign.of(-3)).isEqualTo(CellFormat.Kind.NUMBER);
    assertThat(bySign.of(0)).isEqualTo(CellFormat.Kind.NUMBER);
    CellFormat bySize = CellFormat.of("[<=1]0%;[>40000]dd/mm/yyyy;0");
    assertThat(bySize.of(0.5)).isEqualTo(CellFormat.Kind.SHARE);
    assertThat(bySize.of(43_921)).isEqualTo(CellFormat.Kind.DAY);
    assertThat(bySize.of(2_020)).isEqualTo(CellFormat.Kind.NUMBER);
  }

  @Test
  void formatsWithoutATextAreKnownByTheirNumber() {
    for (int day : List.of(14, 15, 16, 17, 27, 28, 31, 36, 50, 57, 58, 71)) {
      assertThat(CellFormat.of(day, null).of(43_921)).as("%d", day).isEqualTo(CellFormat.Kind.DAY);
    }
    for (int hour : List.of(18, 19, 20, 21, 22, 32, 33, 45, 46, 47, 75, 77, 79)) {
      assertThat(CellFormat.of(hour, null).of(0.5))
          .as("%d", hour)
          .isEqualTo(CellFormat.Kind.MOMENT);
    }
    for (int number : List.of(0, 1, 2, 3, 4, 11, 12, 13, 23, 37, 40, 41, 44, 48, 49, 59, 163)) {
      assertThat(CellFormat.of(number, null).isPlain()).as("%d", number).isTrue();
    }
    assertThat(CellFormat.of(9, null).of(0.5)).isEqualTo(CellFormat.Kind.SHARE);
    assertThat(CellFormat.of(14, "0.0").of(0.5)).isEqualTo(CellFormat.Kind.NUMBER);
  }

  @Test
  void whatPoiKnowsForADayIsOneHereToo() {
    for (int i = 0; i < 50; i++) {
      String code = BuiltinFormats.getBuiltinFormat(i);
      CellFormat.Kind kind = CellFormat.of(i, null).of(1.5);
      if (DateUtil.isADateFormat(i, code)) {
        assertThat(kind).as(code).isIn(CellFormat.Kind.DAY, CellFormat.Kind.MOMENT);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bothKindsOfWorkbooksShowTheSame(boolean old, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("bieu");
    try (Workbook workbook = old ? new HSSFWorkbook() : new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      Row row = workbook.createSheet("S").createRow(0);
      cell(row, 43_921, "[$-42A]\"ngày \"dd\" tháng \"mm\" năm \"yyyy;@");
      cell(row, 43_921.354_166_666_664, "hh\" giờ \"mm\" phút\"");
      cell(row, 43_921, "h:mm AM/PM dd/mm/yyyy");
      cell(row, 43_921, "dd/mm/yyyy_)");
      cell(row, -3, "dd/mm/yyyy");
      cell(row, 2_958_465, "dd/mm/yyyy");
      cell(row, 2_958_466, "dd/mm/yyyy");
      cell(row, 2_958_465.999_999_999, "dd/mm/yyyy");
      cell(row, 1e300, "dd/mm/yyyy");
      cell(row, 1_250, "[>=1000]#,##0,\" nghìn\";0");
      workbook.write(out);
    }
    assertThat(new SourceFile(Limits.read(new Definitions(folder))).read(file).get(0).rows())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.cells().subList(0, 8))
                    .containsExactly(
                        "2020-03-31",
                        "2020-03-31T08:30",
                        "2020-03-31T00:00",
                        "2020-03-31",
                        "-3",
                        "9999-12-31",
                        "2958466",
                        "2958466"))
        .satisfies(row -> assertThat(row.cell(9)).isEqualTo("1250"));
  }

  private static void cell(Row row, double value, String format) {
    Cell cell = row.createCell(Math.max(0, row.getLastCellNum()));
    CellStyle style = row.getSheet().getWorkbook().createCellStyle();
    style.setDataFormat(row.getSheet().getWorkbook().createDataFormat().getFormat(format));
    cell.setCellValue(value);
    cell.setCellStyle(style);
  }
}
