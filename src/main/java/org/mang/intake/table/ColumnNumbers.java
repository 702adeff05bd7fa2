package org.mang.intake.table;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Sheet;

/**
 * The row below a header that numbers the columns: (A) (B) (1) (2), or A, B, 1, 2, 3=1+2, or bare
 * numbers. Figures may happen to read 1, 2, 3, 4 too: in a row of them stands a name, or what is
 * below are figures in every column.
 */
final class ColumnNumbers {

  /** (A), (1), (3=1+2): and not (đã ký). */
  private static final Pattern BRACKETED =
      Pattern.compile("\\([A-Za-z0-9][A-Za-z0-9=+:*/()., -]{0,20}\\)");

  private static final Pattern LETTER = Pattern.compile("[A-Z]");

  /** 3, or 3=1+2. */
  private static final Pattern COUNTED = Pattern.compile("(\\d{1,3})( ?=[\\d+*/(). -]+)?");

  /** So many bare numbers are no chance. */
  private static final int ENOUGH = 4;

  /** Where a name is looked for below. */
  private static final int ROWS_BELOW = 5;

  private ColumnNumbers() {}

  /** Whether the row of that index is one, by all its columns. */
  static boolean at(List<Sheet.Row> rows, int i) {
    return at(rows, i, IntStream.range(0, rows.get(i).cells().size()).boxed().toList());
  }

  /**
   * Whether a row that stands where such rows stand is one.
   *
   * @param columns those of the table, from the left: what stands beside it is not asked
   */
  static boolean at(List<Sheet.Row> rows, int i, Collection<Integer> columns) {
    Sheet.Row row = rows.get(i);
    List<Sheet.Row> below = rows.subList(i + 1, rows.size());
    int filled = 0;
    int brackets = 0;
    int numbers = 0;
    int last = 0;
    boolean isSum = false;
    boolean hasGaps = false;
    @Nullable Integer lettered = null;
    char letter = 0;
    for (int column : columns) {
      String cell = row.cell(column);
      if (cell == null || cell.isBlank()) {
        continue;
      }
      String text = cell.strip();
      Matcher number = COUNTED.matcher(text);
      filled++;
      if (BRACKETED.matcher(text).matches()) {
        brackets++;
      } else if (LETTER.matcher(text).matches()) {
        char its = text.charAt(0);
        // The form may not know the column of A, nor all of those between.
        if (letter == 0 ? its > 'B' : its <= letter) {
          return false;
        }
        lettered = lettered == null ? Integer.valueOf(column) : lettered;
        letter = its;
      } else if (!number.matches() || Integer.parseInt(number.group(1)) <= last) {
        return false;
      } else {
        hasGaps |= Integer.parseInt(number.group(1)) > (last == 0 ? 2 : last + 1);
        last = Integer.parseInt(number.group(1));
        isSum |= number.group(2) != null;
        numbers++;
      }
    }
    if (filled < 2) {
      return false;
    }
    if (brackets > 0 || isSum) {
      return true;
    }
    return lettered == null
        ? numbers >= ENOUGH
            && !hasGaps
            && columns.stream().anyMatch(c -> isNamedBelow(row, c, below))
        : !isLetteredBelow(lettered, below);
  }

  /** Whether texts stand below the number: no column has both. */
  private static boolean isNamedBelow(Sheet.Row row, int column, List<Sheet.Row> below) {
    return row.cell(column) != null
        && below.stream()
            .limit(ROWS_BELOW)
            .map(each -> each.cell(column))
            .anyMatch(cell -> cell != null && cell.chars().anyMatch(Character::isLetter));
  }

  /** A above B above C are names of rows. */
  private static boolean isLetteredBelow(int column, List<Sheet.Row> below) {
    String cell = below.isEmpty() ? null : below.get(0).cell(column);
    return cell != null && LETTER.matcher(cell.strip()).matches();
  }
}
