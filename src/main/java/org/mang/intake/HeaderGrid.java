package org.mang.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows among which headers are looked for, with merged cells filled from their corner: the
 * first of the sheet, and further down those that hold texts alone.
 */
final class HeaderGrid {

  private static final int HEAD = 200;

  /** Of a merged cell of a header; one of figures may be as high as the table. */
  private static final int HIGHEST = 12;

  /** No header has as many cells; a file made to exhaust memory may. */
  private static final int MOST_MERGED = 1_000_000;

  private final TreeMap<Integer, Sheet.Row> rows = new TreeMap<>();
  private final Map<Long, String> merged = new HashMap<>();
  private final HeaderKey keys = new HeaderKey();

  /** Rows in which a blank cell has the text to its left; each worked out once. */
  private final Map<Integer, List<@Nullable String>> spread = new HashMap<>();

  private final int width;

  HeaderGrid(Sheet sheet) {
    this.width = sheet.width();
    for (Sheet.Row row : sheet.rows()) {
      if (row.number() <= HEAD || isOfTexts(row)) {
        rows.put(row.number(), row);
      }
    }
    for (Sheet.Merge merge : sheet.merges()) {
      String corner = cell(merge.firstRow(), merge.firstColumn());
      if (corner == null) {
        continue;
      }
      int last = Math.min(merge.lastRow(), merge.firstRow() + HIGHEST - 1);
      if (merged.size() > MOST_MERGED) {
        break;
      }
      for (int r = merge.firstRow(); r <= last; r++) {
        for (int c = merge.firstColumn(); c <= Math.min(merge.lastColumn(), width - 1); c++) {
          merged.put(key(r, c), corner);
        }
      }
    }
  }

  HeaderKey keys() {
    return keys;
  }

  int width() {
    return width;
  }

  /** The rows in which a cell says one of these, as keys. */
  List<Integer> rowsWith(Set<String> levels) {
    return rows.values().stream()
        .filter(
            row ->
                row.cells().stream()
                    .filter(Objects::nonNull)
                    .anyMatch(cell -> levels.contains(keys.ofLevel(cell))))
        .map(Sheet.Row::number)
        .toList();
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

  /** The heading of a column that has a text of its own in those rows; else nothing. */
  List<String> heading(int top, int depth, int column, boolean spread) {
    return levels(top, depth, column, false).isEmpty()
        ? List.of()
        : levels(top, depth, column, spread);
  }

  /** What a cell shows: its own text, or that of the merged cell it is part of. */
  @Nullable String text(int row, int column) {
    String filled = merged.get(key(row, column));
    return filled != null ? filled : cell(row, column);
  }

  private @Nullable String leftOf(int row, int column) {
    return spread.computeIfAbsent(row, this::spread).get(column);
  }

  private List<@Nullable String> spread(int row) {
    List<@Nullable String> texts = new ArrayList<>(width);
    @Nullable String last = null;
    for (int column = 0; column < width; column++) {
      String text = text(row, column);
      last = text == null ? last : text;
      texts.add(last);
    }
    return texts;
  }

  private @Nullable String cell(int row, int column) {
    Sheet.Row found = rows.get(row);
    return found == null ? null : found.cell(column);
  }

  private static boolean isOfTexts(Sheet.Row row) {
    int filled = 0;
    for (String cell : row.cells()) {
      if (cell != null) {
        if (TableBody.isNumber(cell)) {
          return false;
        }
        filled++;
      }
    }
    return filled > 1;
  }

  private static long key(int row, int column) {
    return ((long) row << 32) | column;
  }
}
