package org.mang.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.mang.Sql;
import org.mang.intake.SheetRows;
import org.mang.intake.SourceFile;

/**
 * A CSV until SQL has seen every cell, with the number of its row, against {@code read_csv} that
 * numbers its rows. Ours looks at every byte for encoding, separator and outline besides.
 */
final class CsvRounds {

  private static final int ROUNDS = 9;

  private CsvRounds() {}

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    int rows = Integer.parseInt(args[1]);
    SourceFile source = EveryCell.source();
    String bare =
        "(select row_number() over () + 1 as row_no, * from read_csv(%s, all_varchar = true))"
            .formatted(Sql.text(file.toString()));
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
      SheetRows sheetRows = new SheetRows();
      sheetRows.register(duckdb);
      Rounds.run(
          ROUNDS,
          rows + 1L,
          () -> EveryCell.seen(duckdb, bare),
          () -> EveryCell.seen(duckdb, sheetRows, source.read(file).get(0)));
    }
  }
}
