package org.mang.intake.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mang.definition.Text;
import org.mang.intake.Sheet;
import org.mang.intake.UnreadableFileException;

/**
 * Lines among the rows of a delimited text that are one cell, with as many separators in it as a
 * row has, of this kind or another: somebody pasted rows from elsewhere, or quoted them whole. Read
 * as they are, they would pass for notes.
 */
final class OddLines {

  private static final char[] SEPARATORS = {';', ',', '\t', '|'};
  private static final int LEAST_WIDTH = 4;
  private static final int MOST_NAMED = 10;

  private OddLines() {}

  /** Whether a line may be such a one. */
  static boolean isOdd(String cell, int width) {
    for (char separator : SEPARATORS) {
      if (width >= LEAST_WIDTH && cell.chars().filter(c -> c == separator).count() == width - 1) {
        return true;
      }
    }
    return false;
  }

  /**
   * Refuses a text with such lines.
   *
   * @throws UnreadableFileException naming the first of them
   */
  static void check(Sheet sheet, char separator) {
    List<Integer> odd = new ArrayList<>();
    boolean within = false;
    for (Sheet.Row row : sheet.rows()) {
      within |= row.cells().size() == sheet.width();
      String cell = row.cells().size() == 1 ? row.cell(0) : null;
      if (within && cell != null && isOdd(cell, sheet.width())) {
        odd.add(row.number());
      }
    }
    if (!odd.isEmpty()) {
      String lines =
          odd.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "))
              + (odd.size() > MOST_NAMED ? ", …" : "");
      String said = separator == '\t' ? "TAB" : "“" + separator + "”";
      throw new UnreadableFileException(
          new Text(
              "Các dòng sau không ngăn cách bằng %s như những dòng khác, hoặc cả dòng nằm trong một dấu nháy: %s. Sửa rồi gửi lại."
                  .formatted(said, lines),
              "These lines are not parted by %s as the others are, or are quoted as a whole: %s. Correct them and send the file again."
                  .formatted(said, lines)));
    }
  }
}
