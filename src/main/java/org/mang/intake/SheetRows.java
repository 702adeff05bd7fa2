package org.mang.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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
 * Makes sheets readable by SQL: {@code mang_rows(handle, first, last, width)} is a table function
 * with the columns {@code row_no, c1, c2, …} of those rows of the sheet that was opened under that
 * handle.
 */
public final class SheetRows {

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private static final int WORTH_A_THREAD = 10_000;

  private final Map<String, Sheet> open = new ConcurrentHashMap<>();
  private final AtomicLong handles = new AtomicLong();

  /** Adds the table functions to a database; every connection to it has them from then on. */
  public void register(Connection database) throws SQLException {
    DuckDBFunctions.tableFunction()
        .withName("mang_lines")
        .withParameter(String.class)
        .withParameter(int.class)
        .withParameter(int.class)
        .withParameter(int.class)
        .withFunction(new Lines())
        .register(database);
    DuckDBFunctions.tableFunction()
        .withName("mang_rows")
        .withParameter(String.class)
        .withParameter(int.class)
        .withParameter(int.class)
        .withParameter(int.class)
        .withFunction(new Cells())
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
    return new Relation(handle, sheet);
  }

  private static String sql(String handle, Sheet sheet, int first, int last, int width) {
    String range = "('%s', %d, %d, %d)".formatted(handle, first, last, width);
    if (sheet.body() instanceof Sheet.Listed) {
      return "mang_rows" + range;
    }
    if (sheet.body() instanceof CsvFile file) {
      return file.sql(first, last);
    }
    String cells =
        IntStream.rangeClosed(1, width)
            .mapToObj(column -> "nullif(cells[%1$d], '') as c%1$d".formatted(column))
            .collect(Collectors.joining(", "));
    return "(select row_no, %s from (select row_no, string_split(line, chr(%d)) as cells from mang_lines%s))"
        .formatted(cells, (int) PackedRows.SEPARATOR, range);
  }

  /** A sheet as SQL sees it. */
  public final class Relation implements AutoCloseable {
    private final String handle;
    private final Sheet sheet;

    private Relation(String handle, Sheet sheet) {
      this.handle = handle;
      this.sheet = sheet;
    }

    /**
     * What stands after {@code from}; columns {@code row_no integer, c1 varchar, c2 varchar, …}.
     */
    public String sql() {
      return sql(1, Integer.MAX_VALUE, sheet.width());
    }

    /**
     * The same of some of its rows and columns; no others are read.
     *
     * @param first the number of the first row, from 1
     * @param last the number of the last
     * @param width how many columns, from A on
     */
    public String sql(int first, int last, int width) {
      return SheetRows.sql(handle, sheet, first, last, Math.max(1, Math.min(width, sheet.width())));
    }

    @Override
    public void close() throws SQLException {
      open.remove(handle);
    }
  }

  /**
   * What a table function hands over.
   *
   * @param first the index of its first row among all that hold anything
   * @param end the index behind its last
   */
  private record Part(Sheet sheet, int first, int end) {}

  /** Hands rows over by chunks, in as many threads as DuckDB likes: each row says its number. */
  private abstract class RowFunction implements DuckDBTableFunction<Part, AtomicInteger, Object> {

    abstract void addColumns(DuckDBTableFunctionBindInfo info, int width);

    /** How many rows that hold anything there are before the one of that number. */
    abstract int before(Sheet sheet, int number);

    /** Hands over {@code count} rows from the index {@code from}. */
    abstract void fill(DuckDBDataChunkWriter chunk, Sheet sheet, int from, int count);

    @Override
    public Part bind(DuckDBTableFunctionBindInfo info) throws SQLException {
      try (var handle = info.getParameter(0);
          var first = info.getParameter(1);
          var last = info.getParameter(2);
          var width = info.getParameter(3)) {
        Sheet sheet = Objects.requireNonNull(open.get(handle.getString()), "sheet is closed");
        int end =
            last.getInt() == Integer.MAX_VALUE
                ? sheet.rowCount()
                : before(sheet, last.getInt() + 1);
        Part part = new Part(sheet, before(sheet, first.getInt()), end);
        info.addResultColumn("row_no", DuckDBColumnType.INTEGER);
        addColumns(info, width.getInt());
        info.setCardinality(Math.max(0, part.end() - part.first()), true);
        return part;
      }
    }

    @Override
    public AtomicInteger init(DuckDBTableFunctionInitInfo info) {
      Part part = info.getBindData();
      info.setMaxThreads(
          Math.max(1, Math.min(PROCESSORS, (part.end() - part.first()) / WORTH_A_THREAD)));
      return new AtomicInteger(part.first());
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
      Part part = call.getBindData();
      AtomicInteger next = call.getInitData();
      int capacity = (int) chunk.capacity();
      int from = next.getAndUpdate(at -> Math.min(part.end(), at + capacity));
      int count = Math.max(0, Math.min(capacity, part.end() - from));
      fill(chunk, part.sheet(), from, count);
      return count;
    }
  }

  /** Cell by cell. */
  private final class Cells extends RowFunction {

    @Override
    void addColumns(DuckDBTableFunctionBindInfo info, int width) {
      for (int column = 1; column <= width; column++) {
        info.addResultColumn("c" + column, DuckDBColumnType.VARCHAR);
      }
    }

    @Override
    int before(Sheet sheet, int number) {
      return (int) sheet.rows().stream().takeWhile(row -> row.number() < number).count();
    }

    @Override
    void fill(DuckDBDataChunkWriter chunk, Sheet sheet, int from, int count) {
      List<Sheet.Row> rows = sheet.rows();
      DuckDBWritableVector numbers = chunk.vector(0);
      for (int i = 0; i < count; i++) {
        numbers.setInt(i, rows.get(from + i).number());
      }
      for (int column = 1; column < chunk.columnCount(); column++) {
        DuckDBWritableVector vector = chunk.vector(column);
        for (int i = 0; i < count; i++) {
          String text = rows.get(from + i).cell(column - 1);
          if (text == null) {
            vector.setNull(i);
          } else {
            vector.setString(i, text);
          }
        }
      }
    }
  }

  /** The lines of packed rows; SQL splits them, which is faster than handing over cell by cell. */
  private final class Lines extends RowFunction {

    @Override
    void addColumns(DuckDBTableFunctionBindInfo info, int width) {
      info.addResultColumn("line", DuckDBColumnType.VARCHAR);
    }

    @Override
    int before(Sheet sheet, int number) {
      return ((PackedRows) sheet.body()).before(number);
    }

    @Override
    void fill(DuckDBDataChunkWriter chunk, Sheet sheet, int from, int count) {
      PackedRows rows = (PackedRows) sheet.body();
      DuckDBWritableVector numbers = chunk.vector(0);
      DuckDBWritableVector lines = chunk.vector(1);
      for (int i = 0; i < count; i++) {
        numbers.setInt(i, rows.number(from + i));
        lines.setString(i, rows.line(from + i));
      }
    }
  }
}
