package org.mang.intake.ods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mang.office.OfficeOds.cell;
import static org.mang.office.OfficeOds.number;
import static org.mang.office.OfficeOds.styled;
import static org.mang.office.OfficeOds.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.definition.Definitions;
import org.mang.intake.CellNote;
import org.mang.intake.Limits;
import org.mang.intake.Sheet;
import org.mang.intake.SourceFile;
import org.mang.office.OfficeOds;
import org.mang.sample.Old;

/** What the cells of an .ods hold, which is what those of an .xlsx with the same content do. */
class OdsReaderTest {

  private static final String YEAR = "<number:year number:style=\"long\"/>";
  private static final String DAY =
      "<number:day/><number:text>/</number:text><number:month/><number:text>/</number:text>" + YEAR;
  private static final String HOURS =
      "<number:hours/><number:text>:</number:text><number:minutes number:style=\"long\"/>";

  private final SourceFile source = new SourceFile(Limits.read(new Definitions(Path.of("target"))));

  private final Path file;

  OdsReaderTest(@TempDir Path folder) {
    this.file = folder.resolve("a.bin");
  }

  @Test
  void rowsAndCellsAreWhereTheyAreShown() throws IOException {
    Sheet sheet =
        read(
            new OfficeOds()
                .sheet(
                    "Trang 1",
                    "<table:table-column table:number-columns-repeated=\"16384\"/>"
                        + "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>"
                        + "<table:table-header-rows><table:table-row>"
                        + "<table:table-cell table:number-columns-repeated=\"2\"/>"
                        + text("Hải An")
                        + cell(
                            "table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"7\"",
                            "7")
                        + "<table:table-cell table:number-columns-repeated=\"16379\"/>"
                        + "</table:table-row></table:table-header-rows>"
                        + "<table:table-row table:number-rows-repeated=\"2\">"
                        + number("12.5")
                        + "</table:table-row>"
                        + "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell/></table:table-row>"));
    assertThat(sheet.name()).isEqualTo("Trang 1");
    assertThat(sheet.rows())
        .containsExactly(
            new Sheet.Row(4, Arrays.asList(null, null, "Hải An", "7", "7")),
            new Sheet.Row(5, List.of("12,5")),
            new Sheet.Row(6, List.of("12,5")));
    assertThat(sheet.width()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "office:value-type='float' office:value='4133' | 4.133 | 4133",
        "office:value-type='float' office:value='0.1' | 0,1 | 0,1",
        "office:value-type='float' office:value='1E+20' | 1E+20 | 100000000000000000000",
        "office:value-type='percentage' office:value='0.125' | 12,5% | 12,5%",
        "office:value-type='currency' office:currency='VND' office:value='15000' | 15.000 ₫ | 15000",
        "office:value-type='boolean' office:boolean-value='true' | ĐÚNG | TRUE",
        "office:value-type='boolean' office:boolean-value='false' | SAI | FALSE",
        "office:value-type='string' | Xã A | Xã A",
        "office:value-type='string' office:string-value='13' | HS-13 | 13",
        "office:value-type='date' office:date-value='2020-03-31' | 31/03/20 | 2020-03-31",
        "office:value-type='date' office:date-value='2020-03-31T14:25:00' | x | 2020-03-31T14:25",
        "office:value-type='date' office:date-value='2020-03-31T14:24:59.9999999' | x | 2020-03-31T14:25",
        "office:value-type='date' office:date-value='31.3.2020' | x | 31.3.2020",
        "office:value-type='time' office:time-value='PT14H25M00S' | 14:25 | 1899-12-31T14:25",
        "office:value-type='time' office:time-value='-PT12H' | -12:00 | -0,5",
        "calcext:value-type='string' | Xã A | Xã A",
        "office:value-type='float' | 12 | 12",
      })
  void valuesReadByTheirType(String attributes, String shown, String expected) throws IOException {
    assertThat(only(new OfficeOds().row(cell(attributes.replace('\'', '"'), shown))))
        .isEqualTo(expected);
  }

  @Test
  void whetherMidnightIsSaidIsForTheFormat() throws IOException {
    String day = "table:style-name=\"%s\" office:value-type=\"date\" office:date-value=\"%s\"";
    OfficeOds workbook =
        new OfficeOds()
            .format("day", "date-style", DAY)
            .format("moment", "date-style", DAY + "<number:text> </number:text>" + HOURS)
            .row(
                cell(day.formatted("day", "2020-06-01T00:00:00"), "x"),
                cell(day.formatted("day", "2020-06-01T07:30:00"), "x"),
                cell(day.formatted("moment", "2020-06-01"), "x"));
    assertThat(read(workbook).rows().get(0).cells())
        .containsExactly("2020-06-01", "2020-06-01T07:30", "2020-06-01T00:00");
  }

  /** LibreOffice writes such numbers as dates; other programs need not. */
  @ParameterizedTest
  @CsvSource({
    "1899-12-30, 43921, 2020-03-31",
    "1899-12-30, 1, 1899-12-31",
    "1899-12-30, 60, 1900-02-28",
    "1904-01-01, 42459, 2020-03-31",
    "1904-01-01, 0, 1904-01-01",
    "1900-01-01, 43919, 2020-03-31",
    "1899-12-30, 0, 0",
    "1899-12-30, -1, -1",
    "1899-12-30, -43921.5, '-43921,5'",
    "1899-12-30, 2958465, 9999-12-31",
    "1899-12-30, 2958466, 2958466",
    "1899-12-30, 1e300, ANY",
    "1904-01-01, 2957004, 2957004",
    "+999999999-12-31, 43921, 2020-03-31",
  })
  void aNumberUnderAFormatOfDaysCountsFromTheDayOfItsWorkbook(
      String from, String number, String expected) throws IOException {
    String read =
        only(
            new OfficeOds()
                .settings(
                    "<table:calculation-settings><table:null-date table:date-value=\"%s\"/></table:calculation-settings>"
                        .formatted(from))
                .format("day", "date-style", DAY)
                .row(styled("day", number)));
    if (!expected.equals("ANY")) {
      assertThat(read).isEqualTo(expected);
    }
    assertThat(read).doesNotContain("+");
  }

  @ParameterizedTest
  @CsvSource({
    "9999-12-31, 9999-12-31",
    "10000-01-01, 2958466",
    "+10000-01-01, 2958466",
    "-0044-03-15, -709956",
    "0000-01-01, -693959",
    "2020-02-30, 2020-02-30",
    "999999-12-31, 364548540",
  })
  void aDayBeyondAllYearsIsTheNumberThatItStandsFor(String day, String expected)
      throws IOException {
    String cell =
        "table:style-name=\"day\" office:value-type=\"date\" office:date-value=\"%s\""
            .formatted(day);
    assertThat(only(new OfficeOds().format("day", "date-style", DAY).row(cell(cell, "x"))))
        .isEqualTo(expected);
  }

  @Test
  void spacesTabsAndLinesOfATextAreKept() throws IOException {
    OfficeOds workbook =
        new OfficeOds()
            .row(
                "<table:table-cell office:value-type=\"string\"><text:p>\n  a<text:s text:c=\"2\"/>b \n  c  x<text:tab/>d"
                    + "<text:line-break/>e</text:p><text:p><text:a>f</text:a></text:p></table:table-cell>");
    assertThat(source.readUntouched(workbook.save(file)).get(0).rows().get(0).cell(0))
        .isEqualTo("a  b c  x\td\ne\nf");
  }

  @Test
  void notesDrawingsAndTablesWithinACellAreNoneOfItsText() throws IOException {
    String drawn = "<draw:frame><draw:text-box><text:p>hình</text:p></draw:text-box></draw:frame>";
    OfficeOds workbook =
        new OfficeOds()
            .sheet(
                "Sheet1",
                "<table:shapes>"
                    + drawn
                    + "</table:shapes><table:table-row>"
                    + "<table:table-cell office:value-type=\"float\" office:value=\"12\"><office:annotation>"
                    + "<text:p>ghi chú</text:p></office:annotation><text:p>12</text:p></table:table-cell>"
                    + "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>ghi chú</text:p>"
                    + "</office:annotation><text:p>Xã A</text:p>"
                    + drawn
                    + "</table:table-cell>"
                    + "<table:table-cell><office:annotation><text:p>ghi chú</text:p></office:annotation></table:table-cell>"
                    + "<table:table-cell><table:table><table:table-row>"
                    + number("99")
                    + "</table:table-row></table:table></table:table-cell>"
                    + "<table:table-cell office:value-type=\"string\"><text:p>B<office:annotation><text:p>x</text:p>"
                    + "</office:annotation></text:p></table:table-cell>"
                    + "</table:table-row>");
    Sheet sheet = read(workbook);
    assertThat(sheet.rows())
        .containsExactly(new Sheet.Row(1, Arrays.asList("12", "Xã A", null, null, "B")));
  }

  @Test
  void sheetsAreReadInOrderAndThoseOfOtherFilesAreNone() throws IOException {
    String row = "<table:table-row>" + number("1") + "</table:table-row>";
    OfficeOds workbook =
        new OfficeOds()
            .styles(
                "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>")
            .settings(
                "<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell"
                    + " office:value-type=\"float\" office:value=\"5\"/></table:previous></table:cell-content-change>"
                    + "</table:tracked-changes>")
            .sheet("Một", row)
            .sheet("Hai\" table:style-name=\"ta2", row)
            .sheet("'file:///tmp/b.ods'#$Sheet1", row)
            .settings("");
    List<Sheet> sheets = source.read(workbook.save(file));
    assertThat(sheets).extracting(Sheet::name).containsExactly("Một", "Hai");
    assertThat(sheets).extracting(Sheet::isHidden).containsExactly(false, true);
  }

  @Test
  void mergedCellsAreMerges() throws IOException {
    Sheet sheet =
        read(
            new OfficeOds()
                .sheet(
                    "Sheet1",
                    "<table:table-row>"
                        + cell(
                            "table:number-columns-spanned=\"3\" table:number-rows-spanned=\"2\" office:value-type=\"string\"",
                            "Tuổi")
                        + "<table:covered-table-cell table:number-columns-repeated=\"2\"/>"
                        + text("Xã")
                        + "</table:table-row><table:table-row>"
                        + cell("table:number-rows-spanned=\"9999999\"", "")
                        + cell("table:number-columns-spanned=\"99999999\"", "")
                        + "</table:table-row>"));
    assertThat(sheet.merges())
        .containsExactly(
            new Sheet.Merge(1, 2, 0, 2),
            new Sheet.Merge(2, 1_048_576, 0, 0),
            new Sheet.Merge(2, 2, 1, Sheet.MOST_COLUMNS - 1));
    assertThat(sheet.rows().get(0).cells()).containsExactly("Tuổi", null, null, "Xã");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<style:text-properties style:font-name=\".VnTime\"/>",
        "<style:text-properties style:font-name=\"F1\"/>",
        "<style:text-properties fo:font-family=\"'.VnTime', serif\"/>",
      })
  void tcvn3InVnTimeFontsReadsAsUnicode(String properties) throws IOException {
    String old = new String(Old.encode("TCVN3", "Huyện Thuỷ Nguyên"), StandardCharsets.ISO_8859_1);
    OfficeOds workbook =
        new OfficeOds()
            .common(
                "<style:style style:name=\"Default\" style:family=\"table-cell\">"
                    + properties
                    + "</style:style>")
            .styles(
                "<style:font-face style:name=\"F1\" svg:font-family=\"&apos;.VnTime&apos;\"/>"
                    + "<style:style style:name=\"ce1\" style:family=\"table-cell\" style:parent-style-name=\"Default\"/>"
                    + "<style:style style:name=\"ce2\" style:family=\"table-cell\" style:parent-style-name=\"Default\">"
                    + "<style:text-properties style:font-name=\"Arial\"/></style:style>"
                    + "<style:style style:name=\"T1\" style:family=\"text\">"
                    + properties
                    + "</style:style>")
            .row(
                text(old),
                cell("table:style-name=\"ce1\" office:value-type=\"string\"", old),
                cell("table:style-name=\"ce2\" office:value-type=\"string\"", "Huyện Thuỷ Nguyên"),
                cell(
                    "table:style-name=\"ce2\" office:value-type=\"string\"",
                    "<text:span text:style-name=\"T1\">" + old + "</text:span>"));
    if (properties.contains("F1")) {
      workbook.common(
          "<style:style style:name=\"Default\" style:family=\"table-cell\"><style:text-properties"
              + " style:font-name=\".VnTime\"/></style:style>");
    }
    Sheet sheet = read(workbook);
    assertThat(sheet.rows().get(0).cells()).containsOnly("Huyện Thuỷ Nguyên");
    assertThat(sheet.fonts()).containsExactly(".VnTime (TCVN3)");
  }

  @Test
  void aFormulaGivesTheValueItLastHad() throws IOException {
    String formula = "table:formula=\"of:=SUM([.B1:.B9])\" ";
    OfficeOds workbook =
        new OfficeOds()
            .row(
                cell(formula + "office:value-type=\"float\" office:value=\"12\"", "12"),
                cell(formula + "office:value-type=\"string\" office:string-value=\"\"", ""),
                cell(
                    formula
                        + "office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"",
                    "#DIV/0!"),
                cell(
                    formula
                        + "calcext:value-type=\"error\" office:value-type=\"string\" office:string-value=\"\"",
                    "Lỗi:502"),
                cell(formula + "office:value-type=\"float\" office:value=\"0\"", "Err:522"),
                cell(formula + "office:value-type=\"float\" office:value=\"1\"", "TRUE"));
    assertThat(read(workbook).rows().get(0).cells())
        .containsExactly("12", null, "#DIV/0!", "#VALUE!", "#VALUE!", "TRUE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "of:=SUM([.B1:.C9]) | =SUM(B1:C9)",
        "of:=[$'Trang 2'.$B$2]+1 | =$'Trang 2'!$B$2+1",
        "msoxl:=B1+C1 | =B1+C1",
        "=[.B1] | =B1",
      })
  void aFormulaWithoutAValueIsNotZero(String formula, String expected) throws IOException {
    Sheet sheet =
        read(new OfficeOds().row("<table:table-cell table:formula=\"" + formula + "\"/>"));
    assertThat(sheet.rows().get(0).cell(0)).isEqualTo(expected);
    assertThat(sheet.notes().cells())
        .containsExactly(new CellNote(CellNote.Kind.UNCOMPUTED, 1, 0, expected, null));
  }

  @ParameterizedTest
  @CsvSource({"SomeLibrary/1.0, =SUM(A1:B1)", "LibreOffice/7.4, 0"})
  void noughtOfAProgramThatDoesNotComputeIsNoResult(String program, String expected)
      throws IOException {
    String formula =
        "table:formula=\"of:=SUM([.A1:.B1])\" office:value-type=\"float\" office:value=\"0\"";
    OfficeOds workbook =
        new OfficeOds().generator(program).row(number("3"), number("-3"), cell(formula, "0"));
    assertThat(read(workbook).rows().get(0).cell(2)).isEqualTo(expected);
  }

  private Sheet read(OfficeOds workbook) throws IOException {
    return source.read(workbook.save(file)).get(0);
  }

  private String only(OfficeOds workbook) throws IOException {
    return String.valueOf(read(workbook).rows().get(0).cell(0));
  }
}
