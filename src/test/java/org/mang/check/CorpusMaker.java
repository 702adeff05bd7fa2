package org.mang.check;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.mang.office.OfficeWorkbook;
import org.mang.sample.Old;

/**
 * Made the workbooks of the corpus, each from a clean report of the sample data in which one thing
 * is spoiled. Run by hand when one is added: {@code java … org.mang.check.CorpusMaker}.
 */
final class CorpusMaker {

  private static final Path CORPUS = Path.of("src/test/resources/corpus");

  /** What is done to a clean report. */
  private interface Spoiling {
    void spoil(OfficeWorkbook workbook) throws Exception;
  }

  private CorpusMaker() {}

  public static void main(String[] args) throws Exception {
    Map<String, Spoiling> children = new LinkedHashMap<>();
    children.put("xlsx-as-it-should-be", w -> {});
    children.put("xlsx-count-that-excel-made-a-decimal", w -> w.set("C12", 4.133));
    children.put("xlsx-count-as-text", w -> w.set("C12", "4.133").set("C13", " 1 534 "));
    children.put("xlsx-count-with-three-noughts-behind-a-comma", w -> w.set("C12", "1,000"));
    children.put("xlsx-column-in-another-place", w -> swap(w, 8, 9));
    children.put("xlsx-column-hidden", w -> w.hide("D"));
    children.put("xlsx-column-twice", w -> w.set("Y8", "Trẻ em có nguy cơ").set("Y11", 7));
    children.put("xlsx-heading-broken-and-in-capitals", w -> w.set("W8", "TRẺ EM\nCÓ NGUY  CƠ"));
    children.put("xlsx-heading-renamed", w -> w.set("W8", "Trẻ em nguy cơ cao"));
    children.put("xlsx-formula-without-a-value", w -> unvalued(w, "C12"));
    children.put(
        "xlsx-formula-failed-in-the-total", w -> at(w, "C17").setCellErrorValue((byte) 0x17));
    children.put("xlsx-merged-data-cells", w -> w.set("V12", null).merge("U12:V12"));
    children.put("xlsx-total-in-the-middle", CorpusMaker::totalInTheMiddle);
    children.put("xlsx-total-under-another-name", w -> w.set("B17", "Tổng cộng toàn quận"));
    children.put(
        "xlsx-figures-beside-and-below", w -> w.set("AB12", 99).set("E25", 12).set("F25", 13));
    children.put("xlsx-ward-that-was-merged", w -> w.set("B12", "Phường Vạn Sơn"));
    children.put("xlsx-ward-numbered-and-starred", w -> w.set("B12", "2. P. Hải Sơn *"));
    children.put("xlsx-period-in-other-words", w -> w.set("A6", "Kỳ báo cáo: nửa đầu năm 2020"));
    children.put(
        "xlsx-period-that-contradicts-itself",
        w -> w.set("A6", "Kỳ báo cáo: 6 tháng đầu năm 2020 (từ 01/01/2019 đến 30/06/2019)"));
    children.put("xlsx-period-in-the-future", w -> w.set("A6", "Kỳ báo cáo: Năm 2099"));
    children.put("xlsx-office-misspelt", w -> w.set("A5", "Đơn vị báo cáo: Quận Đồ Xơn"));
    children.put(
        "xlsx-sheet-of-other-figures",
        w -> w.sheet("Sheet2").row("Năm", "Số vụ").row(2018, 12).row(2019, 14));
    children.put("xlsx-hidden-sheet-with-a-copy", CorpusMaker::hiddenCopy);
    children.put(
        "xlsx-form-numbered-in-another-way", w -> rename(w, "Biểu 01/TE", "Biểu số 01 - TE"));
    children.put("xlsx-form-not-named", w -> rename(w, "Biểu 01/TE", "Biểu mẫu"));
    children.put(
        "xlsx-zero-that-is-a-word", w -> w.set("I12", "không").set("J12", "-").set("K12", ".."));
    for (Map.Entry<String, Spoiling> each : children.entrySet()) {
      OfficeWorkbook workbook = OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN);
      each.getValue().spoil(workbook);
      workbook.save(CORPUS.resolve(each.getKey() + ".xlsx"));
    }
    OfficeWorkbook.of(OfficeWorkbook.DO_SON_INJURIES)
        .set("C14", "0")
        .set("D14", "2020-01-12")
        .set("E15", "12-0")
        .set("C25", null)
        .save(CORPUS.resolve("xlsx-pairs-spoiled.xlsx"));
    OfficeWorkbook.of(OfficeWorkbook.POLICE)
        .set("J11", "03/03/2020")
        .set("L12", "Đánh đập")
        .save(CORPUS.resolve("xlsx-day-without-an-hour.xlsx"));
    oldFont().save(CORPUS.resolve("xls-tcvn3-in-vntime.xls"));
    withPassword(OfficeWorkbook.of(OfficeWorkbook.DO_SON_CHILDREN).poi());
  }

  private static void swap(OfficeWorkbook workbook, int from, int to) {
    for (Row row : workbook.poi().getSheetAt(0)) {
      if (row.getRowNum() >= 10 && row.getRowNum() < 17) {
        double other = row.getCell(to).getNumericCellValue();
        row.getCell(to).setCellValue(row.getCell(from).getNumericCellValue());
        row.getCell(from).setCellValue(other);
      }
    }
    Row header = workbook.poi().getSheetAt(0).getRow(8);
    String other = header.getCell(to).getStringCellValue();
    header.getCell(to).setCellValue(header.getCell(from).getStringCellValue());
    header.getCell(from).setCellValue(other);
  }

  private static void unvalued(OfficeWorkbook workbook, String address) {
    Cell cell = at(workbook, address);
    cell.setBlank();
    cell.setCellFormula("1000+3133");
  }

  private static Cell at(OfficeWorkbook workbook, String address) {
    var at = new org.apache.poi.ss.util.CellReference(address);
    return workbook.poi().getSheetAt(0).getRow(at.getRow()).getCell(at.getCol());
  }

  private static void totalInTheMiddle(OfficeWorkbook workbook) {
    Sheet sheet = workbook.poi().getSheetAt(0);
    sheet.shiftRows(13, 18, 1);
    Row total = sheet.createRow(13);
    total.createCell(1).setCellValue("Cộng");
    for (int column = 2; column <= 22; column++) {
      double sum = 0;
      for (int row = 10; row < 13; row++) {
        sum += sheet.getRow(row).getCell(column).getNumericCellValue();
      }
      total.createCell(column).setCellValue(sum);
    }
  }

  private static void hiddenCopy(OfficeWorkbook workbook) {
    workbook.poi().cloneSheet(0);
    workbook.poi().setSheetHidden(1, true);
  }

  private static void rename(OfficeWorkbook workbook, String from, String to) {
    for (Row row : workbook.poi().getSheetAt(0)) {
      for (Cell cell : row) {
        if (cell.getCellType() == org.apache.poi.ss.usermodel.CellType.STRING) {
          cell.setCellValue(cell.getStringCellValue().replaceAll("(?iu)" + from, to));
        }
      }
    }
  }

  private static OfficeWorkbook oldFont() {
    OfficeWorkbook workbook = OfficeWorkbook.xls().font(".VnTime");
    return workbook
        .row(old("Biểu 05/GD-TE. Học sinh, trẻ em bỏ học"))
        .row(old("Kỳ báo cáo: Năm 2020"))
        .row(old("Quận, huyện"), old("Học sinh"), null, old("Bỏ học trong năm"), null)
        .row(null, old("Tiểu học"), old("Trung học cơ sở"), old("Tiểu học"), old("Trung học cơ sở"))
        .row(old("Quận Hồng Bàng"), 7000, 5000, 1, 2)
        .row(old("Huyện Thuỷ Nguyên"), 9000, 8000, 11000, 2);
  }

  private static String old(String text) {
    return new String(Old.encode("TCVN3", text), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static void withPassword(Workbook workbook) throws Exception {
    var container = new org.apache.poi.poifs.filesystem.POIFSFileSystem();
    var encryptor =
        new org.apache.poi.poifs.crypt.EncryptionInfo(EncryptionMode.agile).getEncryptor();
    encryptor.confirmPassword("bia");
    try (var out = encryptor.getDataStream(container)) {
      workbook.write(out);
    }
    try (var file =
        java.nio.file.Files.newOutputStream(CORPUS.resolve("xlsx-with-a-password.xlsx"))) {
      container.writeFilesystem(file);
    }
  }
}
