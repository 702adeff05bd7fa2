package org.mang.intake.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mang.form.Fold;
import org.mang.intake.Figure;
import org.mang.intake.Sheet;

/** Finds where one table of a sheet ends and the next begins, with no form in hand. */
final class TableCut {

  /** Before the header of a further table. */
  private static final int MOST_TITLES = 5;

  /** So many rows tell what shape a table has. */
  private static final int ROWS_OF_SHAPE = 5;

  private static final Pattern ROMAN = Pattern.compile("[IVX]+[.)]?( .*)?");

  /** What stands where a figure is not known. */
  private static final Pattern ABSENT =
      Pattern.compile(
          "(khong|chua|ko|k|mat|thieu|nghi|none|no|not|na|n/a|nan|null|unknown|x)\\b.*");

  /** "5 tháng", "13kg", "3a": a value with its unit, where a figure was expected. */
  private static final Pattern VALUE = Pattern.compile("\\d.*");

  /** What heads a first column of numbers or days. */
  private static final Pattern CORNER =
      Pattern.compile("(so|stt|tt|ma|id|no|nam|quy|thang|ngay|ky|year|month|date|code)\\b.*");

  private final Sheet.Body body;
  private final List<Sheet.Row> rows;

  /** What stands in the rows of the table at hand, from its first to before {@code aboveTo}. */
  private Set<List<@Nullable String>> above = Set.of();

  private int aboveFrom = -1;
  private int aboveTo;

  TableCut(Sheet sheet) {
    this.body = sheet.body();
    this.rows = sheet.rows();
  }

  /** The index of the row with which the table after the one at {@code from} begins. */
  int after(int from) {
    boolean figures = false;
    for (int i = from; i < rows.size(); i++) {
      if (figures && (isBehindBlank(i) ? begins(from, i) : beginsRightBelow(from, i))) {
        return i;
      }
      figures |= RowShape.holdsFigure(rows.get(i)) && !ColumnNumbers.at(rows, i);
    }
    return rows.size();
  }

  /** Of a large sheet not all rows are at hand: what is missing between two of them is no blank. */
  private boolean isBehindBlank(int at) {
    int above = rows.get(at - 1).number();
    int below = rows.get(at).number();
    return body.isGap(above, below) && !body.hasHidden(above, below);
  }

  /**
   * Behind a blank row: perhaps under a title, texts that are no repetition of the header, and
   * figures below them.
   */
  private boolean begins(int from, int at) {
    int header = header(at);
    if (header + 1 >= rows.size() || !isHeader(from, at, header)) {
      return false;
    }
    int filled = RowShape.filled(rows.get(header));
    return rows.subList(header + 1, Math.min(rows.size(), header + HeaderRows.MOST_LEVELS)).stream()
        .anyMatch(
            below ->
                RowShape.holdsFigure(below)
                    && 2 * filled >= RowShape.filled(below)
                    && RowShape.filled(below) > 1);
  }

  /**
   * Right below the last row of the table above, where texts are often no header but what stands
   * for figures that nobody knows: texts over columns of figures that end above and begin anew
   * below, each another; or in columns that the table above has not.
   */
  private boolean beginsRightBelow(int from, int at) {
    if (rows.get(at).number() != rows.get(at - 1).number() + 1) {
      return false;
    }
    int header = header(at);
    if (header + 1 >= rows.size() || !isHeader(from, at, header)) {
      return false;
    }
    int first = figuresBelow(header);
    if (first < 0) {
      return false;
    }
    Set<Integer> columns = figures(first);
    List<String> headings = columns.stream().map(c -> heading(header, first, c)).toList();
    if (!areHeadings(headings) || isRowOfTable(from, at, header, columns)) {
      return false;
    }
    List<Integer> above = figuresFrom(at - 1, -1, from);
    long ended =
        columns.stream()
            .filter(column -> above.stream().allMatch(i -> figures(i).contains(column)))
            .count();
    return ended > 1
        || (isOtherShape(above, header, first) && above.size() + columns.size() > 2)
        || (ended == 1
            && columns.stream().allMatch(c -> sounds(heading(header, first, c), from, at, c)));
  }

  /**
   * Whether it is plainly a row like those above, with words for its figures: a name stands where
   * names stand, or a number that is none begins it.
   */
  private boolean isRowOfTable(int from, int at, int header, Set<Integer> below) {
    Sheet.Row row = rows.get(header);
    boolean isValue =
        below.stream()
            .map(row::cell)
            .filter(Objects::nonNull)
            .anyMatch(cell -> VALUE.matcher(cell).matches() && !Figure.mayBe(cell));
    if (isValue) {
      return true;
    }
    Set<Integer> above = figures(at - 1);
    boolean isAlike = above.containsAll(below) || below.containsAll(above);
    for (int column = 0; isAlike && column < row.cells().size(); column++) {
      String cell = row.cell(column);
      if (cell != null
          && PersonalHeading.is(headingAbove(from, at, column))
          && !PersonalHeading.is(cell)) {
        return true;
      }
    }
    String corner = row.cell(0);
    return corner != null
        && below.contains(0)
        && holdsFigure(rows.get(at - 1), 0)
        && !CORNER.matcher(Fold.of(corner)).matches()
        && !sounds(corner, from, at, 0);
  }

  /** What stands in a column of the table above, as far as its first row of figures. */
  private String headingAbove(int from, int at, int column) {
    return rows.subList(from, at).stream()
        .takeWhile(row -> !RowShape.holdsFigure(row))
        .map(row -> row.cell(column))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }

  /** The rows of figures from one on, upwards or downwards, as many as tell a shape. */
  private List<Integer> figuresFrom(int at, int step, int end) {
    List<Integer> found = new ArrayList<>();
    for (int i = at;
        i != end + step && i < rows.size() && found.size() < ROWS_OF_SHAPE;
        i += step) {
      if (RowShape.holdsFigure(rows.get(i))) {
        found.add(i);
      }
    }
    return found;
  }

  /** Whether the rows below are all of one width, and those above of another. */
  private boolean isOtherShape(List<Integer> above, int header, int first) {
    Set<Integer> its = widths(figuresFrom(first, 1, rows.size() - 1));
    Set<Integer> others = widths(above);
    int width =
        IntStream.range(header, first).map(i -> rows.get(i).cells().size()).max().orElseThrow();
    return its.size() == 1
        && others.size() == 1
        && !its.equals(others)
        && !others.contains(width)
        && its.stream().allMatch(w -> w <= width);
  }

  private Set<Integer> widths(List<Integer> which) {
    return which.stream().map(i -> rows.get(i).cells().size()).collect(Collectors.toSet());
  }

  /** What stands over a column; blank if nothing does. */
  private String heading(int header, int first, int column) {
    return IntStream.range(header, first)
        .mapToObj(i -> rows.get(i).cell(column))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }

  /** The row that may be a header: titles may stand above it. */
  private int header(int at) {
    int header = at;
    while (header < rows.size()
        && RowShape.filled(rows.get(header)) < 2
        && header - at < MOST_TITLES) {
      header++;
    }
    return header;
  }

  private boolean isHeader(int from, int at, int header) {
    Sheet.Row row = rows.get(header);
    return RowShape.filled(row) > 1
        && HeadingRow.isLikeBelowFigures(rows, from, header)
        && !ColumnNumbers.at(rows, header)
        && !Signature.is(row)
        && !ROMAN.matcher(String.valueOf(row.cells().get(0))).matches()
        && !repeats(from, at, row);
  }

  /** Whether a row says what one above it says, from that one to before this. */
  private boolean repeats(int from, int before, Sheet.Row row) {
    if (from != aboveFrom) {
      above = new HashSet<>();
      aboveFrom = from;
      aboveTo = from;
    }
    for (; aboveTo < before; aboveTo++) {
      above.add(rows.get(aboveTo).cells());
    }
    return above.contains(row.cells());
  }

  /** The first row of figures below a header, its further levels and the numbers of its columns. */
  private int figuresBelow(int header) {
    for (int i = header + 1; i < Math.min(rows.size(), header + HeaderRows.MOST_LEVELS); i++) {
      if (rows.get(i).number() != rows.get(i - 1).number() + 1) {
        return -1;
      }
      if (RowShape.holdsFigure(rows.get(i))
          && !HeadingRow.isLike(rows, i)
          && !ColumnNumbers.at(rows, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean holdsFigure(Sheet.Row row, int column) {
    String cell = row.cell(column);
    return cell != null && Figure.mayBe(cell);
  }

  private Set<Integer> figures(int at) {
    Set<Integer> columns = new HashSet<>();
    Sheet.Row row = rows.get(at);
    for (int column = 0; column < row.cells().size(); column++) {
      if (holdsFigure(row, column)) {
        columns.add(column);
      }
    }
    return columns;
  }

  /**
   * Whether these texts over columns may be headings: each another, and few say that nothing is
   * known.
   */
  static boolean areHeadings(List<String> texts) {
    long absent = texts.stream().filter(t -> ABSENT.matcher(Fold.of(t)).matches()).count();
    return Set.copyOf(texts).size() == texts.size()
        && 2 * absent < texts.size()
        && texts.stream().allMatch(t -> Figure.mayBe(t) || t.chars().anyMatch(Character::isLetter));
  }

  /** Over one column of figures, a word of the heading above tells a heading. */
  private boolean sounds(String heading, int from, int before, int column) {
    List<String> words = List.of(Fold.of(heading).split(" "));
    return rows.subList(from, before).stream()
        .takeWhile(row -> !holdsFigure(row, column))
        .map(row -> row.cell(column))
        .filter(Objects::nonNull)
        .anyMatch(other -> List.of(Fold.of(other).split(" ")).stream().anyMatch(words::contains));
  }
}
