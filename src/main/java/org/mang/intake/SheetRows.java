package org.mang.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  /** Adds the table functions to a database; every connection to it has them from then on. */
  public void register(Connection database) throws SQLException {
    DuckDBFunctions.tableFunction()
        .withName("mang_lines")
        .withParameter(String.class)
        .withFunction(new Lines())
        .register(database);
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
    return new Relation(handle, sql(handle, sheet));
  }

  private static String sql(String handle, Sheet sheet) {
    if (sheet.body() instanceof Sheet.Listed) {
      return "mang_rows('" + handle + "')";
    }
    if (sheet.body() instanceof CsvFile file) {
      return file.sql();
    }
    String cells =
        IntStream.rangeClosed(1, Math.max(1, sheet.width()))
            .mapToObj(column -> "nullif(cells[%1$d], '') as c%1$d".formatted(column))
            .collect(Collectors.joining(", "));
    return "(select row_no, %s from (select row_no, string_split(line, chr(%d)) as cells from mang_lines('%s')))"
        .formatted(cells, (int) PackedRows.SEPARATOR, handle);
  }

  /** A sheet as SQL sees it. */
  public final class Relation implements AutoCloseable {
    private final String handle;
    private final String sql;

    private Relation(String handle, String sql) {
      this.handle = handle;
      this.sql = sql;
    }

    /**
     * What stands after {@code from}; columns {@code row_no integer, c1 varchar, c2 varchar, …}.
     */
    public String sql() {
      return sql;
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

  /** The lines of packed rows; SQL splits them, which is faster than handing over cell by cell. */
  private final class Lines implements DuckDBTableFunction<PackedRows, int[], Object> {

    @Override
    public PackedRows bind(DuckDBTableFunctionBindInfo info) throws SQLException {
      try (var handle = info.getParameter(0)) {
        Sheet sheet = Objects.requireNonNull(open.get(handle.getString()), "sheet is closed");
        PackedRows rows = (PackedRows) sheet.body();
        info.addResultColumn("row_no", DuckDBColumnType.INTEGER);
        info.addResultColumn("line", DuckDBColumnType.VARCHAR);
        info.setCardinality(rows.size(), true);
        return rows;
      }
    }

    @Override
    public int[] init(DuckDBTableFunctionInitInfo info) {
      info.setMaxThreads(1);
      return new int[1];
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
      PackedRows rows = call.getBindData();
      int[] next = call.getInitData();
      int count = (int) Math.min(chunk.capacity(), rows.size() - next[0]);
      DuckDBWritableVector numbers = chunk.vector(0);
      DuckDBWritableVector lines = chunk.vector(1);
      for (int i = 0; i < count; i++) {
        numbers.setInt(i, rows.number(next[0] + i));
        lines.setString(i, rows.line(next[0] + i));
      }
      next[0] += count;
      return count;
    }
  }
}
