package org.mang.intake;

import java.util.List;

/** The rows of tables, open for SQL: those at hand as one relation, those of a large text by it. */
public final class TableRelations implements AutoCloseable {

  private final SheetRows.Relation lines;
  private final boolean hasLines;

  private TableRelations(SheetRows.Relation lines, boolean hasLines) {
    this.lines = lines;
    this.hasLines = hasLines;
  }

  /** Opens tables, which count from 0. */
  public static TableRelations open(SheetRows sheetRows, List<Table> tables) {
    return new TableRelations(
        sheetRows.open(tables.stream().map(TableRelations::part).toList()),
        tables.stream().anyMatch(table -> !isText(table)) || tables.isEmpty());
  }

  private static SheetRows.Part part(Table table) {
    return isText(table)
        ? new SheetRows.Part(Sheet.blank(0), 1, 0)
        : new SheetRows.Part(table.sheet(), table.firstRow(), table.lastRow());
  }

  /** Whether its rows are those of a large text, which stays on disk. */
  public static boolean isText(Table table) {
    return isText(table.sheet());
  }

  /** Likewise of a sheet. */
  public static boolean isText(Sheet sheet) {
    return sheet.body() instanceof CsvFile;
  }

  /** Whether any rows are at hand. */
  public boolean hasLines() {
    return hasLines;
  }

  /**
   * What stands after {@code from} for the rows at hand of all tables: {@code part_no} (the number
   * of the table), {@code row_no, cells}.
   */
  public String lines() {
    return lines.sql();
  }

  /**
   * The same for a table of a large text: {@code row_no, c1, c2, …}.
   *
   * @param rows so many at most, from the first on
   */
  public static String text(Table table, int rows) {
    CsvFile file = (CsvFile) table.sheet().body();
    long last = Math.min(table.lastRow(), (long) table.firstRow() + rows - 1);
    return file.sql(table.firstRow(), (int) last);
  }

  /** All rows of a large text: {@code row_no, c1, c2, …}. */
  public static String text(Sheet sheet) {
    return ((CsvFile) sheet.body()).sql(1, Integer.MAX_VALUE);
  }

  @Override
  public void close() {
    lines.close();
  }
}
