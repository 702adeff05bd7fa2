package org.mang.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a large sheet, a line of text each, so that a million of them fit into memory. Cells
 * are parted by {@link #SEPARATOR}, which no cleaned cell holds.
 */
public final class PackedRows implements Sheet.Body {

  /** The unit separator of ASCII. */
  static final char SEPARATOR = '\u001F';

  private static final Pattern SPLIT = Pattern.compile(String.valueOf(SEPARATOR));

  private final List<String> lines = new ArrayList<>();
  private int[] numbers = new int[1024];

  /** The row that follows. */
  public void add(Sheet.Row row) {
    if (lines.size() == numbers.length) {
      numbers = Arrays.copyOf(numbers, numbers.length * 2);
    }
    numbers[lines.size()] = row.number();
    lines.add(line(row));
  }

  /** A row as one line. */
  static String line(Sheet.Row row) {
    StringBuilder line = new StringBuilder(128);
    List<String> cells = row.cells();
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        line.append(SEPARATOR);
      }
      String cell = cells.get(i);
      if (cell != null) {
        line.append(cell);
      }
    }
    return line.toString();
  }

  /** Reads each cell anew, such as one that holds the letters of an old encoding. */
  public void read(UnaryOperator<String> reading) {
    lines.replaceAll(
        line ->
            Arrays.stream(SPLIT.split(line, -1))
                .map(reading)
                .collect(Collectors.joining(String.valueOf(SEPARATOR))));
  }

  @Override
  public int count(Sheet sheet) {
    return size();
  }

  @Override
  public void forEach(Sheet sheet, Consumer<Sheet.Row> row) {
    for (int i = 0; i < size(); i++) {
      List<@Nullable String> cells = new ArrayList<>();
      for (String cell : SPLIT.split(lines.get(i), -1)) {
        cells.add(cell.isEmpty() ? null : cell);
      }
      row.accept(new Sheet.Row(numbers[i], cells));
    }
  }

  /** How many rows there are before the one of that number. */
  int before(int number) {
    int at = Arrays.binarySearch(numbers, 0, size(), number);
    return at < 0 ? -at - 1 : at;
  }

  @Override
  public boolean isGap(int above, int below) {
    return before(below) - before(above) < below - above;
  }

  @Override
  public boolean hasHidden(int above, int below) {
    return before(below) - before(above) > 1;
  }

  int size() {
    return lines.size();
  }

  int number(int index) {
    return numbers[index];
  }

  String line(int index) {
    return lines.get(index);
  }
}
