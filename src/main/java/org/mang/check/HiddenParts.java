package org.mang.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.mang.TempTable;
import org.mang.intake.Sheet;
import org.mang.intake.Table;

/**
 * Rows and columns of the tables that are read but that nobody sees, whoever signed among them: in
 * a temporary table {@code unseen} (table_no, row_no) the rows, and what there is to say of them.
 */
final class HiddenParts {

  /** So many ranges are named. */
  private static final int MOST = 20;

  private final List<Batch.Numbered> tables;

  HiddenParts(List<Batch.Numbered> tables) {
    this.tables = tables;
  }

  boolean isNothing() {
    return tables.stream()
        .map(each -> each.table().sheet().notes())
        .allMatch(notes -> notes.hiddenRows().isEmpty() && notes.hiddenColumns().isEmpty());
  }

  /** Lists the rows of figures that are not seen, and notes rows and columns in {@code noted}. */
  void list(Connection connection, Statement statement) throws SQLException {
    statement.execute("create or replace temp table unseen (table_no integer, row_no integer)");
    try (DuckDBAppender rows = TempTable.append(connection, "unseen")) {
      for (Batch.Numbered each : tables) {
        rows(rows, each.number(), each.table());
      }
    }
    statement.execute(
        "delete from unseen where (table_no, row_no) not in (select (table_no, row_no) from checked where row_kind = 'row')");
    List<Noted> noted = new ArrayList<>();
    tables.forEach(each -> columns(noted, each.number(), each.table()));
    unseen(statement)
        .forEach(
            (table, rows) ->
                noted.add(
                    Noted.whole("HIDDEN_ROWS", table, rows.nextSetBit(0), null, ranges(rows))));
    Noted.add(connection, noted);
  }

  private static void rows(DuckDBAppender unseen, int number, Table table) throws SQLException {
    for (int row : table.sheet().notes().hiddenRows().stream().toArray()) {
      if (row >= table.firstRow() && row <= table.lastRow()) {
        unseen.beginRow().append(number).append(row).endRow();
      }
    }
  }

  private static Map<Integer, BitSet> unseen(Statement statement) throws SQLException {
    Map<Integer, BitSet> unseen = new TreeMap<>();
    try (ResultSet result = statement.executeQuery("select table_no, row_no from unseen")) {
      while (result.next()) {
        unseen.computeIfAbsent(result.getInt(1), t -> new BitSet()).set(result.getInt(2));
      }
    }
    return unseen;
  }

  private static void columns(List<Noted> noted, int number, Table table) {
    BitSet read = new BitSet();
    Stream.concat(
            table.columns().values().stream(), table.cells().stream().map(Table.CellColumn::place))
        .map(Table.Place::column)
        .forEach(read::set);
    BitSet hidden = table.sheet().notes().hiddenColumns();
    hidden.and(read);
    BitSet filled = new BitSet();
    for (Sheet.Row row : table.sheet().rows()) {
      if (row.number() >= table.firstRow() && row.number() <= table.lastRow()) {
        hidden.stream().filter(column -> row.cell(column) != null).forEach(filled::set);
      }
    }
    if (!filled.isEmpty()) {
      List<String> letters = new ArrayList<>();
      filled.stream().limit(MOST).mapToObj(Sheet::letters).forEach(letters::add);
      noted.add(
          Noted.whole(
              "HIDDEN_COLUMNS",
              number,
              null,
              Sheet.letters(filled.nextSetBit(0)),
              String.join(", ", letters) + (filled.cardinality() > MOST ? ", …" : "")));
    }
  }

  /** Such as "14, 17–20". */
  static String ranges(BitSet rows) {
    List<String> ranges = new ArrayList<>();
    for (int from = rows.nextSetBit(0); from >= 0; ) {
      int end = rows.nextClearBit(from);
      if (ranges.size() == MOST) {
        ranges.add("…");
        break;
      }
      ranges.add(end - from == 1 ? "" + from : from + (end - from == 2 ? ", " : "–") + (end - 1));
      from = rows.nextSetBit(end);
    }
    return String.join(", ", ranges);
  }
}
