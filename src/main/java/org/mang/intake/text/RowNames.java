package org.mang.intake.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mang.form.Fold;
import org.mang.intake.Sheet;

/**
 * A heading that has one field less than every row below it: some programs (R's write.table) write
 * the names of rows, and no heading above them. Then all others would stand one column too far
 * left.
 *
 * <p>The heading of the last column may as well be missing. So the first fields have to be names:
 * quoted like the heading and all different, or numbers from 1, below a heading of something else.
 */
final class RowNames {

  /** What stands above numbers from 1 that are no names of rows. */
  private static final Pattern NUMBERING =
      Pattern.compile(
          "(stt|tt|thu tu|so|ma|no|nr|num|number|id|index|key|code)\\b.*|#.*"
              + "|(nam|quy|thang|tuan|ngay|to|thon|khu|nhom|lop|khoi|tuoi|lan|bang)( so)?"
              + "|(year|quarter|month|week|day|group|class|grade|age)|");

  private static final int LEAST = 2;
  private static final int MOST_COMPARED = 100_000;

  private int last = -1;
  private int lastSize;
  private List<String> lastFields = List.of();
  private boolean lastQuoted;

  private int heading = -1;
  private List<String> headings = List.of();
  private boolean areHeadingsQuoted;
  private int size;
  private int count;
  private boolean areNumbers;
  private boolean areQuoted;
  private boolean isLastFilled;
  private final Set<String> names = new HashSet<>();
  private boolean areDifferent;

  /**
   * Takes in a row that holds anything.
   *
   * @param index of the row among those
   * @param isQuoted whether its first field is quoted
   */
  void add(int index, List<String> fields, boolean isQuoted) {
    if (fields.size() != size) {
      heading = last;
      headings = lastFields;
      areHeadingsQuoted = lastQuoted;
      size = fields.size();
      count = 0;
      areNumbers = true;
      areQuoted = true;
      isLastFilled = false;
      areDifferent = true;
      names.clear();
    }
    count++;
    String name = fields.get(0).strip();
    areNumbers &= name.equals(String.valueOf(count));
    areQuoted &= isQuoted;
    isLastFilled |= !fields.get(size - 1).isBlank();
    areDifferent &= !name.isEmpty() && (names.size() >= MOST_COMPARED || names.add(name));
    last = index;
    lastSize = size;
    lastFields = count == 1 ? fields : List.of();
    lastQuoted = isQuoted;
  }

  /** Which row is such a heading; -1 if none is. */
  int heading() {
    boolean isShort =
        count >= LEAST && heading >= 0 && headings.size() == size - 1 && headings.size() >= LEAST;
    if (!isShort
        || lastSize != size
        || !isLastFilled
        || headings.stream().anyMatch(String::isBlank)) {
      return -1;
    }
    boolean areNames = areNumbers || (areQuoted && areHeadingsQuoted && areDifferent);
    return areNames && !NUMBERING.matcher(Fold.of(headings.get(0))).matches() ? heading : -1;
  }

  /** The heading with its fields above their columns. */
  static Sheet.Row moved(Sheet.Row heading) {
    List<@Nullable String> cells = new ArrayList<>(heading.cells().size() + 1);
    cells.add(null);
    cells.addAll(heading.cells());
    return new Sheet.Row(heading.number(), cells);
  }
}
