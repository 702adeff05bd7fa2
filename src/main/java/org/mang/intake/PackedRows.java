package org.mang.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a large sheet, a line of text each, so that a million of them fit into memory. Cells
 * are parted by {@link #SEPARATOR}, which no cleaned cell holds.
 */
final class PackedRows implements Sheet.Body {

  /** The unit separator of ASCII. */
  static final char SEPARATOR = '\u001F';

  private final List<String> lines = new ArrayList<>();
  private int[] numbers = new int[1024];

  void add(Sheet.Row row) {
    if (lines.size() == numbers.length) {
      numbers = Arrays.copyOf(numbers, numbers.length * 2);
    }
    numbers[lines.size()] = row.number();
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
    lines.add(line.toString());
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
