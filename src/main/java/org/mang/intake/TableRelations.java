package org.mang.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.Objects;

/** The sheets on which the tables of a submission stand, each open for SQL. */
public final class TableRelations implements AutoCloseable {

  /** How many columns to the right of the last may say what kind of row it is. */
  private static final int BESIDE = 4;

  private final IdentityHashMap<Sheet, SheetRows.Relation> bySheet = new IdentityHashMap<>();

  private TableRelations() {}

  /** Opens each sheet once; they are to be read on that connection. */
  public static TableRelations open(Connection connection, SheetRows sheetRows, Tables tables)
      throws SQLException {
    TableRelations relations = new TableRelations();
    try {
      for (Table table : tables.all()) {
        if (!relations.bySheet.containsKey(table.sheet())) {
          relations.bySheet.put(table.sheet(), sheetRows.open(connection, table.sheet()));
        }
      }
      return relations;
    } catch (SQLException e) {
      relations.close();
      throw e;
    }
  }

  /**
   * What stands after {@code from} for the rows of a table, and no others of its sheet; with its
   * columns and some to the right, for one cell may stand at the edge of the world.
   */
  public String sql(Table table) {
    return Objects.requireNonNull(bySheet.get(table.sheet()), "sheet is not open")
        .sql(table.firstRow(), table.lastRow(), table.lastColumn() + 1 + BESIDE);
  }

  /** The same of its first rows, so many at most. */
  public String head(Table table, int rows) {
    return Objects.requireNonNull(bySheet.get(table.sheet()), "sheet is not open")
        .sql(
            table.firstRow(),
            Math.min(table.lastRow(), table.firstRow() + rows - 1),
            table.lastColumn() + 1);
  }

  @Override
  public void close() throws SQLException {
    for (SheetRows.Relation relation : bySheet.values()) {
      relation.close();
    }
  }
}
