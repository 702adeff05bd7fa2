package org.mang.intake.table;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.mang.intake.Sheet;

/** How many rows a header has, with no form in hand. */
final class HeaderRows {

  static final int MOST_LEVELS = 5;

  private final Sheet sheet;
  private final HeaderGrid grid;

  HeaderRows(Sheet sheet, HeaderGrid grid) {
    this.sheet = sheet;
    this.grid = grid;
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
          || ColumnNumbers.in(row, grid.columns(top, depth), rows.subList(i + 1, rows.size()))
          || !parts(top + depth - 1, row.number())) {
        break;
      }
      depth++;
    }
    return depth;
  }

  /** Merged cells leave the upper levels of a header less full than the lower ones. */
  boolean isLevelAbove(List<Sheet.Row> rows, int above) {
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
  boolean parts(int above, int row) {
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
