package org.mang.intake;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows among which a header is looked for, with merged cells filled from their corner. */
final class HeaderGrid {

  private static final BitSet NONE = new BitSet();

  private final Map<Integer, Sheet.Row> rows = new HashMap<>();
  private final Map<Long, String> merged = new HashMap<>();

  /** Which columns hold text, by row: few do in a sheet that reaches far to the right. */
  private final Map<Integer, BitSet> filled = new HashMap<>();

  private final int lastRow;
  private final int width;

  HeaderGrid(Sheet sheet, int lastRow) {
    this.lastRow = lastRow;
    this.width = sheet.width();
    for (Sheet.Row row : sheet.rows()) {
      if (row.number() <= lastRow) {
        rows.put(row.number(), row);
        for (int column = 0; column < row.cells().size(); column++) {
          if (row.cell(column) != null) {
            filledIn(row.number()).set(column);
          }
        }
      }
    }
    for (Sheet.Merge merge : sheet.merges()) {
      String corner =
          merge.firstRow() <= lastRow ? cell(merge.firstRow(), merge.firstColumn()) : null;
      if (corner == null) {
        continue;
      }
      for (int r = merge.firstRow(); r <= Math.min(merge.lastRow(), lastRow); r++) {
        for (int c = merge.firstColumn(); c <= Math.min(merge.lastColumn(), width - 1); c++) {
          merged.put(key(r, c), corner);
          filledIn(r).set(c);
        }
      }
    }
  }

  int lastRow() {
    return lastRow;
  }

  /** The columns that hold text in one of {@code depth} rows from {@code top}. */
  int[] columns(int top, int depth) {
    BitSet columns = new BitSet(width);
    for (int r = top; r < top + depth; r++) {
      columns.or(filled.getOrDefault(r, NONE));
    }
    return columns.stream().toArray();
  }

  private BitSet filledIn(int row) {
    return filled.computeIfAbsent(row, r -> new BitSet(width));
  }

  /**
   * The heading of a column over {@code depth} rows from {@code top}: the texts from the top, one
   * that spans several rows once.
   *
   * @param spread whether a blank cell of an upper row takes the text to its left, as in files
   *     without merged cells
   */
  List<String> levels(int top, int depth, int column, boolean spread) {
    List<String> levels = new ArrayList<>();
    @Nullable String above = null;
    for (int r = top; r < top + depth; r++) {
      String text = text(r, column);
      if (text == null && spread && r < top + depth - 1) {
        text = leftOf(r, column);
      }
      if (text != null && !Objects.equals(text, above)) {
        levels.add(text.replace('\n', ' ').strip());
      }
      above = text == null ? above : text;
    }
    return levels;
  }

  @Nullable String text(int row, int column) {
    String filled = merged.get(key(row, column));
    return filled != null ? filled : cell(row, column);
  }

  private @Nullable String leftOf(int row, int column) {
    int left = column == 0 ? -1 : filled.getOrDefault(row, NONE).previousSetBit(column - 1);
    return left < 0 ? null : text(row, left);
  }

  private @Nullable String cell(int row, int column) {
    Sheet.Row found = rows.get(row);
    return found == null ? null : found.cell(column);
  }

  private static long key(int row, int column) {
    return ((long) row << 32) | column;
  }
}
