package org.mang.cli;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Aligned columns for people; numbers to the right. */
final class TableWriter implements ResultWriter {

  private static final int WIDEST = 100;

  private final Map<String, String> vietnamese;

  /** With the headings that the query gives. */
  TableWriter() {
    this(Map.of());
  }

  /** With headings, and the count of rows, in Vietnamese; a heading that has none stays. */
  TableWriter(Map<String, String> vietnamese) {
    this.vietnamese = vietnamese;
  }

  @Override
  public void write(ResultSet result, PrintWriter out) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    List<String[]> rows = new ArrayList<>();
    boolean[] numeric = new boolean[columns];
    String[] header = new String[columns];
    for (int i = 0; i < columns; i++) {
      String label = result.getMetaData().getColumnLabel(i + 1);
      header[i] = vietnamese.getOrDefault(label, label);
      numeric[i] = isNumeric(result.getMetaData().getColumnType(i + 1));
    }
    rows.add(header);
    while (result.next()) {
      String[] row = new String[columns];
      for (int i = 0; i < columns; i++) {
        String text = result.getString(i + 1);
        row[i] =
            text == null
                ? ""
                : Printable.of(text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text);
      }
      rows.add(row);
    }
    print(rows, numeric, out);
    int count = rows.size() - 1;
    String unit = vietnamese.isEmpty() ? count == 1 ? "row" : "rows" : "dòng";
    out.println("(" + count + " " + unit + ")");
  }

  /** The first row is the header. */
  static void print(List<String[]> rows, boolean[] numeric, PrintWriter out) {
    int columns = numeric.length;
    int[] widths = new int[columns];
    for (String[] row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], Width.of(row[i]));
      }
    }
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String cell = rows.get(r)[i];
        String pad = " ".repeat(widths[i] - Width.of(cell));
        line.append(numeric[i] ? pad + cell : cell + pad).append("  ");
      }
      out.println(line.toString().stripTrailing());
      if (r == 0) {
        out.println("─".repeat(Math.max(1, Arrays.stream(widths).map(w -> w + 2).sum() - 2)));
      }
    }
  }

  private static boolean isNumeric(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.NUMERIC,
          Types.FLOAT,
          Types.DOUBLE,
          Types.REAL ->
          true;
      default -> false;
    };
  }
}
