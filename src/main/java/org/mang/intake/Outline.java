package org.mang.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of a large sheet the rows by which its tables are found: its head, its foot, and between
 * them what looks like no row of figures, such as a heading, a note or a signature. Rows come in
 * their order; memory is bounded whatever their number.
 */
final class Outline {

  private static final int HEAD = 200;
  private static final int FOOT = 200;

  /** A line list that looks like nothing but notes is one all the same. */
  private static final int MOST_BETWEEN = 5_000;

  private static final int FEW_CELLS = 3;

  private final List<Sheet.Row> kept = new ArrayList<>();
  private final Deque<Sheet.Row> foot = new ArrayDeque<>();

  void add(Sheet.Row row) {
    if (kept.size() < HEAD) {
      kept.add(row);
      return;
    }
    foot.addLast(row);
    if (foot.size() > FOOT) {
      Sheet.Row between = foot.removeFirst();
      if (kept.size() < HEAD + MOST_BETWEEN && standsOut(between)) {
        kept.add(between);
      }
    }
  }

  /** What was kept, in order. */
  List<Sheet.Row> rows() {
    List<Sheet.Row> rows = new ArrayList<>(kept);
    rows.addAll(foot);
    return List.copyOf(rows);
  }

  private static boolean standsOut(Sheet.Row row) {
    int filled = 0;
    boolean digits = false;
    for (String cell : row.cells()) {
      if (cell != null) {
        filled++;
        digits |= hasDigit(cell);
      }
    }
    return filled <= FEW_CELLS || !digits;
  }

  private static boolean hasDigit(@Nullable String cell) {
    for (int i = 0; cell != null && i < cell.length(); i++) {
      if (cell.charAt(i) >= '0' && cell.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }
}
