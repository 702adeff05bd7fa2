package org.mang.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The form {@code district-children} of a district, as an .xlsx. The workbook is made once; what
 * differs from file to file is put into its XML, for thousands are wanted.
 */
final class OfficeWorkbook {

  private static final List<String> GROUPS =
      List.of(
          "a) Mồ côi cả cha và mẹ",
          "b) Bị bỏ rơi",
          "c) Không nơi nương tựa",
          "d) Khuyết tật",
          "đ) Nhiễm HIV/AIDS",
          "e) Vi phạm pháp luật",
          "g) Nghiện ma tuý",
          "h) Bỏ học kiếm sống",
          "i) Bị bạo lực",
          "k) Bị bóc lột",
          "l) Bị xâm hại tình dục",
          "m) Bị mua bán",
          "n) Bệnh hiểm nghèo, hộ nghèo",
          "o) Di cư, lánh nạn");

  private static final int FIRST_GROUP = 8;
  private static final int AT_RISK = FIRST_GROUP + GROUPS.size();
  private static final int HEADING = 5;
  private static final int FIRST_ROW = HEADING + 2;
  private static final String PERIOD = "@period";
  private static final String SIGNED = "@signed";

  /** A figure to be filled in holds its row and column. */
  private static final Pattern FIGURE = Pattern.compile("<v>1(\\d{4})(\\d{2})\\.0</v>");

  private static final int MARK = 1_000_000;
  private static final int MARK_OF_ROW = 100;

  private final Map<String, byte[]> parts;
  private final int communes;

  OfficeWorkbook(String district, List<String> communes) throws IOException {
    this.communes = communes.size();
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      fill(workbook, district, communes);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      this.parts = parts(bytes.toByteArray());
    }
  }

  /**
   * Writes one.
   *
   * @param period in words, with its days
   * @param signed of two files that say the same, this differs
   * @param steady a district's figures are much the same from one period to the next
   */
  void write(Path file, String period, String signed, Random steady, Random random)
      throws IOException {
    int[][] figures = figures(steady, random);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(
            switch (part.getKey()) {
              case "xl/worksheets/sheet1.xml" -> filled(part.getValue(), figures);
              case "xl/sharedStrings.xml" ->
                  text(part.getValue())
                      .replace(PERIOD, period)
                      .replace(SIGNED, signed)
                      .getBytes(StandardCharsets.UTF_8);
              default -> part.getValue();
            });
        zip.closeEntry();
      }
    }
  }

  private static byte[] filled(byte[] sheet, int[][] figures) {
    Matcher figure = FIGURE.matcher(text(sheet));
    return figure
        .replaceAll(
            found ->
                "<v>%d</v>"
                    .formatted(
                        figures[Integer.parseInt(found.group(1))][
                            Integer.parseInt(found.group(2))]))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** By row and column; the last row adds up. */
  private int[][] figures(Random steady, Random random) {
    int[][] figures = new int[communes + 1][AT_RISK + 1];
    for (int row = 0; row < communes; row++) {
      int[] of = figures[row];
      of[2] = 1_000 + steady.nextInt(3_000) + random.nextInt(40);
      of[3] = of[2] * 48 / 100;
      of[4] = of[2] * 2 / 5;
      for (int group = FIRST_GROUP; group < AT_RISK; group++) {
        of[group] = steady.nextInt(4) + random.nextInt(2);
        of[5] += of[group];
      }
      of[6] = of[5] / 2;
      of[7] = of[5] - of[5] / 20;
      of[AT_RISK] = of[2] * 8 / 100;
      for (int column = 2; column <= AT_RISK; column++) {
        figures[communes][column] += of[column];
      }
    }
    return figures;
  }

  private static void fill(XSSFWorkbook workbook, String district, List<String> communes) {
    XSSFSheet sheet = workbook.createSheet("Biểu 01");
    CellStyle style = workbook.createCellStyle();
    style.setWrapText(true);
    text(sheet, 0, 0, "UBND " + district.toUpperCase(Locale.ROOT), style);
    text(sheet, 1, 0, "Biểu 01/TE. Tổng số trẻ em, số trẻ em có hoàn cảnh đặc biệt", style);
    text(sheet, 2, 0, "Đơn vị báo cáo: " + district, style);
    text(sheet, 3, 0, "Kỳ báo cáo: " + PERIOD, style);
    headings(sheet, style);
    for (int row = 0; row <= communes.size(); row++) {
      boolean isTotal = row == communes.size();
      if (!isTotal) {
        sheet.createRow(FIRST_ROW + row).createCell(0).setCellValue(row + 1);
      }
      text(sheet, FIRST_ROW + row, 1, isTotal ? "Tổng cộng" : communes.get(row), style);
      for (int column = 2; column <= AT_RISK; column++) {
        var cell = sheet.getRow(FIRST_ROW + row).createCell(column);
        cell.setCellStyle(style);
        cell.setCellValue(MARK + row * MARK_OF_ROW + column);
      }
    }
    text(sheet, FIRST_ROW + communes.size() + 2, FIRST_GROUP, SIGNED, style);
  }

  private static void headings(XSSFSheet sheet, CellStyle style) {
    List<String> upper = new ArrayList<>(List.of("STT", "Xã, phường, thị trấn"));
    upper.addAll(List.of("Tổng số trẻ em", "", "", "Trẻ em có hoàn cảnh đặc biệt", "", ""));
    upper.add("Chia theo nhóm");
    List<String> lower = new ArrayList<>(List.of("", ""));
    lower.addAll(List.of("Tổng số", "Trong đó: nữ", "Trong đó: dưới 6 tuổi"));
    lower.addAll(List.of("Tổng số", "Trong đó: nữ", "Được trợ giúp"));
    lower.addAll(GROUPS);
    for (int column = 0; column < upper.size(); column++) {
      text(sheet, HEADING, column, upper.get(column), style);
    }
    text(sheet, HEADING, AT_RISK, "Trẻ em có nguy cơ", style);
    for (int column = 0; column < lower.size(); column++) {
      text(sheet, HEADING + 1, column, lower.get(column), style);
    }
    for (int column : new int[] {0, 1, AT_RISK}) {
      sheet.addMergedRegion(new CellRangeAddress(HEADING, HEADING + 1, column, column));
    }
    sheet.addMergedRegion(new CellRangeAddress(HEADING, HEADING, 2, 4));
    sheet.addMergedRegion(new CellRangeAddress(HEADING, HEADING, 5, 7));
    sheet.addMergedRegion(new CellRangeAddress(HEADING, HEADING, FIRST_GROUP, AT_RISK - 1));
  }

  private static void text(XSSFSheet sheet, int row, int column, String text, CellStyle style) {
    Row of = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
    var cell = of.createCell(column);
    cell.setCellStyle(style);
    if (!text.isEmpty()) {
      cell.setCellValue(text);
    }
  }

  private static Map<String, byte[]> parts(byte[] workbook) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    return parts;
  }

  private static String text(byte[] part) {
    return new String(part, StandardCharsets.UTF_8);
  }
}
