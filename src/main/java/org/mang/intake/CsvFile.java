package org.mang.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mang.Sql;
import org.mang.intake.cell.TextMode;

/**
 * A large plain text, as every byte of it has shown it to be, which stays on disk and is read by
 * DuckDB.
 *
 * @param carriageReturns whether one stands before each line end
 * @param marked whether a byte-order mark stands before the first letter
 * @param padded whether blanks stand at the ends of some fields, to be taken off
 * @param rows how many lines hold anything
 * @param lines how many there are
 * @param emptyLines the numbers of the lines of no byte, in order
 */
public record CsvFile(
    Path path,
    char separator,
    boolean carriageReturns,
    boolean marked,
    boolean padded,
    int rows,
    int lines,
    List<Integer> emptyLines,
    int width,
    TextMode mode)
    implements Sheet.Body {

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  /** So many lines are worth a reader of their own. */
  private static final int WORTH_A_PART = 50_000;

  /** A part is smaller than the one before it, for its reader has to pass over that one first. */
  private static final double PART_TO_PART = 0.7;

  private static final char MARK = '\uFEFF';

  public CsvFile {
    emptyLines = List.copyOf(emptyLines);
  }

  @Override
  public int count(Sheet sheet) {
    return rows;
  }

  @Override
  public void forEach(Sheet sheet, Consumer<Sheet.Row> row) {
    try (CsvReader<CsvRecord> reader =
        reader(separator).detectBomHeader(marked).ofCsvRecord(path)) {
      for (CsvRecord line : reader) {
        Sheet.Row each = new Sheet.Row((int) line.getStartingLineNumber(), cells(line, mode));
        if (!each.isBlank()) {
          row.accept(each);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line without any byte; one that holds blank cells alone is not looked for. */
  @Override
  public boolean isGap(int above, int below) {
    return emptyBetween(above, below) > 0;
  }

  @Override
  public boolean hasHidden(int above, int below) {
    return below - above - 1 > emptyBetween(above, below);
  }

  private long emptyBetween(int above, int below) {
    return emptyLines.stream().filter(line -> line > above && line < below).count();
  }

  /** What stands after {@code from} for the lines from the first to the last. */
  String sql(int first, int last) {
    int end = Math.min(last, lines);
    return sql(first, end, Math.min(PROCESSORS, (end - first) / WORTH_A_PART));
  }

  /**
   * The same, by several readers side by side: each counts its lines, which only one stream can be
   * counted by.
   */
  public String sql(int first, int last, int parts) {
    List<String> each = new ArrayList<>();
    double whole = 1 - Math.pow(PART_TO_PART, Math.max(1, parts));
    int from = first;
    for (int part = 1; part < parts; part++) {
      double share = (1 - Math.pow(PART_TO_PART, part)) / whole;
      int to = first + (int) ((last - first + 1) * share) - 1;
      if (to >= from) {
        each.add(part(from, to));
        from = to + 1;
      }
    }
    each.add(part(from, last));
    return "(" + String.join("\nunion all\n", each) + ")";
  }

  /**
   * DuckDB counts no empty lines, unless there is but one column; but passes over them by count.
   */
  private String part(int first, int last) {
    String columns =
        IntStream.rangeClosed(1, width)
            .mapToObj(column -> "'c" + column + "': 'varchar'")
            .collect(Collectors.joining(", "));
    String cells =
        IntStream.rangeClosed(1, width).mapToObj(this::cell).collect(Collectors.joining(", "));
    List<Integer> empty =
        width == 1
            ? List.of()
            : emptyLines.stream().filter(line -> line >= first && line <= last).toList();
    String rowNo = "%d + row_number() over ()".formatted(first - 1);
    for (int i = 0; i < empty.size(); i++) {
      rowNo += " + (row_number() over () > %d)::integer".formatted(empty.get(i) - first - i);
    }
    return """
        select (%s)::integer as row_no, %s
        from (
            select *
            from read_csv(%s, auto_detect = false, header = false, delim = %s, quote = '"', escape = '"',
                null_padding = true, strict_mode = false, skip = %d, columns = {%s})
            limit %d)"""
        .formatted(
            rowNo,
            cells,
            Sql.text(path.toString()),
            Sql.text(String.valueOf(separator)),
            first - 1,
            columns,
            Math.max(0, last - first + 1 - empty.size()));
  }

  private String cell(int column) {
    String cell = "c" + column;
    if (marked && column == 1) {
      cell = "ltrim(" + cell + ", chr(" + (int) MARK + "))";
    }
    if (padded) {
      cell = "trim(" + cell + ", ' \t')";
    }
    return marked || padded ? "nullif(%s, '') as c%d".formatted(cell, column) : cell;
  }

  /** The cells of one line. */
  public static List<@Nullable String> cells(String line, char separator, TextMode mode) {
    try (CsvReader<CsvRecord> reader = reader(separator).ofCsvRecord(line)) {
      return cells(reader.iterator().next(), mode);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<@Nullable String> cells(CsvRecord line, TextMode mode) {
    List<@Nullable String> cells = new ArrayList<>(line.getFieldCount());
    line.getFields().forEach(field -> cells.add(mode.text(field)));
    return cells;
  }

  static CsvReader.CsvReaderBuilder reader(char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true);
  }
}
