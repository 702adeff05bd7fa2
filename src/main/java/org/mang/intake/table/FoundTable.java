package org.mang.intake.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
      isSigned |= isBelow && Signature.is(row);
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
    HeaderRows header = new HeaderRows(sheet, grid);
    int at = header.top(rows);
    int top = rows.get(at).number();
    int depth = HeaderRows.isHeader(rows, at) ? header.depth(rows, at) : 0;
    TableBody body =
        TableBody.of(rows.subList(at, rows.size()), top + depth, grid.columns(top, depth));
    List<String> headers =
        IntStream.range(0, sheet.width())
            .mapToObj(
                column -> depth == 0 ? Sheet.letters(column) : heading(grid, top, depth, column))
            .toList();
    return new FoundTable(sheet, depth == 0 ? 0 : top, body.first(), body.last(), headers);
  }

  private static String heading(HeaderGrid grid, int top, int depth, int column) {
    return grid.hasText(top, depth, column)
        ? String.join(" / ", grid.untouched(top, depth, column, depth > 1))
        : "";
  }
}
