package org.mang.check;

import static org.mang.Sql.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mang.intake.Sheet;
import org.mang.intake.Table;
import org.mang.intake.Tables;

/**
 * Rows and columns of the tables that are read but that nobody sees, whoever signed among them: in
 * a temporary table {@code unseen} (table_no, row_no) the rows, and what there is to say of them.
 */
final class HiddenParts {

  private static final int BATCH = 10_000;

  /** So many ranges are named. */
  private static final int MOST = 20;

  private final Tables tables;

  HiddenParts(Tables tables) {
    this.tables = tables;
  }

  boolean isNothing() {
    return tables.there().stream()
        .allMatch(
            table ->
                table.sheet().notes().hiddenRows().isEmpty()
                    && table.sheet().notes().hiddenColumns().isEmpty());
  }

  /** Lists the rows of figures that are not seen, and notes rows and columns in {@code noted}. */
  void list(Statement statement) throws SQLException {
    statement.execute("create or replace temp table unseen (table_no integer, row_no integer)");
    List<Table> there = tables.there();
    for (int i = 0; i < there.size(); i++) {
      rows(statement, i, there.get(i));
      columns(statement, i, there.get(i));
    }
    statement.execute(
        "delete from unseen where (table_no, row_no) not in (select (table_no, row_no) from checked where row_kind = 'row')");
    for (Map.Entry<Integer, BitSet> entry : unseen(statement).entrySet()) {
      BitSet rows = entry.getValue();
      statement.execute(
          "insert into noted values ('HIDDEN_ROWS', %d, %d, null, null, null, false, %2$s, %2$s, null, false)"
              .replace("%2$s", text(ranges(rows)))
              .formatted(entry.getKey(), rows.nextSetBit(0)));
    }
  }

  private static void rows(Statement statement, int number, Table table) throws SQLException {
    List<String> rows =
        table.sheet().notes().hiddenRows().stream()
            .filter(row -> row >= table.firstRow() && row <= table.lastRow())
            .mapToObj(row -> "(%d, %d)".formatted(number, row))
            .toList();
    for (int from = 0; from < rows.size(); from += BATCH) {
      statement.execute(
          "insert into unseen values "
              + String.join(", ", rows.subList(from, Math.min(rows.size(), from + BATCH))));
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

  private static void columns(Statement statement, int number, Table table) throws SQLException {
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
      String columns =
          text(String.join(", ", letters) + (filled.cardinality() > MOST ? ", …" : ""));
      statement.execute(
          "insert into noted values ('HIDDEN_COLUMNS', %d, null, %s, null, null, false, %s, %s, null, false)"
              .formatted(number, text(Sheet.letters(filled.nextSetBit(0))), columns, columns));
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
