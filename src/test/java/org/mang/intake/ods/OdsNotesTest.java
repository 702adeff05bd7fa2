package org.mang.intake.ods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mang.office.OfficeOds.cell;
import static org.mang.office.OfficeOds.number;
import static org.mang.office.OfficeOds.styled;
import static org.mang.office.OfficeOds.text;

import java.io.IOException;
import java.nio.file.Path;
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
import org.mang.intake.SheetNotes;
import org.mang.intake.SourceFile;
import org.mang.office.OfficeOds;

/** What an .ods says of a cell beyond its text. */
class OdsNotesTest {

  private static final String STRUCK =
      "style:text-line-through-style=\"solid\" style:text-line-through-type=\"single\"";
  private static final String NOT_STRUCK =
      "style:text-line-through-style=\"none\" style:text-line-through-type=\"none\"";

  private final SourceFile source = new SourceFile(Limits.read(new Definitions(Path.of("target"))));

  private final Path file;

  OdsNotesTest(@TempDir Path folder) {
    this.file = folder.resolve("a.ods");
  }

  @ParameterizedTest
  @ValueSource(strings = {"super 58%", "33% 58%"})
  void aRaisedMarkIsNoPartOfTheText(String position) throws IOException {
    OfficeOds workbook =
        span("style:text-position=\"" + position + "\"").row(text("301" + in("1")));
    Sheet sheet = read(workbook);
    assertThat(sheet.rows().get(0).cells()).containsExactly("301");
    assertThat(sheet.notes()).isEqualTo(new SheetNotes());
    assertThat(source.readUntouched(file).get(0).rows().get(0).cell(0)).isEqualTo("301¹");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub 58%", "-33% 58%", "0% 100%"})
  void whatIsNotRaisedIsPartOfTheText(String position) throws IOException {
    OfficeOds workbook = span("style:text-position=\"" + position + "\"").row(text("CO" + in("2")));
    assertThat(read(workbook).rows().get(0).cells()).containsExactly("CO2");
  }

  @Test
  void aPartThatIsStruckOutIsLeftOutAndNoted() throws IOException {
    Sheet sheet = read(span(STRUCK).row(text(in("1") + "2")));
    assertThat(sheet.rows().get(0).cells()).containsExactly("2");
    assertThat(sheet.notes().cells())
        .containsExactly(new CellNote(CellNote.Kind.STRUCK_IN_PART, 1, 0, "2", null));
  }

  @Test
  void aPartOfAStruckCellMayNotBeStruck() throws IOException {
    OfficeOds workbook =
        span(NOT_STRUCK)
            .look("ce1", STRUCK)
            .row(cell("table:style-name=\"ce1\" office:value-type=\"string\"", "1" + in("2")));
    assertThat(read(workbook).notes().cells())
        .containsExactly(new CellNote(CellNote.Kind.STRUCK_IN_PART, 1, 0, "2", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "style:text-line-through-style=\"solid\"",
        "style:text-line-through-type=\"double\"",
        STRUCK
      })
  void aCellWhoseFontIsStruckOutIsNoted(String properties) throws IOException {
    Sheet sheet =
        read(new OfficeOds().look("ce1", properties).row(styled("ce1", "12"), number("3")));
    assertThat(sheet.notes().cells())
        .containsExactly(new CellNote(CellNote.Kind.STRUCK, 1, 0, "12", null));
  }

  @Test
  void aCellWithoutAStyleLooksAsItsRowOrColumnDoes() throws IOException {
    Sheet sheet =
        read(
            new OfficeOds()
                .look("struck", STRUCK)
                .look("plain", NOT_STRUCK)
                .sheet(
                    "Sheet1",
                    "<table:table-column/><table:table-column table:default-cell-style-name=\"struck\"/>"
                        + "<table:table-row>"
                        + text("A")
                        + text("B")
                        + "</table:table-row><table:table-row table:default-cell-style-name=\"struck\">"
                        + text("C")
                        + styled("plain", "4")
                        + "</table:table-row>"));
    assertThat(sheet.notes().cells())
        .containsExactly(
            new CellNote(CellNote.Kind.STRUCK, 1, 1, "B", null),
            new CellNote(CellNote.Kind.STRUCK, 2, 0, "C", null));
  }

  @Test
  void aStyleIsBasedOnOthersHoweverOftenTheyGoRound() throws IOException {
    OfficeOds workbook =
        new OfficeOds()
            .common(
                "<style:style style:name=\"Gach\" style:family=\"table-cell\"><style:text-properties "
                    + STRUCK
                    + "/></style:style>"
                    + "<style:style style:name=\"R\" style:family=\"table-cell\" style:parent-style-name=\"R\"/>")
            .styles(
                "<style:style style:name=\"ce1\" style:family=\"table-cell\" style:parent-style-name=\"Gach\"/>")
            .row(styled("ce1", "12"), styled("R", "3"));
    assertThat(read(workbook).notes().cells())
        .containsExactly(new CellNote(CellNote.Kind.STRUCK, 1, 0, "12", null));
  }

  @Test
  void whatIsRepeatedIsNotedEachTime() throws IOException {
    OfficeOds workbook =
        new OfficeOds()
            .look("ce1", STRUCK)
            .sheet(
                "Sheet1",
                "<table:table-row table:number-rows-repeated=\"2\" table:visibility=\"collapse\">"
                    + styled("ce1\" table:number-columns-repeated=\"2", "12")
                    + "</table:table-row>");
    SheetNotes notes = read(workbook).notes();
    assertThat(notes.cells())
        .extracting(note -> Sheet.letters(note.column()) + note.row())
        .containsExactly("A1", "B1", "A2", "B2");
    assertThat(notes.hiddenRows().stream()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<number:number number:decimal-places='0' number:min-integer-digits='1' number:grouping='true'/> | 396.4 | 396",
        "<number:number number:decimal-places='1' number:min-integer-digits='1'/> | 1.25 | 1,3",
        "<number:number number:decimal-places='1' number:min-integer-digits='1'/> | 1.5 |",
        "<number:number number:min-integer-digits='1'/> | 396.4 |",
        "<number:number number:decimal-places='0' number:display-factor='1000'/> | 54937.5 |",
        "<number:scientific-number number:decimal-places='2'/> | 123.456 |",
        "<number:fraction/> | 1.25 |",
      })
  void decimalsThatAreNotShownAreNoted(String format, String value, String shown)
      throws IOException {
    OfficeOds workbook =
        new OfficeOds()
            .format("ce1", "number-style", format.replace('\'', '"'))
            .row(styled("ce1", value));
    List<CellNote> notes = read(workbook).notes().cells();
    if (shown == null) {
      assertThat(notes).isEmpty();
    } else {
      assertThat(notes).extracting(CellNote::kind).containsExactly(CellNote.Kind.ROUNDED);
      assertThat(notes.get(0).shown()).isEqualTo(shown);
    }
  }

  @ParameterizedTest
  @CsvSource({"3, false", "0, false", "-3, true"})
  void aNumberThatItsFormatDoesNotShowIsNoted(String value, boolean isUnseen) throws IOException {
    OfficeOds workbook =
        new OfficeOds()
            .styles(
                "<number:number-style style:name=\"P0\"><number:number number:decimal-places=\"0\"/></number:number-style>")
            .format(
                "ce1",
                "number-style",
                "<style:map style:condition=\"value()&gt;=0\" style:apply-style-name=\"P0\"/>")
            .row(styled("ce1", value));
    assertThat(read(workbook).notes().cells())
        .extracting(CellNote::kind)
        .isEqualTo(isUnseen ? List.of(CellNote.Kind.UNSEEN) : List.of());
  }

  @Test
  void rowsAndColumnsThatNobodySeesAreKnown() throws IOException {
    String row = ">" + number("1") + number("2") + "</table:table-row>";
    OfficeOds workbook =
        new OfficeOds()
            .styles(
                "<style:style style:name=\"ro0\" style:family=\"table-row\"><style:table-row-properties"
                    + " style:row-height=\"0in\"/></style:style>"
                    + "<style:style style:name=\"co0\" style:family=\"table-column\"><style:table-column-properties"
                    + " style:column-width=\"0cm\"/></style:style>")
            .sheet(
                "Sheet1",
                "<table:table-column/><table:table-column table:visibility=\"collapse\"/>"
                    + "<table:table-column table:style-name=\"co0\" table:number-columns-repeated=\"16382\"/>"
                    + "<table:table-row"
                    + row
                    + "<table:table-row table:visibility=\"collapse\""
                    + row
                    + "<table:table-row table:visibility=\"filter\""
                    + row
                    + "<table:table-row table:style-name=\"ro0\""
                    + row
                    + "<table:table-row-group table:display=\"false\"><table:table-row-group><table:table-row"
                    + row
                    + "</table:table-row-group><table:table-row"
                    + row
                    + "</table:table-row-group><table:table-row table:visibility=\"visible\""
                    + row
                    + "<table:table-row table:visibility=\"collapse\"><table:table-cell/></table:table-row>");
    SheetNotes notes = read(workbook).notes();
    assertThat(notes.hiddenRows().stream()).containsExactly(2, 3, 4, 5, 6);
    assertThat(notes.hiddenColumns().nextSetBit(0)).isEqualTo(1);
    assertThat(notes.hiddenColumns().cardinality()).isEqualTo(Sheet.MOST_COLUMNS - 1);
  }

  private static OfficeOds span(String properties) {
    return new OfficeOds()
        .styles(
            "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties "
                + properties
                + "/></style:style>");
  }

  private static String in(String text) {
    return "<text:span text:style-name=\"T1\">" + text + "</text:span>";
  }

  private Sheet read(OfficeOds workbook) throws IOException {
    return source.read(workbook.save(file)).get(0);
  }
}
