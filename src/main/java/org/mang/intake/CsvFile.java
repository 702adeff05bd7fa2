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

/**
 * A large plain text, as {@link CsvScan} has found it to be, which stays on disk and is read by
 * DuckDB.
 *
 * @param carriageReturns whether one stands before each line end
 * @param marked whether a byte-order mark stands before the first letter
 * @param padded whether blanks stand at the ends of some fields, to be taken off
 * @param rows how many lines hold anything
 * @param emptyLines the numbers of the lines of no byte, in order
 */
record CsvFile(
    Path path,
    char separator,
    boolean carriageReturns,
    boolean marked,
    boolean padded,
    int rows,
    List<Integer> emptyLines,
    int width,
    TextMode mode)
    implements Sheet.Body {

  private static final char MARK = '\uFEFF';

  CsvFile {
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
    return emptyLines.stream().anyMatch(line -> line > above && line < below);
  }

  /**
   * What stands after {@code from}; DuckDB counts no empty lines, unless there is but one column.
   */
  String sql() {
    String columns =
        IntStream.rangeClosed(1, width)
            .mapToObj(column -> "'c" + column + "': 'varchar'")
            .collect(Collectors.joining(", "));
    String cells =
        IntStream.rangeClosed(1, width).mapToObj(this::cell).collect(Collectors.joining(", "));
    String rowNo = "row_number() over ()";
    for (int i = 0; width > 1 && i < emptyLines.size(); i++) {
      rowNo += " + (row_number() over () > %d)::integer".formatted(emptyLines.get(i) - i - 1);
    }
    return """
        (select (%s)::integer as row_no, %s
        from read_csv(%s, auto_detect = false, header = false, delim = %s, quote = '"', escape = '"',
            null_padding = true, strict_mode = false, columns = {%s}))"""
        .formatted(
            rowNo, cells, Sql.text(path.toString()), Sql.text(String.valueOf(separator)), columns);
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

  /** Encoding, separator and line ends. */
  String dialect() {
    return DelimitedReader.dialect(
        marked ? Encoding.UTF_8_MARKED : Encoding.UTF_8,
        separator,
        carriageReturns ? "CRLF" : "LF");
  }

  /** The cells of one line. */
  static List<@Nullable String> cells(String line, char separator, TextMode mode) {
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
