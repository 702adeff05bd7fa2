package org.mang.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.definition.Definitions;
import org.mang.definition.Text;
import org.mang.form.Severity;
import org.mang.intake.Limits;
import org.mang.workbook.Shade;

class ReturnedWorkbookTest {

  private static final String RESULT = "Kết quả kiểm tra";

  private final Path folder;
  private final Limits limits;

  ReturnedWorkbookTest(@TempDir Path folder) {
    this.folder = folder;
    this.limits = Limits.read(new Definitions(folder));
  }

  static Stream<Workbook> bothFormats() {
    return Stream.of(new XSSFWorkbook(), new HSSFWorkbook());
  }

  /** POI writes the time into each part of the zip, and into the properties of a new workbook. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingInItSaysWhenItWasWritten(boolean isWorkbook) throws IOException {
    Workbook clerks = new XSSFWorkbook();
    cell(clerks, "Biểu 01", "C3");
    Path original = save(clerks, "original");
    if (!isWorkbook) {
      Files.writeString(original, "xã,số trẻ em\n");
    }
    Path target = folder.resolve("returned.xlsx");
    new ReturnedWorkbook(limits)
        .write(original, report("bieu01"), found(List.of(error("Biểu 01", 3, "C"))), target);

    LocalDateTime first = LocalDateTime.of(1980, 1, 1, 0, 0);
    try (ZipFile zip = new ZipFile(target.toFile());
        // Of the headers before the parts, which the other does not look at.
        ZipInputStream in = new ZipInputStream(Files.newInputStream(target))) {
      assertThat(zip.stream()).isNotEmpty().allMatch(part -> part.getTimeLocal().equals(first));
      assertThat(in.getNextEntry().getTimeLocal()).isEqualTo(first);
      if (!isWorkbook) {
        assertThat(zip.getInputStream(zip.getEntry("docProps/core.xml")))
            .asString(StandardCharsets.UTF_8)
            .contains("2020-07-14T00:00:00Z")
            .doesNotContain("" + LocalDate.now(ZoneOffset.UTC));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bothFormats")
  void badCellsAreColouredAndKeepTheRestOfTheirLook(Workbook clerks) throws IOException {
    CellStyle style = clerks.createCellStyle();
    style.setDataFormat(clerks.createDataFormat().getFormat("#,##0.00"));
    style.setBorderBottom(BorderStyle.DOUBLE);
    cell(clerks, "Biểu 01", "C3").setCellStyle(style);

    try (Workbook returned =
        returned(clerks, error("Biểu 01", 3, "C"), warning("Biểu 01", 4, "C"))) {
      CellStyle bad = find(returned, "Biểu 01", "C3").getCellStyle();
      assertThat(bad.getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
      assertThat(bad.getDataFormatString()).isEqualTo("#,##0.00");
      assertThat(bad.getBorderBottom()).isEqualTo(BorderStyle.DOUBLE);
      CellStyle doubtful = find(returned, "Biểu 01", "C4").getCellStyle();
      assertThat(Shade.ERROR.fills(bad, returned)).isTrue();
      assertThat(Shade.ERROR.fills(doubtful, returned)).isFalse();
      assertThat(Shade.WARNING.fills(doubtful, returned)).isTrue();
      assertThat(find(returned, "Biểu 01", "C5").getCellStyle().getFillPattern())
          .isEqualTo(FillPatternType.NO_FILL);
    }
  }

  @ParameterizedTest
  @MethodSource("bothFormats")
  void severalFindingsAtACellAreSaidInOneVietnameseComment(Workbook clerks) throws IOException {
    clerks.createSheet("Biểu 01");
    try (Workbook returned =
        returned(
            clerks,
            finding("A", Severity.ERROR, "Biểu 01", 3, "C", "1.1.5", "Không phải là số."),
            finding("B", Severity.WARNING, "Biểu 01", 3, "C", "1.1.5", "Cao bất thường."))) {
      assertThat(comment(returned, "Biểu 01", "C3"))
          .isEqualTo(
              "Lỗi: Không phải là số.\nGợi ý: Ghi bằng số.\n"
                  + "Cảnh báo: Cao bất thường.\nGợi ý: Ghi bằng số.");
      assertThat(returned.getSheet("Biểu 01").getCellComments()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("bothFormats")
  void aCommentIsLargeEnoughForItsText(Workbook clerks) throws IOException {
    clerks.createSheet("Biểu 01");
    String longText = "Số trẻ em có hoàn cảnh đặc biệt lớn hơn tổng số trẻ em. ".repeat(8);
    try (Workbook returned =
        returned(
            clerks,
            finding("A", Severity.ERROR, "Biểu 01", 3, "C", "5", longText),
            finding("A", Severity.ERROR, "Biểu 01", 4, "C", "5", "Ngắn."))) {
      Sheet sheet = returned.getSheet("Biểu 01");
      assertThat(rows(sheet, "C3")).isGreaterThan(rows(sheet, "C4")).isLessThan(30);
    }
  }

  @ParameterizedTest
  @MethodSource("bothFormats")
  void theClerksOwnCommentStaysBeforeOurs(Workbook clerks) throws IOException {
    Cell cell = cell(clerks, "Biểu 01", "C3");
    CommentBox.hang(cell, "Đã hỏi lại xã.", "");
    try (Workbook returned = returned(clerks, error("Biểu 01", 3, "C"))) {
      assertThat(comment(returned, "Biểu 01", "C3"))
          .startsWith("Đã hỏi lại xã.\n")
          .endsWith("Gợi ý: Ghi bằng số.");
    }
  }

  @ParameterizedTest
  @MethodSource("bothFormats")
  void aNeighbourWithACommentKeepsIt(Workbook clerks) throws IOException {
    CommentBox.hang(cell(clerks, "Biểu 01", "D3"), "Số cũ.", "");
    try (Workbook returned = returned(clerks, error("Biểu 01", 3, "C"))) {
      assertThat(comment(returned, "Biểu 01", "C3")).startsWith("Lỗi: ");
      assertThat(comment(returned, "Biểu 01", "D3")).isEqualTo("Số cũ.");
    }
  }

  @ParameterizedTest
  @MethodSource("bothFormats")
  void aMergedCellIsMarkedAtItsTopLeft(Workbook clerks) throws IOException {
    cell(clerks, "Biểu 01", "C3");
    clerks.getSheet("Biểu 01").addMergedRegion(CellRangeAddress.valueOf("B2:D4"));
    try (Workbook returned = returned(clerks, error("Biểu 01", 3, "C"), error("Biểu 01", 4, "D"))) {
      assertThat(returned.getSheet("Biểu 01").getCellComments().keySet())
          .extracting(CellAddress::formatAsString)
          .containsExactly("B2");
    }
  }

  @ParameterizedTest
  @MethodSource("bothFormats")
  void aBlankCellInARowThatDoesNotExistIsMarked(Workbook clerks) throws IOException {
    clerks.createSheet("Biểu 01");
    try (Workbook returned = returned(clerks, error("Biểu 01", 40, "F"))) {
      assertThat(comment(returned, "Biểu 01", "F40")).startsWith("Lỗi: ");
    }
  }

  @ParameterizedTest
  @MethodSource("bothFormats")
  void aFindingAboutARowIsHungOnItsFirstFilledCell(Workbook clerks) throws IOException {
    cell(clerks, "Biểu 01", "B7");
    try (Workbook returned = returned(clerks, error("Biểu 01", 7, null))) {
      assertThat(comment(returned, "Biểu 01", "B7")).startsWith("Lỗi: ");
      assertThat(table(returned).get(0)).contains("dòng 7");
    }
  }

  @ParameterizedTest
  @MethodSource("bothFormats")
  void theWorkbookOpensOnTheFindingsAndOnThemAlone(Workbook clerks) throws IOException {
    clerks.createSheet("Biểu 01");
    clerks.createSheet("Biểu 02");
    clerks.setActiveSheet(1);
    try (Workbook returned = returned(clerks, error("Biểu 01", 3, "C"))) {
      assertThat(result(returned).getSheetName()).isEqualTo(RESULT);
      assertThat(returned)
          .filteredOn(Sheet::isSelected)
          .extracting(Sheet::getSheetName)
          .containsExactly(RESULT);
    }
  }

  @Test
  void theFindingsStandFirstExceptInAnXlsWhereMovingASheetWouldTurnFormulas() throws IOException {
    Workbook xlsx = new XSSFWorkbook();
    xlsx.createSheet("Biểu 01");
    Workbook xls = new HSSFWorkbook();
    xls.createSheet("Biểu 01");
    try (Workbook first = returned(xlsx);
        Workbook last = returned(xls)) {
      assertThat(first.getSheetIndex(RESULT)).isZero();
      assertThat(last.getSheetIndex(RESULT)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("bothFormats")
  void findingsAreListedBySheetRowAndColumnAfterThoseOfTheWholeFile(Workbook clerks)
      throws IOException {
    clerks.createSheet("Z");
    clerks.createSheet("A");
    try (Workbook returned =
        returned(
            clerks,
            error("A", 2, "B"),
            error("Z", 10, "C"),
            error("Z", 9, "AA"),
            error("Z", 9, "C"),
            error(null, null, null))) {
      assertThat(table(returned))
          .extracting(r -> r.get(0) + "|" + r.get(2) + "|" + r.get(3))
          .containsExactly("1.0|Cả tệp|", "2.0|Z|C9", "3.0|Z|AA9", "4.0|Z|C10", "5.0|A|B2");
    }
  }

  @ParameterizedTest
  @MethodSource("bothFormats")
  void everyListedCellLinksToItsPlace(Workbook clerks) throws IOException {
    clerks.createSheet("Quý 1 'nháp' 2020");
    try (Workbook returned =
        returned(clerks, error("Quý 1 'nháp' 2020", 3, "C"), error("Không có", 1, "A"))) {
      Sheet sheet = result(returned);
      assertThat(sheet.getHyperlinkList())
          .extracting(h -> h.getAddress())
          .containsExactly("'Quý 1 ''nháp'' 2020'!C3");
    }
  }

  @ParameterizedTest
  @MethodSource("bothFormats")
  void nothingFromTheFileBecomesAFormula(Workbook clerks) throws IOException {
    clerks.createSheet("Biểu 01");
    try (Workbook returned =
        returned(
            clerks,
            finding("A", Severity.ERROR, "Biểu 01", 3, "C", "=HYPERLINK(\"http://x\")", "Sai"),
            finding("A", Severity.ERROR, "Biểu 01", 4, "C", "@SUM(1)", "Sai"))) {
      Row first = result(returned).getRow(headerRow(returned) + 1);
      assertThat(first.getCell(5).getCellType()).isEqualTo(CellType.STRING);
      assertThat(first.getCell(5).getCellStyle().getQuotePrefixed()).isTrue();
      assertThat(first.getCell(5).getHyperlink()).isNull();
      assertThat(first.getCell(6).getCellStyle().getQuotePrefixed()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("bothFormats")
  void formulasAcrossSheetsAndPrintAreasStillMeanTheSame(Workbook clerks) throws IOException {
    cell(clerks, "Biểu 01", "C3").setCellValue(42);
    cell(clerks, "Tổng", "A1").setCellFormula("'Biểu 01'!C3*2");
    clerks.setPrintArea(1, "$A$1:$B$2");
    try (Workbook returned = returned(clerks, error("Biểu 01", 3, "C"))) {
      Cell formula = find(returned, "Tổng", "A1");
      assertThat(formula.getCellFormula()).isEqualTo("'Biểu 01'!C3*2");
      assertThat(
              returned
                  .getCreationHelper()
                  .createFormulaEvaluator()
                  .evaluate(formula)
                  .getNumberValue())
          .isEqualTo(84);
      assertThat(returned.getPrintArea(returned.getSheetIndex("Tổng")))
          .contains("Tổng")
          .endsWith("$A$1:$B$2");
    }
  }

  @ParameterizedTest
  @MethodSource("bothFormats")
  void aSheetOfTheClerksWithOurNameIsKept(Workbook clerks) throws IOException {
    cell(clerks, RESULT, "A1").setCellValue("của tôi");
    try (Workbook returned = returned(clerks, error(RESULT, 1, "A"))) {
      assertThat(result(returned).getSheetName()).isEqualTo(RESULT + " (2)");
      assertThat(find(returned, RESULT, "A1").getStringCellValue()).isEqualTo("của tôi");
      assertThat(comment(returned, RESULT, "A1")).startsWith("Lỗi: ");
    }
  }

  @ParameterizedTest
  @MethodSource("bothFormats")
  void marksOfAnEarlierReturnAreTakenOff(Workbook clerks) throws IOException {
    CommentBox.hang(cell(clerks, "Biểu 01", "C3"), "Đã hỏi lại xã.", "");
    cell(clerks, "Biểu 01", "D3");
    try (Workbook once = returned(clerks, error("Biểu 01", 3, "C"), error("Biểu 01", 3, "D"));
        Workbook twice = returned(once, error("Biểu 01", 9, "C"))) {
      assertThat(twice.getNumberOfSheets()).isEqualTo(2);
      assertThat(result(twice).getSheetName()).isEqualTo(RESULT);
      assertThat(comment(twice, "Biểu 01", "C3")).isEqualTo("Đã hỏi lại xã.");
      assertThat(find(twice, "Biểu 01", "D3").getCellComment()).isNull();
      assertThat(find(twice, "Biểu 01", "D3").getCellStyle().getFillPattern())
          .isEqualTo(FillPatternType.NO_FILL);
      assertThat(comment(twice, "Biểu 01", "C9")).startsWith("Lỗi: ");
    }
  }

  @Test
  void manyFindingsAreSummedUpAboveTheTable() throws IOException {
    List<Finding> many = new ArrayList<>();
    for (int row = 1; row <= 150; row++) {
      many.add(finding("NOT_A_COUNT", Severity.ERROR, "Biểu 01", row, "C", "x", "Không là số."));
    }
    for (int row = 1; row <= 1_060; row++) {
      many.add(finding("BLANK", Severity.WARNING, "Biểu 01", row, "D", "", "Ô trống."));
    }
    Workbook clerks = new XSSFWorkbook();
    clerks.createSheet("Biểu 01");
    try (Workbook returned = returned(clerks, many.toArray(Finding[]::new))) {
      Sheet sheet = result(returned);
      assertThat(text(sheet, "A5")).isEqualTo("150 lỗi, 1.060 cảnh báo");
      assertThat(sheet.getRow(8))
          .extracting(Cell::toString)
          .containsExactly(
              "1.0", "Lỗi", "Không là số.", "", "", "", "C1:C150", "150.0", "NOT_A_COUNT");
      assertThat(text(sheet, "C10")).isEqualTo("Ô trống.");
      assertThat(table(returned)).hasSize(1_210);
    }
  }

  @Test
  void whereTooMuchIsWrongTheErrorsAreListedAndMarkedFirst() throws IOException {
    List<Finding> many = new ArrayList<>();
    for (int row = 1; row <= 210; row++) {
      many.add(warning("Biểu 01", row, "D"));
    }
    many.add(error("Biểu 01", 300, "D"));
    Workbook clerks = new XSSFWorkbook();
    clerks.createSheet("Biểu 01");
    Path target = folder.resolve("out.xlsx");
    new ReturnedWorkbook(limits, 100, 20)
        .write(save(clerks, "in.xlsx"), report("in.xlsx"), found(many), target);
    try (Workbook returned = open(target)) {
      assertThat(table(returned)).hasSize(100);
      assertThat(table(returned).get(99)).contains("D300");
      assertThat(returned.getSheet("Biểu 01").getCellComments()).hasSize(20);
      assertThat(comment(returned, "Biểu 01", "D300")).startsWith("Lỗi: ");
      assertThat(text(result(returned), "A" + headerRow(returned)))
          .contains("liệt kê 100 mục")
          .contains("còn 111 mục");
    }
  }

  @Test
  void ofACsvNothingIsCopied() throws IOException {
    Path csv = Files.writeString(folder.resolve("a.csv"), "ho_ten,ngay_sinh\nNguyễn Bí Mật,2015\n");
    Path target = folder.resolve("a.xlsx");
    new ReturnedWorkbook(limits)
        .write(csv, report("a.csv"), found(List.of(error(null, 2, "B"))), target);
    try (Workbook returned = open(target)) {
      assertThat(returned.getNumberOfSheets()).isEqualTo(1);
      assertThat(table(returned).get(0)).contains("B2");
      assertThat(result(returned).getHyperlinkList()).isEmpty();
      for (List<String> row : table(returned)) {
        assertThat(row.toString()).doesNotContain("Bí Mật");
      }
    }
  }

  @Test
  void anOdsGetsTheListAlone() throws IOException {
    Path ods = Path.of("src/test/resources/corpus/open-document.ods");
    Path target = folder.resolve("ods-out.xlsx");
    ReturnedWorkbook returning = new ReturnedWorkbook(limits);
    assertThat(returning.ending(ods)).isEqualTo(".xlsx");
    returning.write(ods, report("a.ods"), found(List.of(error(null, 2, "B"))), target);
    try (Workbook returned = open(target)) {
      assertThat(returned.getNumberOfSheets()).isEqualTo(1);
      assertThat(table(returned).get(0)).contains("B2");
    }
  }

  @Test
  void aTornWorkbookGetsTheListAlone() throws IOException {
    byte[] whole = Files.readAllBytes(save(new XSSFWorkbook(), "whole"));
    Path torn = folder.resolve("torn.xlsx");
    Files.write(torn, java.util.Arrays.copyOf(whole, whole.length / 2));
    Path target = folder.resolve("torn-out.xlsx");
    new ReturnedWorkbook(limits)
        .write(torn, report("torn.xlsx"), found(List.of(error(null, null, null))), target);
    try (Workbook returned = open(target)) {
      assertThat(returned.getNumberOfSheets()).isEqualTo(1);
      assertThat(table(returned)).hasSize(1);
    }
  }

  /** POI reads its figures, and would write them with checksums that fit. */
  @Test
  void aDamagedWorkbookGetsTheListAlone() throws IOException {
    XSSFWorkbook clerks = new XSSFWorkbook();
    cell(clerks, "Biểu 01", "C3").setCellValue(1150);
    Path damaged = stored(save(clerks, "whole"));
    String bytes = Files.readString(damaged, StandardCharsets.ISO_8859_1);
    assertThat(bytes).contains("<v>1150.0</v>");
    Files.writeString(
        damaged, bytes.replace("<v>1150.0</v>", "<v>9150.0</v>"), StandardCharsets.ISO_8859_1);
    Path target = folder.resolve("damaged-out.xlsx");
    new ReturnedWorkbook(limits)
        .write(damaged, report("a.xlsx"), found(List.of(error(null, null, null))), target);
    try (Workbook returned = open(target)) {
      assertThat(returned.getNumberOfSheets()).isEqualTo(1);
    }
  }

  /** The same zip with its parts as they are, so that a figure can be seen in its bytes. */
  private Path stored(Path deflated) throws IOException {
    Path stored = folder.resolve("stored.xlsx");
    try (ZipFile in = new ZipFile(deflated.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(stored))) {
      for (ZipEntry part : Collections.list(in.entries())) {
        ZipEntry copy = new ZipEntry(part.getName());
        copy.setMethod(ZipEntry.STORED);
        copy.setSize(part.getSize());
        copy.setCrc(part.getCrc());
        out.putNextEntry(copy);
        in.getInputStream(part).transferTo(out);
      }
    }
    return stored;
  }

  @Test
  void anEmptyFileGetsTheListAlone() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.xlsx"));
    Path target = folder.resolve("empty-out.xlsx");
    ReturnedWorkbook returning = new ReturnedWorkbook(limits);
    assertThat(returning.ending(empty)).isEqualTo(".xlsx");
    returning.write(empty, report("empty.xlsx"), found(List.of(error(null, null, null))), target);
    try (Workbook returned = open(target)) {
      assertThat(table(returned)).hasSize(1);
    }
  }

  @Test
  void aWorkbookWithMacrosComesBackWithoutThem() throws IOException {
    XSSFWorkbook macros = new XSSFWorkbook(XSSFWorkbookType.XLSM);
    macros.createSheet("Biểu 01");
    Path source = folder.resolve("source.bin");
    Files.write(source, new byte[] {1, 2, 3});
    try (InputStream vba = Files.newInputStream(source)) {
      macros.setVBAProject(vba);
    }
    Path original = save(macros, "macros.xlsm");
    Path target = folder.resolve("out.xlsx");
    ReturnedWorkbook returning = new ReturnedWorkbook(limits);
    assertThat(returning.ending(original)).isEqualTo(".xlsx");
    returning.write(
        original, report("macros.xlsm"), found(List.of(error("Biểu 01", 1, "A"))), target);
    try (XSSFWorkbook returned = (XSSFWorkbook) open(target)) {
      assertThat(returned.isMacroEnabled()).isFalse();
      Set<String> parts = new TreeSet<>();
      for (PackagePart part :
          returned.getPackage().getPartsByName(java.util.regex.Pattern.compile(".*"))) {
        parts.add(part.getContentType());
      }
      assertThat(parts)
          .contains(XSSFRelation.WORKBOOK.getContentType())
          .doesNotContain(XSSFRelation.VBA_MACROS.getContentType());
      assertThat(comment(returned, "Biểu 01", "A1")).startsWith("Lỗi: ");
    }
  }

  @Test
  void whatItIsIsToldByItsBytes() throws IOException {
    HSSFWorkbook xls = new HSSFWorkbook();
    xls.createSheet("Biểu 01");
    Path original = save(xls, "misnamed.xlsx");
    assertThat(new ReturnedWorkbook(limits).ending(original)).isEqualTo(".xls");
    Path target = folder.resolve("out.xls");
    new ReturnedWorkbook(limits).write(original, report("misnamed.xlsx"), found(List.of()), target);
    try (InputStream in = FileMagic.prepareToCheckMagic(Files.newInputStream(target))) {
      assertThat(FileMagic.valueOf(in)).isEqualTo(FileMagic.OLE2);
    }
  }

  @Test
  void theOriginalIsOnlyReadAndNothingElseIsLeftBehind() throws IOException {
    XSSFWorkbook clerks = new XSSFWorkbook();
    clerks.createSheet("Biểu 01");
    Path original = save(clerks, "in.xlsx");
    byte[] before = Files.readAllBytes(original);
    Path target = Files.writeString(folder.resolve("out.xlsx"), "an older return");
    new ReturnedWorkbook(limits)
        .write(original, report("in.xlsx"), found(List.of(error("Biểu 01", 1, "A"))), target);
    assertThat(Files.readAllBytes(original)).isEqualTo(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(original, target);
    }
    try (Workbook returned = open(target)) {
      assertThat(returned.getNumberOfSheets()).isEqualTo(2);
    }
  }

  @Test
  void theListPrintsOnA4AcrossWithItsHeadOnEveryPage() throws IOException {
    try (Workbook returned = returned(new XSSFWorkbook(), error(null, null, null))) {
      Sheet sheet = result(returned);
      assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
      assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo((short) 9);
      assertThat(sheet.getFitToPage()).isTrue();
      assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
      assertThat(sheet.getRepeatingRows().getFirstRow()).isEqualTo(headerRow(returned));
      assertThat(sheet.getPaneInformation().getHorizontalSplitPosition())
          .isEqualTo((short) (headerRow(returned) + 1));
    }
  }

  private static Finding error(
      @Nullable String sheet, @Nullable Integer row, @Nullable String column) {
    return finding("NOT_A_COUNT", Severity.ERROR, sheet, row, column, "x", "Không phải là số.");
  }

  private static Finding warning(String sheet, int row, String column) {
    return finding("BLANK", Severity.WARNING, sheet, row, column, "", "Ô để trống.");
  }

  private static Finding finding(
      String code,
      Severity severity,
      @Nullable String sheet,
      @Nullable Integer row,
      @Nullable String column,
      String value,
      String vi) {
    return new Finding(
        code,
        severity,
        sheet,
        row,
        column,
        "Tổng số",
        value,
        new Text(vi, "In English."),
        new Text("Ghi bằng số.", "Write digits."));
  }

  private static Report report(String fileName) {
    return new Report(
        fileName,
        "Biểu 01/TE. Tổng số trẻ em",
        "Quận Lê Chân",
        "6 tháng đầu năm 2020",
        LocalDate.of(2020, 7, 14),
        false,
        false,
        LeftOut.NOTHING);
  }

  private static Findings found(List<Finding> findings) {
    Map<String, List<Finding>> byCode = new LinkedHashMap<>();
    findings.forEach(f -> byCode.computeIfAbsent(f.code(), c -> new ArrayList<>()).add(f));
    return new Findings(
        byCode.values().stream()
            .map(
                of ->
                    new Findings.Kind(
                        of.get(0).code(),
                        of.get(0).severity(),
                        of.size(),
                        of.get(0).message(),
                        true,
                        "C1:C150"))
            .toList(),
        findings);
  }

  private Path save(Workbook workbook, String name) throws IOException {
    Path file = folder.resolve(name);
    try (workbook;
        OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
    }
    return file;
  }

  private Workbook returned(Workbook clerks, Finding... findings) throws IOException {
    Path original = folder.resolve("original");
    try (OutputStream out = Files.newOutputStream(original)) {
      clerks.write(out);
    }
    Path target = folder.resolve("returned");
    new ReturnedWorkbook(limits)
        .write(original, report("bieu01.xlsx"), found(List.of(findings)), target);
    return open(target);
  }

  private static Workbook open(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return WorkbookFactory.create(in);
    }
  }

  private static Cell cell(Workbook workbook, String sheetName, String address) {
    Sheet sheet = workbook.getSheet(sheetName);
    if (sheet == null) {
      sheet = workbook.createSheet(sheetName);
    }
    CellAddress at = new CellAddress(address);
    Row row = sheet.getRow(at.getRow());
    return (row == null ? sheet.createRow(at.getRow()) : row).createCell(at.getColumn());
  }

  private static Cell find(Workbook workbook, String sheet, String address) {
    CellReference at = new CellReference(address);
    Row row = workbook.getSheet(sheet).getRow(at.getRow());
    return row == null || row.getCell(at.getCol()) == null
        ? cell(workbook, sheet, address)
        : row.getCell(at.getCol());
  }

  private static String comment(Workbook workbook, String sheet, String address) {
    Comment comment = find(workbook, sheet, address).getCellComment();
    return comment == null ? "" : comment.getString().getString();
  }

  private static int rows(Sheet sheet, String address) {
    Comment comment = sheet.getCellComment(new CellAddress(address));
    assertThat(comment).isNotNull();
    ClientAnchor anchor = comment.getClientAnchor();
    return anchor.getRow2() - anchor.getRow1();
  }

  private static String text(Sheet sheet, String address) {
    CellReference at = new CellReference(address);
    return sheet.getRow(at.getRow()).getCell(at.getCol()).getStringCellValue();
  }

  /** The sheet the workbook opens on. */
  private static Sheet result(Workbook returned) {
    return returned.getSheetAt(returned.getActiveSheetIndex());
  }

  private static int headerRow(Workbook returned) {
    Sheet sheet = result(returned);
    for (Row row : sheet) {
      if (row.getCell(0).toString().equals("STT") && row.getCell(3).toString().equals("Ô")) {
        return row.getRowNum();
      }
    }
    throw new AssertionError("no table");
  }

  private static List<List<String>> table(Workbook returned) {
    List<List<String>> rows = new ArrayList<>();
    Sheet sheet = result(returned);
    for (int at = headerRow(returned) + 1; at <= sheet.getLastRowNum(); at++) {
      List<String> row = new ArrayList<>();
      sheet.getRow(at).forEach(c -> row.add(c.toString()));
      rows.add(row);
    }
    return rows;
  }
}
