package org.mang.bench;

import java.io.BufferedWriter;
import java.io.IOException;
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
import org.mang.definition.Definitions;
import org.mang.intake.Limits;
import org.mang.intake.Sheet;
import org.mang.intake.SheetRows;
import org.mang.intake.SourceFile;

/**
 * How long a CSV of 1,000,000 rows of 12 cells takes until SQL has seen every cell, or has it in a
 * table, against DuckDB's bare {@code read_csv} in the same run. Ours finds encoding, separator and
 * outline besides, and numbers the rows.
 */
public final class CsvReadBenchmark {

  private static final int ROWS = 1_000_000;
  private static final int COLUMNS = 12;
  private static final int ROUNDS = 9;

  private CsvReadBenchmark() {}

  /** Something that is timed. */
  private interface Task {
    void run() throws Exception;
  }

  /** Prints medians and their ratios. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("mang-bench-");
    Path file = folder.resolve("register.csv");
    write(file);
    SourceFile source = new SourceFile(Limits.read(new Definitions(folder)));
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
      SheetRows rows = new SheetRows();
      rows.register(duckdb);
      String bare = "read_csv('" + file + "')";
      Task[] tasks = {
        () -> see(duckdb, bare, "columns(*)"),
        () -> source.read(file),
        () -> ours(duckdb, rows, source.read(file).get(0), false),
        () -> keep(duckdb, bare),
        () -> ours(duckdb, rows, source.read(file).get(0), true),
      };
      double[][] seconds = new double[tasks.length][ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < tasks.length; i++) {
          System.gc();
          long start = System.nanoTime();
          tasks[i].run();
          seconds[i][round] = (System.nanoTime() - start) / 1e9;
        }
      }
      say("read_csv, every cell seen", seconds[0], seconds[0]);
      say("Măng, the look beforehand", seconds[1], seconds[0]);
      say("Măng, every cell seen", seconds[2], seconds[0]);
      say("read_csv, into a table", seconds[3], seconds[3]);
      say("Măng, into a table", seconds[4], seconds[3]);
    }
    Files.delete(file);
    Files.delete(folder);
  }

  private static void ours(Connection duckdb, SheetRows rows, Sheet sheet, boolean keep)
      throws SQLException {
    try (SheetRows.Relation relation = rows.open(duckdb, sheet)) {
      if (keep) {
        keep(duckdb, relation.sql());
      } else {
        see(duckdb, relation.sql(), "columns('c.*')");
      }
    }
  }

  private static void see(Connection duckdb, String from, String cells) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select count(*), max(length(" + cells + "::varchar)) from " + from)) {
      result.next();
      if (result.getLong(1) < ROWS) {
        throw new IllegalStateException("read " + result.getLong(1) + " rows");
      }
    }
  }

  private static void keep(Connection duckdb, String from) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      statement.execute("create or replace temp table kept as select * from " + from);
    }
  }

  private static void write(Path file) throws IOException {
    Random random = new Random(73);
    List<String> communes = List.of("Phường Quán Toan", "Xã Tiên Thanh", "Thị trấn Núi Đèo");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(
          IntStream.rangeClosed(1, COLUMNS)
              .mapToObj(c -> "Cột " + c)
              .collect(Collectors.joining(";", "", "\n")));
      for (int r = 0; r < ROWS; r++) {
        for (int c = 0; c < COLUMNS; c++) {
          String cell =
              c % 3 == 0
                  ? communes.get(random.nextInt(3))
                  : (c % 3 == 1 ? "" : "TE") + random.nextInt(100_000);
          out.write(cell);
          out.write(c == COLUMNS - 1 ? '\n' : ';');
        }
      }
    }
  }

  private static void say(String what, double[] seconds, double[] bare) {
    System.out.printf(
        Locale.ROOT,
        "%-28s %6.2f s  %5.2f x%n",
        what,
        median(seconds),
        median(seconds) / median(bare));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
