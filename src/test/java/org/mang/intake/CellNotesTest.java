package org.mang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.definition.Definitions;
import org.mang.office.OfficeWorkbook;

/** What .xlsx and .xls say of a cell beyond its text. */
class CellNotesTest {

  private final SourceFile source = new SourceFile(Limits.read(new Definitions(Path.of("target"))));

  private final Path folder;

  CellNotesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aRaisedMarkIsNoPartOfTheText(String kind) throws IOException {
    OfficeWorkbook workbook = of(kind);
    rich(workbook, "301", "1", font -> font.setTypeOffset(Font.SS_SUPER));
    Sheet sheet = read(workbook, kind);
    assertThat(text(sheet)).isEqualTo("301");
    assertThat(sheet.notes().cells()).isEmpty();
    assertThat(source.readUntouched(file(kind)).get(0).rows().get(0).cell(0)).isEqualTo("301¹");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void aPartThatIsStruckOutIsLeftOutAndNoted(String kind) throws IOException {
    OfficeWorkbook workbook = of(kind);
    rich(workbook, "2", "1", font -> font.setStrikeout(true));
    Sheet sheet = read(workbook, kind);
    assertThat(text(sheet)).isEqualTo("2");
    assertThat(sheet.notes().cells())
        .containsExactly(new CellNote(CellNote.Kind.STRUCK_IN_PART, 1, 0, "2", null));
  }

  @ParameterizedTest
  @CsvSource({"xlsx, 12", "xlsx, Hải An", "xls, 12", "xls, Hải An"})
  void aCellWhoseFontIsStruckOutIsNoted(String kind, String value) throws IOException {
    OfficeWorkbook workbook = of(kind).row(value.equals("12") ? 12 : value);
    style(workbook, font -> font.setStrikeout(true), null);
    Sheet sheet = read(workbook, kind);
    assertThat(text(sheet)).isEqualTo(value);
    assertThat(sheet.notes().cells())
        .containsExactly(new CellNote(CellNote.Kind.STRUCK, 1, 0, value, null));
  }

  @ParameterizedTest
  @CsvSource({"xlsx, 12", "xlsx, Hải An", "xls, 12", "xls, Hải An"})
  void aCellInSmallPrintIsACell(String kind, String value) throws IOException {
    OfficeWorkbook workbook = of(kind).row(value.equals("12") ? 12 : value);
    style(workbook, font -> font.setTypeOffset(Font.SS_SUPER), null);
    Sheet sheet = read(workbook, kind);
    assertThat(text(sheet)).isEqualTo(value);
    assertThat(sheet.notes()).isEqualTo(SheetNotes.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xlsx | #,##0 | 396.4 | 396",
        "xls | #,##0 | 396.4 | 396",
        "xlsx | 0 | 396.5 | 397",
        "xls | 0.0 | 1.25 | 1,3",
        "xlsx | 0.0 | 1.5 |",
        "xlsx | General | 396.4 |",
        "xls | General | 396.4 |",
        "xlsx | 0 | 396 |",
        "xlsx | 0% | 0.125 |",
        "xlsx | 0.00E+00 | 123.456 |",
        "xlsx | # ?/? | 1.25 |",
        "xlsx | #,##0, | 54937.5 |",
      })
  void decimalsThatAreNotShownAreNoted(String kind, String format, double value, String shown)
      throws IOException {
    OfficeWorkbook workbook = of(kind).row(value);
    style(workbook, font -> {}, format);
    List<CellNote> notes = read(workbook, kind).notes().cells();
    if (shown == null) {
      assertThat(notes).isEmpty();
    } else {
      assertThat(notes).extracting(CellNote::kind).containsExactly(CellNote.Kind.ROUNDED);
      assertThat(notes.get(0).shown()).isEqualTo(shown);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xlsx | ;;; | 301 | true",
        "xls | ;;; | 301 | true",
        "xlsx | 0;; | -3 | true",
        "xlsx | \"không\" | 3 | true",
        "xlsx | #,##0;-#,##0;;@ | 0 | false",
        "xlsx | #,##0;-#,##0;;@ | 3 | false",
        "xlsx | \"HS-2020-\"000 | 13 | false",
        "xlsx | General;; | 3 | false",
        "xls | dd/mm/yyyy | 43921 | false",
        "xlsx | @ | 3 | false",
      })
  void aNumberThatItsFormatDoesNotShowIsNoted(
      String kind, String format, double value, boolean isUnseen) throws IOException {
    OfficeWorkbook workbook = of(kind).row(value);
    style(workbook, font -> {}, format);
    assertThat(read(workbook, kind).notes().cells())
        .extracting(CellNote::kind)
        .isEqualTo(isUnseen ? List.of(CellNote.Kind.UNSEEN) : List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void rowsAndColumnsThatNobodySeesAreKnown(String kind) throws IOException {
    OfficeWorkbook workbook =
        of(kind).row("Xã", 1, 2).row("Xã", 1, 2).row("Xã", 1, 2).row("Xã", 1, 2).hide("B");
    org.apache.poi.ss.usermodel.Sheet sheet = workbook.poi().getSheetAt(0);
    sheet.getRow(1).setZeroHeight(true);
    sheet.getRow(2).setHeight((short) 0);
    sheet.setColumnWidth(2, 0);
    sheet.createRow(7).setZeroHeight(true);
    SheetNotes notes = read(workbook, kind).notes();
    assertThat(notes.hiddenRows().stream()).containsExactly(2, 3);
    assertThat(notes.hiddenColumns().stream()).contains(1, 2).doesNotContain(0);
  }

  @Test
  void aCellWithoutAStyleLooksAsItsRowDoes() throws IOException {
    OfficeWorkbook workbook = of("xlsx").row("Hải An", 12);
    CellStyle struck = workbook.poi().createCellStyle();
    Font font = workbook.poi().createFont();
    font.setStrikeout(true);
    struck.setFont(font);
    workbook.poi().getSheetAt(0).getRow(0).setRowStyle(struck);
    Path file = workbook.save(file("xlsx"));
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Path part = zip.getPath("xl/worksheets/sheet1.xml");
      Files.writeString(part, Files.readString(part).replace(" s=\"0\"", ""));
    }
    assertThat(source.read(file).get(0).notes().cells())
        .extracting(CellNote::text)
        .containsExactly("Hải An", "12");
  }

  @Test
  void aPackedSheetSaysTheSame() throws IOException {
    OfficeWorkbook workbook = of("xlsx");
    for (int i = 0; i < 6_000; i++) {
      workbook.row("Trẻ " + i, i);
    }
    org.apache.poi.ss.usermodel.Sheet sheet = workbook.poi().getSheetAt(0);
    sheet.getRow(5_500).setZeroHeight(true);
    struck(workbook.poi(), sheet.getRow(5_600).getCell(1));
    Sheet read = read(workbook, "xlsx");
    assertThat(read.body()).isInstanceOf(PackedRows.class);
    assertThat(read.notes().hiddenRows().stream()).containsExactly(5_501);
    assertThat(read.notes().cells())
        .containsExactly(new CellNote(CellNote.Kind.STRUCK, 5_601, 1, "5600", null));
  }

  @ParameterizedTest
  @CsvSource({
    "xlsx, Wingdings, ü, ✓",
    "xls, Wingdings, ü, ✓",
    "xlsx, Wingdings, þ, ☑",
    "xlsx, Wingdings, û, ✗",
    "xlsx, Wingdings, ý, ☒",
    "xlsx, Wingdings, o, ☐",
    "xlsx, Wingdings, \uF0FC, ✓",
    "xlsx, Wingdings 2, P, ✓",
    "xls, Webdings, a, ✓",
    "xlsx, Marlett, a, ✓",
    "xlsx, Symbol, Ö, ✓",
    "xlsx, Times New Roman, ü, ü",
    "xlsx, Wingdings, x, x",
    "xlsx, Wingdings, Hải An, Hải An",
    "xls, Symbol, 12, 12",
  })
  void aLetterInAFontOfSignsIsTheSign(String kind, String font, String letter, String sign)
      throws IOException {
    assertThat(text(read(of(kind).font(font).row(letter), kind))).isEqualTo(sign);
  }

  private interface Look {
    void of(Font font);
  }

  private static OfficeWorkbook of(String kind) {
    return kind.equals("xls") ? OfficeWorkbook.xls() : OfficeWorkbook.xlsx();
  }

  private static void rich(OfficeWorkbook workbook, String plain, String marked, Look look) {
    Font font = workbook.poi().createFont();
    look.of(font);
    RichTextString text = workbook.poi().getCreationHelper().createRichTextString(plain + marked);
    text.applyFont(plain.length(), plain.length() + marked.length(), font);
    workbook.row("").poi().getSheetAt(0).getRow(0).getCell(0).setCellValue(text);
  }

  private static void style(
      OfficeWorkbook workbook, Look look, @org.jspecify.annotations.Nullable String format) {
    Font font = workbook.poi().createFont();
    look.of(font);
    CellStyle style = workbook.poi().createCellStyle();
    style.setFont(font);
    if (format != null) {
      style.setDataFormat(workbook.poi().createDataFormat().getFormat(format));
    }
    for (Row row : workbook.poi().getSheetAt(0)) {
      row.forEach(cell -> cell.setCellStyle(style));
    }
  }

  private static void struck(Workbook workbook, Cell cell) {
    Font font = workbook.createFont();
    font.setStrikeout(true);
    CellStyle style = workbook.createCellStyle();
    style.setFont(font);
    cell.setCellStyle(style);
  }

  private Path file(String kind) {
    return folder.resolve("Book1." + kind);
  }

  private Sheet read(OfficeWorkbook workbook, String kind) throws IOException {
    return source.read(workbook.save(file(kind))).get(0);
  }

  private static String text(Sheet sheet) {
    return String.valueOf(sheet.rows().get(0).cell(0));
  }
}
