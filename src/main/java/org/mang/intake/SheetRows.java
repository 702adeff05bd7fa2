package org.mang.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
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
 * Makes rows of sheets readable by SQL. {@code mang_lines(handle)} is a table function with the
 * columns {@code part_no, row_no, line}: the rows of the parts that were opened under that handle,
 * each as one text, which SQL splits. That is faster than handing over cell by cell, and a thousand
 * sheets are one relation as a single one is.
 */
public final class SheetRows {

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private static final int WORTH_A_THREAD = 10_000;

  private final Map<String, Parts> open = new ConcurrentHashMap<>();
  private final AtomicLong handles = new AtomicLong();

  /**
   * Some rows of a sheet.
   *
   * @param first the number of the first row, from 1
   * @param last the number of the last
   */
  public record Part(Sheet sheet, int first, int last) {

    /** All rows of a sheet. */
    public static Part all(Sheet sheet) {
      return new Part(sheet, 1, Integer.MAX_VALUE);
    }
  }

  /** Adds the table function to a database; every connection to it has it from then on. */
  public void register(Connection database) throws SQLException {
    DuckDBFunctions.tableFunction()
        .withName("mang_lines")
        .withParameter(String.class)
        .withFunction(new Lines())
        .register(database);
  }

  /** Opens parts of sheets for SQL until the relation is closed; they count from 0. */
  public Relation open(List<Part> parts) {
    String handle = Long.toString(handles.incrementAndGet());
    open.put(handle, new Parts(parts));
    return new Relation(handle);
  }

  /** Parts of sheets as SQL sees them. */
  public final class Relation implements AutoCloseable {
    private final String handle;

    private Relation(String handle) {
      this.handle = handle;
    }

    /**
     * What stands after {@code from}: {@code part_no integer, row_no integer, cells varchar[]}; a
     * blank cell is empty, and what lies behind the last one is null.
     */
    public String sql() {
      return "(select part_no, row_no, string_split(line, chr(%d)) as cells from mang_lines('%s'))"
          .formatted((int) PackedRows.SEPARATOR, handle);
    }

    /** Of one part: {@code row_no} and the columns {@code c1, c2, …}, null where blank. */
    public String sql(int width) {
      String cells =
          IntStream.rangeClosed(1, width)
              .mapToObj(column -> "nullif(cells[%1$d], '') as c%1$d".formatted(column))
              .collect(Collectors.joining(", "));
      return "(select row_no, %s from %s)".formatted(cells, sql());
    }

    @Override
    public void close() {
      open.remove(handle);
    }
  }

  /** What the function hands over: parts one after the other. */
  private static final class Parts {

    private final List<Part> parts;

    /** How many rows stand in all parts before each; at the end, in all. */
    private final int[] before;

    /** The index of each part's first row among those of its sheet. */
    private final int[] first;

    Parts(List<Part> parts) {
      this.parts = new ArrayList<>(parts);
      before = new int[parts.size() + 1];
      first = new int[parts.size()];
      for (int i = 0; i < parts.size(); i++) {
        Part part = parts.get(i);
        first[i] = before(part.sheet(), part.first());
        int end =
            part.last() == Integer.MAX_VALUE
                ? part.sheet().rowCount()
                : before(part.sheet(), part.last() + 1);
        before[i + 1] = Math.addExact(before[i], Math.max(0, end - first[i]));
      }
    }

    int rows() {
      return before[parts.size()];
    }

    /** How many rows that hold anything there are before the one of that number. */
    private static int before(Sheet sheet, int number) {
      return sheet.body() instanceof PackedRows packed
          ? packed.before(number)
          : sheet.indexFrom(number);
    }

    /** Hands over {@code count} rows from the index {@code from}. */
    void fill(DuckDBDataChunkWriter chunk, int from, int count) {
      DuckDBWritableVector numbers = chunk.vector(0);
      DuckDBWritableVector rows = chunk.vector(1);
      DuckDBWritableVector lines = chunk.vector(2);
      int part = partOf(from);
      for (int i = 0; i < count; i++) {
        while (from + i >= before[part + 1]) {
          part++;
        }
        int index = first[part] + from + i - before[part];
        numbers.setInt(i, part);
        if (parts.get(part).sheet().body() instanceof PackedRows packed) {
          rows.setInt(i, packed.number(index));
          lines.setString(i, packed.line(index));
        } else {
          Sheet.Row row = parts.get(part).sheet().rows().get(index);
          rows.setInt(i, row.number());
          lines.setString(i, PackedRows.line(row));
        }
      }
    }

    /** Of the last part that begins at or before the index; empty ones hold none. */
    private int partOf(int index) {
      int at = Arrays.binarySearch(before, index);
      return at >= 0 ? at : -at - 2;
    }
  }

  /** Hands rows over by chunks, in as many threads as DuckDB likes: each row says its number. */
  private final class Lines implements DuckDBTableFunction<Parts, AtomicInteger, Object> {

    @Override
    public Parts bind(DuckDBTableFunctionBindInfo info) throws SQLException {
      try (var handle = info.getParameter(0)) {
        Parts parts = Objects.requireNonNull(open.get(handle.getString()), "sheets are closed");
        info.addResultColumn("part_no", DuckDBColumnType.INTEGER);
        info.addResultColumn("row_no", DuckDBColumnType.INTEGER);
        info.addResultColumn("line", DuckDBColumnType.VARCHAR);
        info.setCardinality(parts.rows(), true);
        return parts;
      }
    }

    @Override
    public AtomicInteger init(DuckDBTableFunctionInitInfo info) {
      Parts parts = info.getBindData();
      info.setMaxThreads(Math.max(1, Math.min(PROCESSORS, parts.rows() / WORTH_A_THREAD)));
      return new AtomicInteger();
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
      Parts parts = call.getBindData();
      AtomicInteger next = call.getInitData();
      int capacity = (int) chunk.capacity();
      int from = next.getAndUpdate(at -> Math.min(parts.rows(), at + capacity));
      int count = Math.max(0, Math.min(capacity, parts.rows() - from));
      if (count > 0) {
        parts.fill(chunk, from, count);
      }
      return count;
    }
  }
}
