package org.mang.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mang.form.Fold;

/**
 * A table of a sheet, found with no form in hand: rows that are about as full as the fullest, below
 * a header without figures. Below a blank row, another header begins another table.
 *
 * @param headerRow the first row of its header; 0 if it has none
 * @param firstRow its first row below header and numbering row
 * @param lastRow its last row
 * @param headers the heading of each column from A on, levels parted by " / "; blank where there is
 *     none
 */
public record FoundTable(
    Sheet sheet, int headerRow, int firstRow, int lastRow, List<String> headers) {

  private static final int MOST_LEVELS = 5;

  /** Between a blank row and the header of a further table. */
  private static final int MOST_TITLES = 5;

  private static final Pattern ROMAN = Pattern.compile("[IVX]+[.)]?( .*)?");

  private static final Pattern NOUGHT = Pattern.compile("[0.,/% -]+");

  private static final Pattern FIGURE =
      Pattern.compile("[-+]?[\\d.,]+ ?%?|\\d{1,4}[-/.]\\d{1,2}([-/.]\\d{1,4})?.*|\\d+ ?/ ?\\d+");

  private static final Pattern SIGNED =
      Pattern.compile(
          "(.*, ?)?ngay[ .…\\d]*thang[ .…\\d]*nam.*|noi nhan.*|nguoi lap.*|ghi chu ?:.*");

  /** The tables, from the top; none if the sheet is blank. */
  public static List<FoundTable> on(Sheet sheet) {
    HeaderGrid grid = new HeaderGrid(sheet);
    List<FoundTable> tables = new ArrayList<>();
    List<Sheet.Row> rows = sheet.rows();
    for (int from = 0, to; from < rows.size(); from = to) {
      to = nextTable(sheet.body(), rows, from);
      tables.add(find(sheet, grid, rows.subList(from, to)));
    }
    return tables;
  }

  /** The one with most rows. */
  public static Optional<FoundTable> largestOn(Sheet sheet) {
    return on(sheet).stream().max(Comparator.comparingInt(FoundTable::size));
  }

  /** How many rows of the sheet it takes up, below its header. */
  public int size() {
    return lastRow - firstRow + 1;
  }

  /** Whether some of its rows, not one alone, hold several figures that are not nought. */
  public boolean holdsFigures() {
    return sheet.rows().stream()
            .filter(row -> row.number() >= firstRow && row.number() <= lastRow)
            .filter(row -> figures(row) > 1)
            .limit(2)
            .count()
        > 1;
  }

  /** Hands on the rows of the table, in order. */
  public void forEachRow(Consumer<Sheet.Row> row) {
    sheet.forEachRow(
        r -> {
          if (r.number() >= firstRow && r.number() <= lastRow) {
            row.accept(r);
          }
        });
  }

  /**
   * The index of the row with which the table after the one at {@code from} begins: behind a blank
   * row, perhaps under a title, texts that are no repetition of the header, and figures below them.
   */
  private static int nextTable(Sheet.Body body, List<Sheet.Row> rows, int from) {
    boolean figures = false;
    for (int i = from; i < rows.size(); i++) {
      Sheet.Row row = rows.get(i);
      if (figures && isBehindBlank(body, rows, i) && beginsTable(rows, from, i)) {
        return i;
      }
      figures |= holdsFigure(row) && !isNumbering(rows, i);
    }
    return rows.size();
  }

  /** Of a large sheet not all rows are at hand: what is missing between two of them is no blank. */
  private static boolean isBehindBlank(Sheet.Body body, List<Sheet.Row> rows, int at) {
    int above = rows.get(at - 1).number();
    int below = rows.get(at).number();
    return body.isGap(above, below) && !body.hasHidden(above, below);
  }

  private static boolean beginsTable(List<Sheet.Row> rows, int from, int at) {
    int header = at;
    while (header < rows.size() && filled(rows.get(header)) < 2 && header - at < MOST_TITLES) {
      header++;
    }
    if (header + 1 >= rows.size()) {
      return false;
    }
    Sheet.Row row = rows.get(header);
    return filled(row) > 1
        && !holdsFigure(row)
        && !isNumbering(rows, header)
        && !isSigned(row)
        && !ROMAN.matcher(String.valueOf(row.cells().get(0))).matches()
        && rows.subList(from, at).stream().noneMatch(above -> above.cells().equals(row.cells()))
        && rows.subList(header + 1, Math.min(rows.size(), header + MOST_LEVELS)).stream()
            .anyMatch(
                below ->
                    holdsFigure(below) && 2 * filled(row) >= filled(below) && filled(below) > 1);
  }

  private static FoundTable find(Sheet sheet, HeaderGrid grid, List<Sheet.Row> rows) {
    int fullest = rows.stream().mapToInt(FoundTable::filled).max().orElse(0);
    int enough = Math.max(Math.min(fullest, 2), (fullest + 1) / 2);
    int at = 0;
    while (at < rows.size() && filled(rows.get(at)) < enough) {
      at++;
    }
    // Merged cells leave the upper levels of a header less full than the lower ones.
    while (at > 0 && isLevelAbove(rows.get(at - 1), rows.get(at), grid)) {
      at--;
    }
    int last = at;
    for (int i = at; i < rows.size(); i++) {
      if (isSigned(rows.get(i))) {
        break;
      }
      if (filled(rows.get(i)) >= Math.min(2, fullest)) {
        last = i;
      }
    }
    int top = rows.get(at).number();
    if (holdsFigure(rows.get(at)) && !isNumbering(rows, at)) {
      return new FoundTable(sheet, 0, top, rows.get(last).number(), letters(sheet.width()));
    }
    int depth = depth(sheet, rows, at, grid);
    List<String> headers = new ArrayList<>();
    for (int column = 0; column < sheet.width(); column++) {
      headers.add(String.join(" / ", grid.heading(top, depth, column, depth > 1)));
    }
    int first = top + depth;
    for (int i = at; i < rows.size() && rows.get(i).number() <= first; i++) {
      if (rows.get(i).number() == first && isNumbering(rows, i, grid.columns(top, depth))) {
        first++;
        break;
      }
    }
    return new FoundTable(sheet, top, first, Math.max(rows.get(last).number(), first - 1), headers);
  }

  /** A header goes on below as long as its cells are parted further, and hold no figures. */
  private static int depth(Sheet sheet, List<Sheet.Row> rows, int at, HeaderGrid grid) {
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
          || holdsFigure(row)
          || isNumbering(rows, i, grid.columns(top, depth))) {
        break;
      }
      if (!parts(grid, top + depth - 1, row.number())) {
        break;
      }
      depth++;
    }
    return depth;
  }

  /**
   * Whether a row parts the cells of the one above: one that spans columns, by being merged or by
   * leaving those to its right blank, has several beneath it, and a cell that goes on downwards has
   * none of its own.
   */
  private static boolean parts(HeaderGrid grid, int above, int row) {
    boolean parted = false;
    for (int column = 0; column < grid.width(); column++) {
      String over = grid.text(above, column);
      String under = grid.text(row, column);
      boolean spans =
          column > 0
              && under != null
              && (over == null || over.equals(grid.text(above, column - 1)));
      parted |= spans && !Objects.equals(over, under);
    }
    return parted;
  }

  private static boolean isLevelAbove(Sheet.Row above, Sheet.Row row, HeaderGrid grid) {
    return above.number() == row.number() - 1
        && filled(above) > 1
        && !holdsFigure(above)
        && parts(grid, above.number(), row.number());
  }

  private static int filled(Sheet.Row row) {
    return (int) row.cells().stream().filter(Objects::nonNull).count();
  }

  private static int figures(Sheet.Row row) {
    return (int)
        row.cells().stream()
            .filter(cell -> cell != null && FIGURE.matcher(cell.strip()).matches())
            .filter(cell -> !NOUGHT.matcher(cell).matches())
            .count();
  }

  private static boolean holdsFigure(Sheet.Row row) {
    return row.cells().stream()
        .anyMatch(cell -> cell != null && FIGURE.matcher(cell.strip()).matches());
  }

  private static boolean isNumbering(List<Sheet.Row> rows, int at) {
    return ColumnNumbers.in(rows.get(at), rows.subList(at + 1, rows.size()));
  }

  private static boolean isNumbering(List<Sheet.Row> rows, int at, SortedSet<Integer> columns) {
    return ColumnNumbers.in(rows.get(at), columns, rows.subList(at + 1, rows.size()));
  }

  private static boolean isSigned(Sheet.Row row) {
    return filled(row) <= 3
        && row.cells().stream()
            .anyMatch(
                (@Nullable String cell) -> cell != null && SIGNED.matcher(Fold.of(cell)).matches());
  }

  private static List<String> letters(int width) {
    List<String> letters = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      letters.add(Sheet.letters(column));
    }
    return letters;
  }
}
