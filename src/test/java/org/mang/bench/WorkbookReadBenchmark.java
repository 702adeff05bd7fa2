package org.mang.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.mang.definition.Definitions;
import org.mang.intake.Limits;
import org.mang.intake.Sheet;
import org.mang.intake.SheetRows;
import org.mang.intake.SourceFile;

/**
 * How long an .xlsx of 300,000 rows of 12 cells takes to read, against fastexcel's bare read of the
 * same file in the same run; and until SQL has seen every cell.
 *
 * <p>{@code mvn -B test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=org.mang.bench.WorkbookReadBenchmark}
 */
public final class WorkbookReadBenchmark {

  private static final int ROWS = 300_000;
  private static final int COLUMNS = 12;
  private static final int ROUNDS = 7;

  private WorkbookReadBenchmark() {}

  /** Prints medians and their ratios. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("mang-bench-");
    Path file = folder.resolve("register.xlsx");
    write(file);
    SourceFile source = new SourceFile(Limits.read(new Definitions(folder)));
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
      SheetRows rows = new SheetRows();
      rows.register(duckdb);
      new Rounds()
          .add("fastexcel, every cell's text", () -> fastexcel(file))
          .add("Măng, rows at hand", () -> source.read(file).get(0).rowCount())
          .add("Măng, every cell seen by SQL", () -> sql(duckdb, rows, source.read(file).get(0)))
          .run(ROUNDS, ROWS);
    }
    Files.delete(file);
    Files.delete(folder);
  }

  private static long fastexcel(Path file) throws IOException {
    long cells = 0;
    long characters = 0;
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
        Stream<org.dhatim.fastexcel.reader.Row> rows = workbook.getFirstSheet().openStream()) {
      for (var row : (Iterable<org.dhatim.fastexcel.reader.Row>) rows::iterator) {
        for (var cell : row) {
          if (cell != null) {
            cells++;
            characters += cell.getText().length();
          }
        }
      }
    }
    return characters > 0 ? cells / COLUMNS : 0;
  }

  private static long sql(Connection duckdb, SheetRows rows, Sheet sheet) throws SQLException {
    String lengths =
        IntStream.rangeClosed(1, COLUMNS)
            .mapToObj(c -> "max(length(c" + c + "))")
            .collect(Collectors.joining(", "));
    try (SheetRows.Relation relation = rows.open(duckdb, sheet);
        Statement statement = duckdb.createStatement();
        ResultSet result =
            statement.executeQuery("select count(*), " + lengths + " from " + relation.sql())) {
      result.next();
      return result.getLong(1);
    }
  }

  private static void write(Path file) throws IOException {
    Random random = new Random(73);
    List<String> communes = List.of("Phường Quán Toan", "Xã Tiên Thanh", "Thị trấn Núi Đèo");
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, 100, true, true);
        OutputStream out = Files.newOutputStream(file)) {
      SXSSFSheet sheet = workbook.createSheet("Trẻ em");
      for (int r = 0; r <= ROWS; r++) {
        Row row = sheet.createRow(r);
        for (int c = 0; c < COLUMNS; c++) {
          if (r == 0) {
            row.createCell(c).setCellValue("Cột " + (c + 1));
          } else if (c % 3 == 0) {
            row.createCell(c).setCellValue(communes.get(random.nextInt(3)));
          } else if (c % 3 == 1) {
            row.createCell(c).setCellValue(random.nextInt(100_000));
          } else {
            row.createCell(c).setCellValue("TE" + random.nextInt(1_000_000));
          }
        }
      }
      workbook.write(out);
    }
  }
}
