package org.mang.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.definition.Definitions;
import org.mang.definition.Text;
import org.mang.office.OfficeWorkbook;

/** From bytes to rows of text: what a clerk sees is what is read, or the file goes back. */
class SourceFileTest {

  private final Path folder;
  private final Path file;
  private SourceFile source;

  SourceFileTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("bao cao");
    this.source = new SourceFile(Limits.read(new Definitions(folder)));
  }

  // Workbooks

  @Test
  void aWorkbookIsKnownByWhatItIsWhateverItsEnding() throws IOException {
    Path named = folder.resolve("report.csv");
    OfficeWorkbook.xlsx().row("Xã", 12).save(named);
    assertThat(cells(source.read(named).get(0))).containsExactly("Xã", "12");
  }

  @Test
  void numbersReadWithADecimalCommaAndDatesInIsoForm() throws IOException {
    OfficeWorkbook.xlsx()
        .row(
            1150,
            1.15,
            "1.150",
            0.1 + 0.2,
            -5,
            1e7,
            LocalDate.of(2020, 3, 31),
            LocalDateTime.of(2020, 3, 31, 14, 30))
        .save(file);
    assertThat(cells(only()))
        .containsExactly(
            "1150", "1,15", "1.150", "0,3", "-5", "10000000", "2020-03-31", "2020-03-31T14:30");
  }

  @Test
  void aShareReadsAsThePercentageThatExcelShows() throws IOException {
    OfficeWorkbook workbook = OfficeWorkbook.xlsx().row(0.197, 0.197, 12);
    format(workbook, 0, "0.0%");
    format(workbook, 1, "0.000\" % hay không\"");
    format(workbook, 2, "#,##0");
    workbook.save(file);
    assertThat(cells(only())).containsExactly("19,7%", "0,197", "12");
  }

  @Test
  void cellsThatOnlyHaveAStyleMakeNoSheetWider() throws IOException {
    OfficeWorkbook workbook = OfficeWorkbook.xlsx().row("Xã", 12);
    workbook.poi().getSheetAt(0).getRow(0).createCell(16_000);
    workbook.save(file);
    assertThat(only().width()).isEqualTo(2);
  }

  @Test
  void datesReadTheSameInWorkbooksThatCountFrom1904() throws IOException {
    try (XSSFWorkbook mac = new XSSFWorkbook()) {
      mac.getCTWorkbook().getWorkbookPr().setDate1904(true);
      assertThat(mac.isDate1904()).isTrue();
      var style = mac.createCellStyle();
      style.setDataFormat(mac.createDataFormat().getFormat("dd/mm/yyyy"));
      var cell = mac.createSheet("S").createRow(0).createCell(0);
      cell.setCellValue(LocalDate.of(2020, 3, 31));
      cell.setCellStyle(style);
      try (OutputStream out = Files.newOutputStream(file)) {
        mac.write(out);
      }
    }
    assertThat(cells(only())).containsExactly("2020-03-31");
  }

  @Test
  void aFormulaGivesTheValueItLastHad() throws IOException {
    OfficeWorkbook sheet = OfficeWorkbook.xlsx().row(1, 2, null);
    var cell = sheet.poi().getSheetAt(0).getRow(0).getCell(2);
    cell.setCellFormula("A1+B1");
    sheet.poi().getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell);
    sheet.save(file);
    assertThat(cells(only())).containsExactly("1", "2", "3");
  }

  @Test
  void aFormulaWithoutAValueIsNotZero() throws IOException {
    OfficeWorkbook sheet = OfficeWorkbook.xlsx().row(1, 2, null);
    sheet.poi().getSheetAt(0).getRow(0).getCell(2).setCellFormula("A1+B1");
    sheet.save(file);
    assertThat(cells(only())).containsExactly("1", "2", "=A1+B1");
  }

  @Test
  void whatExcelCouldNotComputeIsReadAsWhatItShows() throws IOException {
    OfficeWorkbook sheet = OfficeWorkbook.xlsx().row(1, null);
    var cell = sheet.poi().getSheetAt(0).getRow(0).getCell(1);
    cell.setCellFormula("A1/0");
    sheet.poi().getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell);
    assertThat(cell.getCachedFormulaResultType()).isEqualTo(CellType.ERROR);
    sheet.save(file);
    assertThat(cells(only())).containsExactly("1", "#DIV/0!");
  }

  @Test
  void rowsKeepTheirNumbersAndBlankOnesAreLeftOut() throws IOException {
    OfficeWorkbook.xlsx().row("a").set("A4", "  \u00A0 ").set("B7", "b").save(file);
    assertThat(only().rows()).extracting(Sheet.Row::number).containsExactly(1, 7);
  }

  @Test
  void tcvn3InVnTimeFontsReadsAsUnicode() throws IOException {
    OfficeWorkbook.xls()
        .font(".VnTime")
        .row("Hä vµ tªn", "§¬n vÞ b¸o c¸o: HuyÖn Tiªn L·ng")
        .font(".VnTimeH")
        .row("tæng sè trÎ em")
        .save(file);
    assertThat(cells(only()))
        .containsExactly("Họ và tên", "Đơn vị báo cáo: Huyện Tiên Lãng", "TỔNG SỐ TRẺ EM");
  }

  @Test
  void textThatIsRightAlreadyIsLeftAlone() throws IOException {
    OfficeWorkbook.xls()
        .row("Hµ Néi", "Hä vµ tªn")
        .font(".VnTime")
        .row("Họ và tên", "Hoàn cảnh đặc biệt")
        .save(file);
    assertThat(cells(only()))
        .containsExactly("Hµ Néi", "Hä vµ tªn", "Họ và tên", "Hoàn cảnh đặc biệt");
  }

  @Test
  void lettersOfAnOldFontAreReadThoughSomebodyChangedTheFont() throws IOException {
    OfficeWorkbook.xlsx()
        .row("Hä vµ tªn", "QuËn, huyÖn", "M· sè")
        .row("TrÎ em sè mét", "HuyÖn Tiªn L·ng", "A1")
        .save(file);
    assertThat(cells(only()))
        .containsExactly(
            "Họ và tên", "Quận, huyện", "Mã số", "Trẻ em số một", "Huyện Tiên Lãng", "A1");
    assertThat(only().fonts()).containsExactly("TCVN3");
    OfficeWorkbook.xls()
        .row("Teân", "Quaän, huyeän", "Soá")
        .row("Treû em soá moät", "Ñoà Sôn", 5)
        .save(file);
    assertThat(cells(only()))
        .containsExactly("Tên", "Quận, huyện", "Số", "Trẻ em số một", "Đồ Sơn", "5");
  }

  @Test
  void besideRightVietnameseOnlyTheCellsThatAreSureAreRead() throws IOException {
    OfficeWorkbook sheet =
        OfficeWorkbook.xlsx()
            .row("Họ và tên", "Hoà", "Café René", "Hµ", "Ngò")
            .row("HuyÖn Tiªn L·ng", "§Æc biÖt", "Ng­êi lËp biÓu", "Thủ trưởng đơn vị");
    sheet.save(file);
    assertThat(cells(only()))
        .containsExactly(
            "Họ và tên",
            "Hoà",
            "Café René",
            "Hµ",
            "Ngò",
            "Huyện Tiên Lãng",
            "Đặc biệt",
            "Người lập biểu",
            "Thủ trưởng đơn vị");
    write("Họ và tên;Xã\nTrÇn ThÞ BÝch;HuyÖn Tiªn L·ng\nLê Văn Bịa;QuËn Ng« QuyÒn\n");
    assertThat(only().rows().get(1).cells()).containsExactly("Trần Thị Bích", "Huyện Tiên Lãng");
    assertThat(only().rows().get(2).cells()).containsExactly("Lê Văn Bịa", "Quận Ngô Quyền");
  }

  @Test
  void lettersOfAnOldFontAreReadInALargeSheetToo() throws IOException {
    OfficeWorkbook sheet = OfficeWorkbook.xlsx().row("Hä vµ tªn", "QuËn, huyÖn", "Sè");
    for (int i = 0; i < 6_000; i++) {
      sheet.row("TrÎ em", null, i);
    }
    sheet.save(file);
    List<Sheet.Row> rows = new java.util.ArrayList<>();
    only().forEachRow(rows::add);
    assertThat(rows).hasSize(6_001);
    assertThat(rows.get(0).cells()).containsExactly("Họ và tên", "Quận, huyện", "Số");
    assertThat(rows.get(3_000).cells()).containsExactly("Trẻ em", null, "2999");
  }

  @Test
  void aWholeTcvn3FileOfTheSampleDataReadsAsUnicode() throws IOException {
    Sheet sheet =
        source.read(OfficeWorkbook.sample("2019/315-tien-lang/Bieu 01TE nam 2019.xls")).get(0);
    assertThat(cells(sheet))
        .contains(
            "Đơn vị báo cáo: Huyện Tiên Lãng",
            "Trẻ em có hoàn cảnh đặc biệt",
            "đ) Nhiễm HIV/AIDS",
            "Đại Thắng");
  }

  // Delimited text

  @ParameterizedTest
  @ValueSource(strings = {";", ",", "\t", "|"})
  void theSeparatorIsSeen(String separator) throws IOException {
    write("Xã|Tổng số|Nữ\nNgọc Xuyên|12|5\n".replace("|", separator));
    assertThat(cells(only())).containsExactly("Xã", "Tổng số", "Nữ", "Ngọc Xuyên", "12", "5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsNoPartOfTheText(String charset) throws IOException {
    Files.write(file, "\uFEFFXã;Số\r\nĐằng Hải;1\r\n".getBytes(Charset.forName(charset)));
    assertThat(cells(only())).containsExactly("Xã", "Số", "Đằng Hải", "1");
  }

  @Test
  void aLargeTextInAnOldEncodingHasLostNoLetters() throws IOException {
    String rows = "Xa\u0303 A\u0300nh;S\u00F4\u0301\nNga\u0303 ba\u0301;1\n".repeat(60_000);
    Files.write(file, rows.getBytes(Charset.forName("windows-1258")));
    Sheet sheet = only();
    assertThat(composed(String.valueOf(sheet.rows().get(0).cell(0)))).isEqualTo("Xã Ành");
    assertThat(sheet.rowCount()).isEqualTo(120_000);
  }

  @Test
  void whatIsNoUtf8IsReadAsWindows1258() throws IOException {
    // There, a tone mark follows its letter: "Ngã" is "Nga" and a tilde.
    Files.write(
        file, "Xa\u0303;S\u00F4\u0301\nNga\u0303;1".getBytes(Charset.forName("windows-1258")));
    assertThat(cells(only())).map(SourceFileTest::composed).containsExactly("Xã", "Số", "Ngã", "1");
  }

  @Test
  void quotesProtectSeparatorsNewlinesAndQuotes() throws IOException {
    write("\"Quận, huyện\",Ghi chú\n\"a \"\"b\"\" c\",\"hai\ndòng\"\nsau,4\n");
    Sheet sheet = only();
    assertThat(cells(sheet))
        .containsExactly("Quận, huyện", "Ghi chú", "a \"b\" c", "hai\ndòng", "sau", "4");
    assertThat(sheet.rows()).extracting(Sheet.Row::number).containsExactly(1, 2, 4);
  }

  @Test
  void raggedRowsAndALastLineWithoutANewlineAreRead() throws IOException {
    write("a;b;c\n1\n1;2;3;4\n\n;;\nx;y");
    assertThat(only().rows())
        .extracting(row -> row.number() + " " + row.cells())
        .containsExactly("1 [a, b, c]", "2 [1]", "3 [1, 2, 3, 4]", "6 [x, y]");
  }

  @Test
  void anApostropheQuotesWhereNoDoubleQuoteDoes() throws IOException {
    write("Xã,Ghi chú\n'An Lư','a, ''b'''\n'Kênh Giang',c\n");
    assertThat(cells(only()))
        .containsExactly("Xã", "Ghi chú", "An Lư", "a, 'b'", "Kênh Giang", "c");
    write("Xã,Ghi chú\nEa H'Leo,'90\nKrông,a\n");
    assertThat(cells(only())).containsExactly("Xã", "Ghi chú", "Ea H'Leo", "'90", "Krông", "a");
  }

  @Test
  void aBackslashBeforeAQuoteEscapesItUnlessTheFieldEndsThere() throws IOException {
    write("a,b\n\"x \\\"y, z\\\" w\",1\n\"C:\\tep\\\",2\n");
    assertThat(cells(only())).containsExactly("a", "b", "x \"y, z\" w", "1", "C:\\tep\\", "2");
  }

  @Test
  void theSeparatorIsThatOnWhichMostLinesAgreeHoweverLateTheyCome() throws IOException {
    write(
        "Nơi nhận, ngày, tháng\n".repeat(3)
            + "Xã;Tỷ lệ;Tỷ suất;Số\n"
            + "An Lư;1,5;2,5;3,5\n".repeat(400));
    assertThat(only().width()).isEqualTo(4);
    write("\n".repeat(250) + "Một câu, rồi\n" + "a|b\n".repeat(3));
    assertThat(only().rows().get(1).cells()).containsExactly("a", "b");
  }

  @Test
  void commasWithinTheTextOfASemicolonFileDoNotPartIt() throws IOException {
    write("Quận, huyện;Xã, phường, thị trấn;Số\nLê Chân;Trại Cau;1\n");
    assertThat(only().width()).isEqualTo(3);
  }

  // What cannot be read

  @Test
  void anEmptyFileIsUnreadable() throws IOException {
    write("");
    assertThat(reason().vi()).contains("rỗng");
  }

  @Test
  void aPdfIsUnreadableWhateverItsEnding() throws IOException {
    write("%PDF-1.7\n1 0 obj");
    assertThat(reason().en()).contains("PDF");
  }

  @Test
  void bytesThatAreNoTextAreUnreadable() throws IOException {
    Files.write(file, new byte[] {1, 0, 0, 3, 4});
    assertThat(reason().vi()).contains("Không phải bảng tính");
  }

  @Test
  void aTruncatedWorkbookIsUnreadable() throws IOException {
    byte[] whole = Files.readAllBytes(OfficeWorkbook.sample(OfficeWorkbook.DO_SON_CHILDREN));
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThat(reason().en()).contains("damaged");
  }

  @Test
  void aTruncatedOldWorkbookIsUnreadable() throws IOException {
    byte[] whole =
        Files.readAllBytes(OfficeWorkbook.sample("2019/315-tien-lang/Bieu 01TE nam 2019.xls"));
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThat(reason().en()).contains("damaged");
  }

  @Test
  void aZipThatIsNoWorkbookIsUnreadable() throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("anh/cau.jpg"));
      zip.write(new byte[100]);
    }
    assertThat(reason().en()).contains("Unpack it");
  }

  @Test
  void anEmptyZipIsUnreadable() throws IOException {
    new ZipOutputStream(Files.newOutputStream(file)).close();
    assertThat(reason().vi()).isNotBlank();
  }

  @Test
  void aZipBombIsUnreadable() throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
          <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
          </Types>
          """
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("_rels/.rels"));
      zip.write(
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
          </Relationships>
          """
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int megabyte = 0; megabyte < 200; megabyte++) {
        zip.write(blanks);
      }
    }
    assertThat(Files.size(file)).isLessThan(1 << 20);
    limit("unpacked", 64);
    assertThat(reason().en()).contains("larger than the limit of 64 MB");
  }

  @Test
  void aWorkbookWithAPasswordIsUnreadableAndSaysWhy() throws Exception {
    EncryptionInfo info = new EncryptionInfo(EncryptionMode.agile);
    Encryptor encryptor = info.getEncryptor();
    encryptor.confirmPassword("bí mật");
    try (POIFSFileSystem container = new POIFSFileSystem();
        XSSFWorkbook workbook = new XSSFWorkbook()) {
      workbook.createSheet("S");
      try (OutputStream encrypted = encryptor.getDataStream(container)) {
        workbook.write(encrypted);
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        container.writeFilesystem(out);
      }
    }
    assertThat(reason().en()).contains("password");
    assertThat(reason().vi()).contains("mật khẩu");
  }

  @Test
  void aQuoteThatCouldCloseOneOfAnotherRowIsRefusedWithItsLine() throws IOException {
    write("Mã;Xã;Số\n1;\"Ngọc Xuyên;1\n2;Minh Đức\";2\n");
    assertThat(reason().vi()).contains("nháy kép mở ở dòng 2");
  }

  /** As the steward sets it: in a file beside the home. */
  @Test
  void aRowPastedWithAnotherSeparatorIsNotPassedOverAsANote() throws IOException {
    write("a;b;c;d\n1;2;3;4\n5,6,7,8\n\"9;10;11;12\"\n13;14;15;16\n");
    assertThat(reason().vi()).contains("“;”").contains("3, 4");
    write("Ghi chép, của, phòng, ta\na;b;c;d\n1;2;3;4\nNơi nhận: A, B\n");
    assertThat(only().rows()).hasSize(4);
  }

  private void limit(String key, int value) throws IOException {
    String limits = Files.readString(Path.of("jobs/limits.yaml"));
    assertThat(limits).contains(key + ": ");
    Files.createDirectories(folder.resolve("jobs"));
    Files.writeString(
        folder.resolve("jobs/limits.yaml"),
        limits.replaceFirst(key + ": \\d+", key + ": " + value));
    source = new SourceFile(Limits.read(new Definitions(folder)));
  }

  private Text reason() {
    Text[] reason = new Text[1];
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> source.read(file))
        .satisfies(e -> reason[0] = e.reason());
    assertThat(reason[0].vi()).isNotBlank();
    assertThat(reason[0].en()).isNotBlank();
    return reason[0];
  }

  private static void format(OfficeWorkbook workbook, int column, String format) {
    CellStyle style = workbook.poi().createCellStyle();
    style.setDataFormat(workbook.poi().createDataFormat().getFormat(format));
    workbook.poi().getSheetAt(0).getRow(0).getCell(column).setCellStyle(style);
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
  }

  private Sheet only() throws IOException {
    List<Sheet> sheets = source.read(file);
    assertThat(sheets).hasSize(1);
    return sheets.get(0);
  }

  private static List<String> cells(Sheet sheet) {
    return sheet.rows().stream()
        .flatMap(row -> row.cells().stream())
        .map(SourceFileTest::orNone)
        .filter(cell -> !cell.isEmpty())
        .toList();
  }

  private static String orNone(@Nullable String cell) {
    return cell == null ? "" : cell;
  }

  private static String composed(String text) {
    return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC);
  }
}
