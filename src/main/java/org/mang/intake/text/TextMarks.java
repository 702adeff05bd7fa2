package org.mang.intake.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Sheet;
import org.mang.intake.cell.CellText;

/**
 * The apostrophe by which people tell Excel that a cell is text: before keys, days and numbers. In
 * a delimited text it stands as a letter, and is none.
 */
final class TextMarks {

  /** One alone may be meant: '90. */
  private static final int LEAST = 2;

  private TextMarks() {}

  /** Takes it off the cells of columns in which it stands more than once. */
  static void takeOff(List<Sheet.Row> rows) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (Sheet.Row row : rows) {
      for (int column = 0; column < row.cells().size(); column++) {
        if (isMarked(row.cell(column))) {
          counts.merge(column, 1, Integer::sum);
        }
      }
    }
    BitSet marked = new BitSet();
    counts.forEach((column, count) -> marked.set(column, count >= LEAST));
    if (!marked.isEmpty()) {
      rows.replaceAll(row -> without(row, marked));
    }
  }

  private static Sheet.Row without(Sheet.Row row, BitSet columns) {
    List<@Nullable String> cells = new ArrayList<>(row.cells());
    for (int column = columns.nextSetBit(0); column >= 0; column = columns.nextSetBit(column + 1)) {
      String cell = row.cell(column);
      if (cell != null && (isMarked(cell) || cell.equals("'"))) {
        cells.set(column, CellText.clean(cell.substring(1)));
      }
    }
    return new Sheet.Row(row.number(), cells);
  }

  private static boolean isMarked(@Nullable String cell) {
    return cell != null
        && cell.length() > 1
        && cell.charAt(0) == '\''
        && cell.indexOf('\'', 1) < 0
        && cell.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}
