package org.mang.intake.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Figure;
import org.mang.intake.Sheet;

/**
 * The rows among which headers are looked for, with merged cells filled from their corner: the
 * first of the sheet, and further down those that hold texts alone.
 */
public final class HeaderGrid {

  private static final int HEAD = 200;

  /** Of a merged cell of a header; one of figures may be as high as the table. */
  private static final int HIGHEST = 12;

  /** No header has as many cells; a file made to exhaust memory may. */
  private static final int MOST_MERGED = 1_000_000;

  private final TreeMap<Integer, Sheet.Row> rows = new TreeMap<>();

  /** Of rows with merged cells, what each of these shows; by column. */
  private final Map<Integer, TreeMap<Integer, String>> merged = new HashMap<>();

  /** What the cells of a row show that show anything, by column; each row worked out once. */
  private final Map<Integer, NavigableMap<Integer, String>> shown = new HashMap<>();

  private final HeaderKey keys = new HeaderKey();
  private final int width;

  /** Of all of a sheet. */
  public HeaderGrid(Sheet sheet) {
    this.width = sheet.width();
    int cells = 0;
    for (Sheet.Row row : sheet.rows()) {
      if (row.number() <= HEAD || isOfTexts(row)) {
        rows.put(row.number(), row);
      }
    }
    for (Sheet.Merge merge : sheet.merges()) {
      Sheet.Row row = rows.get(merge.firstRow());
      String corner = row == null ? null : row.cell(merge.firstColumn());
      if (corner == null) {
        continue;
      }
      int last = Math.min(merge.lastRow(), merge.firstRow() + HIGHEST - 1);
      if (cells > MOST_MERGED) {
        break;
      }
      for (int r = merge.firstRow(); r <= last; r++) {
        for (int c = merge.firstColumn(); c <= Math.min(merge.lastColumn(), width - 1); c++) {
          merged.computeIfAbsent(r, n -> new TreeMap<>()).put(c, corner);
          cells++;
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
                    .flatMap(cell -> HeaderKey.levelsIn(cell).stream())
                    .anyMatch(level -> levels.contains(keys.ofLevel(level))))
        .map(Sheet.Row::number)
        .toList();
  }

  /**
   * The heading of a column over {@code depth} rows from {@code top}: the texts from the top, one
   * that spans several rows once, each in one line.
   *
   * @param spread whether a blank cell of an upper row takes the text to its left, as in files
   *     without merged cells
   */
  List<String> levels(int top, int depth, int column, boolean spread) {
    return untouched(top, depth, column, spread).stream()
        .map(text -> text.replace('\n', ' ').strip())
        .toList();
  }

  /** The same as the cells have it. */
  List<String> untouched(int top, int depth, int column, boolean spread) {
    List<String> levels = new ArrayList<>();
    @Nullable String above = null;
    for (int r = top; r < top + depth; r++) {
      String text = text(r, column);
      if (text == null && spread && r < top + depth - 1) {
        text = leftOf(r, column);
      }
      if (text != null && !Objects.equals(text, above)) {
        levels.add(text);
      }
      above = text == null ? above : text;
    }
    return levels;
  }

  /** The heading of a column that has a text of its own in those rows; else nothing. */
  List<String> heading(int top, int depth, int column, boolean spread) {
    return hasText(top, depth, column) ? levels(top, depth, column, spread) : List.of();
  }

  /** Whether a column shows anything in those rows. */
  boolean hasText(int top, int depth, int column) {
    return IntStream.range(top, top + depth).anyMatch(row -> text(row, column) != null);
  }

  /** The columns that show anything in those rows, from the left. */
  SortedSet<Integer> columns(int top, int depth) {
    SortedSet<Integer> columns = new TreeSet<>();
    for (int r = top; r < top + depth; r++) {
      columns.addAll(shown(r).keySet());
    }
    return columns;
  }

  /** What a cell shows: its own text, or that of the merged cell it is part of. */
  @Nullable String text(int row, int column) {
    return shown(row).get(column);
  }

  private @Nullable String leftOf(int row, int column) {
    Map.Entry<Integer, String> left = shown(row).floorEntry(column);
    return left == null ? null : left.getValue();
  }

  private NavigableMap<Integer, String> shown(int row) {
    return shown.computeIfAbsent(row, this::look);
  }

  private NavigableMap<Integer, String> look(int number) {
    TreeMap<Integer, String> texts = new TreeMap<>();
    Sheet.Row row = rows.get(number);
    for (int column = 0; row != null && column < row.cells().size(); column++) {
      String text = row.cell(column);
      if (text != null) {
        texts.put(column, text);
      }
    }
    TreeMap<Integer, String> over = merged.get(number);
    if (over != null) {
      texts.putAll(over);
    }
    return texts;
  }

  private static boolean isOfTexts(Sheet.Row row) {
    int filled = 0;
    for (String cell : row.cells()) {
      if (cell != null) {
        if (Figure.isNumber(cell)) {
          return false;
        }
        filled++;
      }
    }
    return filled > 1;
  }
}
