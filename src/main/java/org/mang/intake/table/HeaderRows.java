package org.mang.intake.table;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.mang.intake.Figure;
import org.mang.intake.Sheet;

/**
 * Finds the header of a table with no form in hand: where it begins, and how many rows it has. It
 * stands above rows that are about as full as the fullest.
 */
final class HeaderRows {

  static final int MOST_LEVELS = 5;

  /** Of a table that is narrower than the rows below it. */
  private static final int LEAST_ROWS = 2;

  private final Sheet sheet;
  private final HeaderGrid grid;

  HeaderRows(Sheet sheet, HeaderGrid grid) {
    this.sheet = sheet;
    this.grid = grid;
  }

  /** The index of the row with which the table begins: of its header, if it has one. */
  int top(List<Sheet.Row> rows) {
    int fullest = rows.stream().mapToInt(RowShape::filled).max().orElse(0);
    int enough = Math.max(Math.min(fullest, 2), (fullest + 1) / 2);
    int at = 0;
    while (at < rows.size() && RowShape.filled(rows.get(at)) < enough) {
      at++;
    }
    int narrower = narrower(rows, at);
    if (narrower >= 0) {
      return narrower;
    }
    while (isLineAbove(rows, at)) {
      at++;
    }
    if (at > 0 && isCorneredHeader(rows, at - 1)) {
      at--;
    }
    while (at > 0 && isLevelAbove(rows, at - 1)) {
      at--;
    }
    return at;
  }

  /** Where a header with rows of figures under it stands above the rows that are full; or -1. */
  private static int narrower(List<Sheet.Row> rows, int before) {
    for (int i = 0; i + LEAST_ROWS < before; i++) {
      Sheet.Row header = rows.get(i);
      if (RowShape.filled(header) > 1
          && HeadingRow.isLike(rows, i)
          && !ColumnNumbers.at(rows, i)
          && areHeaded(header, rows.subList(i + 1, before))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether there are rows below, and each of them has a figure under a heading. */
  private static boolean areHeaded(Sheet.Row header, List<Sheet.Row> below) {
    int headed = 0;
    for (Sheet.Row row : below) {
      if (RowShape.filled(row) > 1) {
        if (!headsFigure(header, row)) {
          return false;
        }
        headed++;
      }
    }
    return headed >= LEAST_ROWS;
  }

  /** A header with nothing over the names is less full than the figures right below it. */
  private static boolean isCorneredHeader(List<Sheet.Row> rows, int at) {
    Sheet.Row header = rows.get(at);
    Sheet.Row below = rows.get(at + 1);
    return below.number() == header.number() + 1
        && !HeadingRow.isLike(rows, at + 1)
        && HeadingRow.isLike(rows, at)
        && header.cell(0) == null
        && IntStream.range(1, below.cells().size())
            .allMatch(column -> below.cell(column) == null || header.cell(column) != null);
  }

  private static boolean headsFigure(Sheet.Row header, Sheet.Row row) {
    return IntStream.range(0, row.cells().size())
        .anyMatch(
            column -> {
              String cell = row.cell(column);
              return cell != null && header.cell(column) != null && Figure.mayBe(cell);
            });
  }

  /** A line with more commas in it than any row below has columns, above what is the header. */
  private boolean isLineAbove(List<Sheet.Row> rows, int at) {
    if (at + 2 >= rows.size()) {
      return false;
    }
    Sheet.Row line = rows.get(at);
    Sheet.Row header = rows.get(at + 1);
    List<Sheet.Row> below = rows.subList(at + 2, rows.size());
    int width = below.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    return line.cells().size() > Math.max(width, header.cells().size())
        && RowShape.filled(header) > 1
        && header.cells().size() >= width
        && HeadingRow.isLike(rows, at + 1)
        && TableCut.areHeadings(header.cells().stream().filter(Objects::nonNull).toList())
        && !ColumnNumbers.at(rows, at + 1)
        && !parts(line.number(), header.number())
        && below.stream().allMatch(row -> RowShape.filled(row) < 2 || headsFigure(header, row));
  }

  /** Whether a row is of a header, or numbers its columns. */
  static boolean isHeader(List<Sheet.Row> rows, int at) {
    return HeadingRow.isLike(rows, at) || ColumnNumbers.at(rows, at);
  }

  /** A header goes on below as long as its cells are parted further, and hold no figures. */
  int depth(List<Sheet.Row> rows, int at) {
    int top = rows.get(at).number();
    // A cell merged downwards is all of it header.
    int depth =
        sheet.merges().stream()
            .filter(merge -> merge.firstRow() == top && merge.lastRow() < top + MOST_LEVELS)
            .mapToInt(merge -> merge.lastRow() - top + 1)
            .max()
            .orElse(1);
    for (int i = at + 1; i < rows.size() && depth < MOST_LEVELS; i++) {
      Sheet.Row row = rows.get(i);
      if (row.number() < top + depth) {
        continue;
      }
      if (row.number() > top + depth
          || !HeadingRow.isLike(rows, i)
          || ColumnNumbers.at(rows, i, grid.columns(top, depth))
          || !parts(top + depth - 1, row.number())) {
        break;
      }
      depth++;
    }
    return depth;
  }

  /** Merged cells leave the upper levels of a header less full than the lower ones. */
  private boolean isLevelAbove(List<Sheet.Row> rows, int above) {
    Sheet.Row row = rows.get(above);
    return row.number() == rows.get(above + 1).number() - 1
        && RowShape.filled(row) > 1
        && !RowShape.holdsFigure(row)
        && parts(row.number(), row.number() + 1);
  }

  /**
   * Whether a row parts the cells of the one above: one that spans columns, by being merged or by
   * leaving those to its right blank, has several beneath it, and a cell that goes on downwards has
   * none of its own. A row that has one text across the table names the rows below it.
   */
  private boolean parts(int above, int row) {
    boolean parted = false;
    int filled = 0;
    Set<String> texts = new HashSet<>();
    for (int column = 0; column < grid.width(); column++) {
      String over = grid.text(above, column);
      String under = grid.text(row, column);
      boolean spans =
          column > 0
              && under != null
              && (over == null || over.equals(grid.text(above, column - 1)));
      parted |= spans && !Objects.equals(over, under);
      if (under != null) {
        filled++;
        texts.add(under);
      }
    }
    return parted && !(texts.size() == 1 && filled > 1);
  }
}
