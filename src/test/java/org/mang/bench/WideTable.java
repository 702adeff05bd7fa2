package org.mang.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** A third of the cells are shared texts, a third numbers, a third texts of their own. */
final class WideTable {

  private static final int SEED = 73;
  private static final List<String> COMMUNES =
      List.of("Phường Quán Toan", "Xã Tiên Thanh", "Thị trấn Núi Đèo");

  private WideTable() {}

  static void writeXlsx(Path file, int rows, int columns) throws IOException {
    Random random = new Random(SEED);
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, 100, true, true);
        OutputStream out = Files.newOutputStream(file)) {
      SXSSFSheet sheet = workbook.createSheet("Trẻ em");
      Row heading = sheet.createRow(0);
      for (int c = 0; c < columns; c++) {
        heading.createCell(c).setCellValue("Cột " + (c + 1));
      }
      for (int r = 1; r <= rows; r++) {
        Row row = sheet.createRow(r);
        for (int c = 0; c < columns; c++) {
          switch (c % 3) {
            case 0 -> row.createCell(c).setCellValue(COMMUNES.get(random.nextInt(3)));
            case 1 -> row.createCell(c).setCellValue(random.nextInt(100_000));
            default -> row.createCell(c).setCellValue("TE" + random.nextInt(1_000_000));
          }
        }
      }
      workbook.write(out);
    }
  }

  static void writeCsv(Path file, int rows, int columns) throws IOException {
    Random random = new Random(SEED);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(
          IntStream.rangeClosed(1, columns)
              .mapToObj(c -> "Cột " + c)
              .collect(Collectors.joining(";", "", "\n")));
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
          out.write(
              switch (c % 3) {
                case 0 -> COMMUNES.get(random.nextInt(3));
                case 1 -> String.valueOf(random.nextInt(100_000));
                default -> "TE" + random.nextInt(1_000_000);
              });
          out.write(c == columns - 1 ? '\n' : ';');
        }
      }
    }
  }
}
