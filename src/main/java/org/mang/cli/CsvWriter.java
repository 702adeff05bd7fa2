package org.mang.cli;

import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** RFC 4180, with line feeds. */
final class CsvWriter implements ResultWriter {

  @Override
  public void write(ResultSet result, PrintWriter out) throws SQLException {
    try (var csv = open(out)) {
      int columns = result.getMetaData().getColumnCount();
      @Nullable String[] cells = new @Nullable String[columns];
      for (int i = 0; i < columns; i++) {
        cells[i] = result.getMetaData().getColumnLabel(i + 1);
      }
      csv.writeRecord(cells);
      while (result.next()) {
        for (int i = 0; i < columns; i++) {
          cells[i] = result.getString(i + 1);
        }
        csv.writeRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A writer of records that leaves the terminal open. */
  static de.siegmar.fastcsv.writer.CsvWriter open(PrintWriter out) {
    return de.siegmar.fastcsv.writer.CsvWriter.builder()
        .lineDelimiter(LineDelimiter.LF)
        .build(new Unclosed(out));
  }

  /** The terminal stays open. */
  private static final class Unclosed extends FilterWriter {
    Unclosed(PrintWriter out) {
      super(out);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
