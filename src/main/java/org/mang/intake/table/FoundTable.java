package org.mang.intake.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Sheet;

/**
 * A table of a sheet, found with no form in hand: rows that are about as full as the fullest, below
 * a header of texts, years or ages. Another header below it begins another table.
 *
 * @param headerRow the first row of its header; 0 if it has none
 * @param firstRow its first row below header and numbering row
 * @param lastRow its last row
 * @param headers the heading of each column from A on, levels parted by " / "; blank where there is
 *     none
 */
public record FoundTable(
    Sheet sheet, int headerRow, int firstRow, int lastRow, List<String> headers) {

  /** Of a table that is narrower than the rows below it. */
  private static final int LEAST_ROWS = 2;

  /** The tables, from the top; none if the sheet is blank. */
  public static List<FoundTable> on(Sheet sheet) {
    HeaderGrid grid = new HeaderGrid(sheet);
    List<FoundTable> tables = new ArrayList<>();
    TableCut cut = new TableCut(sheet);
    List<Sheet.Row> rows = sheet.rows();
    for (int from = 0, to; from < rows.size(); from = to) {
      to = cut.after(from);
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
    return sheet.between(firstRow, lastRow).stream()
            .filter(row -> RowShape.figures(row) > 1)
            .limit(2)
            .count()
        > 1;
  }

  /** Hands on the rows of the table, in order; its header once more, on a further page, is none. */
  public void forEachRow(Consumer<Sheet.Row> row) {
    Set<List<@Nullable String>> header =
        headerRow == 0
            ? Set.of()
            : sheet.between(headerRow, firstRow - 1).stream()
                .map(Sheet.Row::cells)
                .collect(Collectors.toSet());
    sheet.forEachRow(
        r -> {
          if (r.number() >= firstRow && r.number() <= lastRow && !header.contains(r.cells())) {
            row.accept(r);
          }
        });
  }

  /**
   * Rows that are of no table of the sheet: those with figures, above one or signed; and any right
   * below one as far as the signatures: a note, or the last row, with nothing beside its name.
   *
   * @param tables all of them, from the top
   */
  public static List<Integer> outside(Sheet sheet, List<FoundTable> tables) {
    int first = tables.isEmpty() ? Integer.MAX_VALUE : tables.get(0).lastRow;
    boolean isSigned = false;
    List<Integer> outside = new ArrayList<>();
    int next = 0;
    for (Sheet.Row row : sheet.rows()) {
      while (next < tables.size() && tables.get(next).lastRow < row.number()) {
        next++;
      }
      boolean isBelow = row.number() > first;
      isSigned |= isBelow && RowShape.isSigned(row);
      int filled = RowShape.filled(row);
      boolean isOfTable = next < tables.size() && row.number() >= tables.get(next).top();
      if (!isOfTable
          && ((filled > 1 && RowShape.holdsFigure(row)) || (filled > 0 && isBelow && !isSigned))) {
        outside.add(row.number());
      }
    }
    return outside;
  }

  private int top() {
    return headerRow == 0 ? firstRow : headerRow;
  }

  private static FoundTable find(Sheet sheet, HeaderGrid grid, List<Sheet.Row> rows) {
    HeaderRows levels = new HeaderRows(sheet, grid);
    int fullest = rows.stream().mapToInt(RowShape::filled).max().orElse(0);
    int at = top(rows, fullest, levels);
    int last = at;
    for (int i = at; i < rows.size(); i++) {
      if (RowShape.isSigned(rows.get(i))) {
        break;
      }
      if (RowShape.filled(rows.get(i)) >= Math.min(2, fullest)) {
        last = i;
      }
    }
    int top = rows.get(at).number();
    if (!HeadingRow.isLike(rows, at) && !isNumbering(rows, at)) {
      return new FoundTable(sheet, 0, top, rows.get(last).number(), letters(sheet.width()));
    }
    int depth = levels.depth(rows, at);
    List<String> headers = new ArrayList<>();
    for (int column = 0; column < sheet.width(); column++) {
      headers.add(
          grid.hasText(top, depth, column)
              ? String.join(" / ", grid.untouched(top, depth, column, depth > 1))
              : "");
    }
    int first = top + depth;
    for (int i = at; i < rows.size() && rows.get(i).number() <= first; i++) {
      if (rows.get(i).number() == first
          && ColumnNumbers.in(
              rows.get(i), grid.columns(top, depth), rows.subList(i + 1, rows.size()))) {
        first++;
        break;
      }
    }
    return new FoundTable(sheet, top, first, Math.max(rows.get(last).number(), first - 1), headers);
  }

  /** The index of the row with which the table begins. */
  private static int top(List<Sheet.Row> rows, int fullest, HeaderRows levels) {
    int enough = Math.max(Math.min(fullest, 2), (fullest + 1) / 2);
    int at = 0;
    while (at < rows.size() && RowShape.filled(rows.get(at)) < enough) {
      at++;
    }
    int narrower = narrower(rows, at);
    if (narrower >= 0) {
      return narrower;
    }
    while (isLineAbove(rows, at, levels)) {
      at++;
    }
    if (at > 0 && isCorneredHeader(rows, at - 1)) {
      at--;
    }
    while (at > 0 && levels.isLevelAbove(rows, at - 1)) {
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
          && !isNumbering(rows, i)
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
              return cell != null && header.cell(column) != null && RowShape.isFigure(cell);
            });
  }

  /** A line with more commas in it than any row below has columns, above what is the header. */
  private static boolean isLineAbove(List<Sheet.Row> rows, int at, HeaderRows levels) {
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
        && !isNumbering(rows, at + 1)
        && !levels.parts(line.number(), header.number())
        && below.stream().allMatch(row -> RowShape.filled(row) < 2 || headsFigure(header, row));
  }

  private static boolean isNumbering(List<Sheet.Row> rows, int at) {
    return ColumnNumbers.in(rows.get(at), rows.subList(at + 1, rows.size()));
  }

  private static List<String> letters(int width) {
    List<String> letters = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      letters.add(Sheet.letters(column));
    }
    return letters;
  }
}
