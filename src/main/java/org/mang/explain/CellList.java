package org.mang.explain;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells of a fact as DuckDB hands them over. */
final class CellList {

  private CellList() {}

  /** From a list of structs of column, heading and text; empty from null. */
  static List<Explanation.Cell> of(@Nullable Object list) throws SQLException {
    List<Explanation.Cell> cells = new ArrayList<>();
    if (list instanceof Array array) {
      for (Object each : (Object[]) array.getArray()) {
        Object[] parts = ((Struct) each).getAttributes();
        String text = String.valueOf(parts[2]);
        cells.add(
            new Explanation.Cell(
                String.valueOf(parts[0]), String.valueOf(parts[1]), text.isEmpty() ? null : text));
      }
    }
    return cells;
  }
}
