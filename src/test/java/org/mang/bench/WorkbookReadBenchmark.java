package org.mang.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

  /** Something that is timed. */
  private interface Task {
    long run() throws Exception;
  }

  /** Prints medians and their ratios. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("mang-bench-");
    Path file = folder.resolve("register.xlsx");
    write(file);
    SourceFile source = new SourceFile(Limits.read(new Definitions(folder)));
    Task bare = () -> fastexcel(file);
    Task ours = () -> source.read(file).get(0).rowCount();
    double[][] seconds = new double[3][ROUNDS];
    long[][] peak = new long[3][ROUNDS];
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
      SheetRows rows = new SheetRows();
      rows.register(duckdb);
      Task toSql = () -> sql(duckdb, rows, source.read(file).get(0));
      for (int round = 0; round < ROUNDS; round++) {
        Task[] tasks = {bare, ours, toSql};
        for (int i = 0; i < tasks.length; i++) {
          clear();
          long start = System.nanoTime();
          long count = tasks[i].run();
          seconds[i][round] = (System.nanoTime() - start) / 1e9;
          peak[i][round] = peak();
          if (count < ROWS) {
            throw new IllegalStateException("read " + count + " rows");
          }
        }
      }
    }
    say("fastexcel, bare", seconds[0], peak[0], median(seconds[0]));
    say("Măng, rows at hand", seconds[1], peak[1], median(seconds[0]));
    say("Măng, every cell seen by SQL", seconds[2], peak[2], median(seconds[0]));
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

  private static void clear() {
    System.gc();
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private static long peak() {
    return heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
  }

  private static Stream<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void say(String what, double[] seconds, long[] megabytes, double bare) {
    long[] sorted = megabytes.clone();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%-30s %6.2f s  %5.2f x  peak heap %5d MB%n",
        what,
        median(seconds),
        median(seconds) / bare,
        sorted[sorted.length / 2]);
  }
}
