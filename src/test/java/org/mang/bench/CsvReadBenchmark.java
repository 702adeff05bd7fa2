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
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mang.definition.Definitions;
import org.mang.intake.Limits;
import org.mang.intake.Sheet;
import org.mang.intake.SheetRows;
import org.mang.intake.SourceFile;

/**
 * How long a CSV of 1,000,000 rows of 12 cells takes until SQL has seen every cell, against
 * DuckDB's bare {@code read_csv} in the same run. Ours looks at every byte for encoding, separator
 * and outline besides, and numbers the rows.
 */
public final class CsvReadBenchmark {

  private static final int ROWS = 1_000_000;
  private static final int COLUMNS = 12;
  private static final int ROUNDS = 9;

  private CsvReadBenchmark() {}

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
      new Rounds()
          .add("read_csv, every cell seen", () -> see(duckdb, bare, "count(*)", "columns(*)"))
          .add("Măng, the look beforehand", () -> source.read(file).get(0).rowCount())
          .add("Măng, every cell and row number seen", () -> ours(duckdb, rows, source.read(file)))
          .run(ROUNDS, ROWS);
    }
    Files.delete(file);
    Files.delete(folder);
  }

  private static long ours(Connection duckdb, SheetRows rows, List<Sheet> sheets)
      throws SQLException {
    try (SheetRows.Relation relation = rows.open(duckdb, sheets.get(0))) {
      return see(duckdb, relation.sql(), "max(row_no)", "columns('c.*')");
    }
  }

  private static long see(Connection duckdb, String from, String rows, String cells)
      throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select %s, max(length(%s::varchar)) from %s".formatted(rows, cells, from))) {
      result.next();
      return result.getLong(1);
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
}
