package org.mang.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.mang.intake.SheetRows;
import org.mang.intake.SourceFile;

/** An .xlsx until SQL has seen every cell, against fastexcel's bare read of every cell's text. */
final class XlsxRounds {

  private static final int ROUNDS = 7;

  private XlsxRounds() {}

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    int rows = Integer.parseInt(args[1]);
    SourceFile source = EveryCell.source();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
      SheetRows sheetRows = new SheetRows();
      sheetRows.register(duckdb);
      // The heading is a row of the sheet, for who reads it bare.
      Rounds.run(
          ROUNDS,
          rows + 1L,
          () -> fastexcel(file),
          () -> EveryCell.seen(duckdb, sheetRows, source.read(file).get(0)));
    }
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
    return characters > 0 ? cells / Reading.COLUMNS : 0;
  }
}
