package org.mang.intake.table;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Figure;
import org.mang.intake.Sheet;

/**
 * Tells rows that may be of a header from rows of figures, with no form in hand: texts, or years,
 * months, days and ages that head columns of other figures.
 */
final class HeadingRow {

  /** What looks like a figure and may head a column; of two kinds, one is no value of the other. */
  private enum Label {
    YEAR("(19|20)\\d{2}"),
    YEARS("(19|20)\\d{2} ?[-–/] ?(19|20)?\\d{2}"),
    MONTH("(0?[1-9]|1[0-2])[-/.](19|20)\\d{2}|(19|20)\\d{2}[-/.](0?[1-9]|1[0-2])"),
    DAY("\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}"),
    AGES("\\d{1,3} ?[-–] ?\\d{1,3}( \\p{L}.*)?");

    private final Pattern pattern;

    Label(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }

    boolean is(String cell) {
      return pattern.matcher(cell.strip()).matches();
    }
  }

  private static final int LOOK_DOWN = 50;

  private HeadingRow() {}

  /** Whether a row above figures may be of their header. */
  static boolean isLike(List<Sheet.Row> rows, int at) {
    Sheet.Row row = rows.get(at);
    int labels = 0;
    int heads = 0;
    for (int column = 0; column < row.cells().size(); column++) {
      String cell = row.cell(column);
      if (cell != null && Figure.mayBe(cell)) {
        Label label = label(cell);
        if (column == 0 || label == null) {
          return false;
        }
        labels++;
        heads += headsOthers(label, rows, at, column) ? 1 : 0;
      }
    }
    // 2,010 children below a year look like another.
    return heads == labels || (isSequence(row) && (heads > 0 || labels > 2));
  }

  /**
   * The same where figures stand above already, among which a row may look so by chance: its labels
   * follow each other, or it begins as the header above does.
   */
  static boolean isLikeBelowFigures(List<Sheet.Row> rows, int first, int at) {
    Sheet.Row row = rows.get(at);
    String corner = row.cell(0);
    return (!RowShape.holdsFigure(row)
            || (corner != null && corner.equals(rows.get(first).cell(0)))
            || isSequence(row))
        && isLike(rows, at);
  }

  private static @Nullable Label label(String cell) {
    for (Label label : Label.values()) {
      if (label.is(cell)) {
        return label;
      }
    }
    return null;
  }

  /** Years head what are no years: some figure below is none, or there is none like them. */
  private static boolean headsOthers(Label label, List<Sheet.Row> rows, int at, int column) {
    boolean isAlike = false;
    boolean isFilled = false;
    for (int i = at + 1; i < Math.min(rows.size(), at + LOOK_DOWN); i++) {
      String cell = rows.get(i).cell(column);
      if (cell == null) {
        continue;
      }
      isFilled = true;
      if (label.is(cell)) {
        isAlike = true;
      } else if (Figure.mayBe(cell)) {
        return true;
      }
    }
    return isFilled && !isAlike;
  }

  /** 2019, 2020, 2021: or two of them. */
  private static boolean isSequence(Sheet.Row row) {
    List<Integer> years =
        IntStream.range(0, row.cells().size())
            .mapToObj(row::cell)
            .flatMap(Stream::ofNullable)
            .filter(Label.YEAR::is)
            .map(cell -> Integer.valueOf(cell.strip()))
            .toList();
    return years.size() > 1
        && IntStream.range(1, years.size()).allMatch(i -> years.get(i) - years.get(i - 1) == 1);
  }
}
