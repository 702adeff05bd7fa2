package org.mang.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;

/**
 * Makes sheets readable by SQL: {@code mang_rows(handle)} is a table function with the columns
 * {@code row_no, c1, c2, …} of the sheet that was opened under that handle.
 */
public final class SheetRows {

  private final Map<String, Sheet> open = new ConcurrentHashMap<>();
  private final AtomicLong handles = new AtomicLong();

  /** Adds the table function to a database; every connection to it has it from then on. */
  public void register(Connection database) throws SQLException {
    DuckDBFunctions.tableFunction()
        .withName("mang_rows")
        .withParameter(String.class)
        .withFunction(new Rows())
        .register(database);
  }

  /**
   * Opens a sheet for SQL until the relation is closed.
   *
   * @param connection on which the relation is to be read
   */
  public Relation open(Connection connection, Sheet sheet) throws SQLException {
    String handle = Long.toString(handles.incrementAndGet());
    open.put(handle, sheet);
    return new Relation(handle);
  }

  /** A sheet as SQL sees it. */
  public final class Relation implements AutoCloseable {
    private final String handle;

    private Relation(String handle) {
      this.handle = handle;
    }

    /**
     * What stands after {@code from}; columns {@code row_no integer, c1 varchar, c2 varchar, …}.
     */
    public String sql() {
      return "mang_rows('" + handle + "')";
    }

    @Override
    public void close() throws SQLException {
      open.remove(handle);
    }
  }

  private final class Rows implements DuckDBTableFunction<Sheet, int[], Object> {

    @Override
    public Sheet bind(DuckDBTableFunctionBindInfo info) throws SQLException {
      try (var handle = info.getParameter(0)) {
        Sheet sheet = Objects.requireNonNull(open.get(handle.getString()), "sheet is closed");
        info.addResultColumn("row_no", DuckDBColumnType.INTEGER);
        for (int column = 1; column <= Math.max(1, sheet.width()); column++) {
          info.addResultColumn("c" + column, DuckDBColumnType.VARCHAR);
        }
        info.setCardinality(sheet.rows().size(), true);
        return sheet;
      }
    }

    @Override
    public int[] init(DuckDBTableFunctionInitInfo info) {
      info.setMaxThreads(1);
      return new int[1];
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
      Sheet sheet = call.getBindData();
      int[] next = call.getInitData();
      List<Sheet.Row> rows = sheet.rows();
      int count = (int) Math.min(chunk.capacity(), rows.size() - next[0]);
      DuckDBWritableVector numbers = chunk.vector(0);
      for (int i = 0; i < count; i++) {
        numbers.setInt(i, rows.get(next[0] + i).number());
      }
      for (int column = 1; column < chunk.columnCount(); column++) {
        DuckDBWritableVector vector = chunk.vector(column);
        for (int i = 0; i < count; i++) {
          String text = rows.get(next[0] + i).cell(column - 1);
          if (text == null) {
            vector.setNull(i);
          } else {
            vector.setString(i, text);
          }
        }
      }
      next[0] += count;
      return count;
    }
  }
}
