package org.mang.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mang.form.Fold;

/**
 * The largest table of a sheet, found with no form in hand: rows that are about as full as the
 * fullest, below a header without figures.
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

  private static final Pattern FIGURE =
      Pattern.compile("[-+]?[\\d.,]+ ?%?|\\d{1,4}[-/.]\\d{1,2}([-/.]\\d{1,4})?.*|\\d+ ?/ ?\\d+");

  /** (A), (1), A, 3=1+2: what stands below a header to number its columns. */
  private static final Pattern NUMBERING =
      Pattern.compile("\\(?[A-Za-z]{1,2}\\)?|\\(?\\d{1,3}\\)?|\\(?\\d{1,3}=[\\d+*/(). -]+\\)?");

  private static final Pattern MARKED = Pattern.compile("A|\\(.+\\)|\\d{1,3}=.+");

  private static final Pattern SIGNED =
      Pattern.compile(
          "(.*, ?)?ngay[ .…\\d]*thang[ .…\\d]*nam.*|noi nhan.*|nguoi lap.*|ghi chu ?:.*");

  /** The table; empty if the sheet is. */
  public static Optional<FoundTable> on(Sheet sheet) {
    return sheet.rows().isEmpty() ? Optional.empty() : Optional.of(find(sheet));
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

  private static FoundTable find(Sheet sheet) {
    HeaderGrid grid = new HeaderGrid(sheet);
    List<Sheet.Row> rows = sheet.rows();
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
    if (holdsFigure(rows.get(at)) && !isNumbering(rows.get(at))) {
      return new FoundTable(sheet, 0, top, rows.get(last).number(), letters(sheet.width()));
    }
    int depth = depth(sheet, at, grid);
    List<String> headers = new ArrayList<>();
    for (int column = 0; column < sheet.width(); column++) {
      headers.add(String.join(" / ", grid.heading(top, depth, column, depth > 1)));
    }
    int first = top + depth;
    for (Sheet.Row row : rows) {
      if (row.number() == first && filled(row) > 1 && isNumbering(row)) {
        first++;
        break;
      }
    }
    return new FoundTable(sheet, top, first, Math.max(rows.get(last).number(), first - 1), headers);
  }

  /** A header goes on below as long as its cells are parted further, and hold no figures. */
  private static int depth(Sheet sheet, int at, HeaderGrid grid) {
    List<Sheet.Row> rows = sheet.rows();
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
      if (row.number() > top + depth || holdsFigure(row) || isNumbering(row)) {
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

  private static boolean holdsFigure(Sheet.Row row) {
    return row.cells().stream()
        .anyMatch(cell -> cell != null && FIGURE.matcher(cell.strip()).matches());
  }

  /** Letters or brackets tell a numbering from figures; bare numbers must count from 1. */
  private static boolean isNumbering(Sheet.Row row) {
    List<String> filled = row.cells().stream().filter(Objects::nonNull).map(String::strip).toList();
    boolean marked = filled.stream().anyMatch(cell -> MARKED.matcher(cell).matches());
    boolean counted =
        filled.size() > 3
            && IntStream.range(0, filled.size())
                .allMatch(i -> filled.get(i).equals(String.valueOf(i + 1)));
    return counted
        || (marked && filled.stream().allMatch(cell -> NUMBERING.matcher(cell).matches()));
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
