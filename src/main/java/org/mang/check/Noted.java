package org.mang.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.mang.TempTable;

/**
 * What a sheet says beyond the text of its cells, as a row of the temporary table {@code noted}.
 *
 * @param row null if it is of a column as a whole
 * @param column in letters; null if it is of a row as a whole
 * @param isMasked whether only the beginning of the value may be shown
 * @param expected what fills {expected}, in either language
 * @param explains the code of the finding at the same cell that it takes the place of
 * @param isTyped whether somebody typed the value
 */
record Noted(
    String code,
    int table,
    @Nullable Integer row,
    @Nullable String column,
    @Nullable String header,
    @Nullable String value,
    boolean isMasked,
    String expected,
    @Nullable String explains,
    boolean isTyped) {

  static final String TABLE =
      """
      create or replace temp table noted (
          code varchar, table_no integer, row_no integer, column_ref varchar, header varchar, value varchar,
          is_masked boolean, expected_vi varchar, expected_en varchar, explains varchar, is_typed boolean)
      """;

  /** Of a row or a column as a whole. */
  static Noted whole(
      String code, int table, @Nullable Integer row, @Nullable String column, String expected) {
    return new Noted(code, table, row, column, null, null, false, expected, null, false);
  }

  /** Adds to the table. */
  static void add(Connection connection, List<Noted> all) throws SQLException {
    try (DuckDBAppender rows = TempTable.append(connection, "noted")) {
      for (Noted each : all) {
        rows.beginRow().append(each.code).append(each.table).append(each.row);
        rows.append(each.column).append(each.header).append(each.value).append(each.isMasked);
        rows.append(each.expected).append(each.expected).append(each.explains);
        rows.append(each.isTyped).endRow();
      }
    }
  }
}
