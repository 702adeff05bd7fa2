package org.mang.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of a large sheet the rows by which its tables are found: its head, its foot, and between
 * them what looks like no row of figures, such as a heading, a note or a signature, each with the
 * row just above it, where a table may end. Rows come in their order; memory is bounded whatever
 * their number.
 */
public final class Outline {

  private static final int HEAD = 200;
  private static final int FOOT = 200;

  /** A line list that looks like nothing but notes is one all the same. */
  private static final int MOST_BETWEEN = 5_000;

  private static final int FEW_CELLS = 3;

  private final List<Candidate> kept = new ArrayList<>();
  private final Deque<Candidate> foot = new ArrayDeque<>();

  /** The last row above the foot, if it is not kept. */
  private @Nullable Candidate above;

  /**
   * A row that is kept, or may be.
   *
   * @param standsOut whether it looks like no row of figures
   */
  private record Candidate(boolean standsOut, Supplier<Sheet.Row> row) {}

  /** The row that follows. */
  public void add(Sheet.Row row) {
    int filled = 0;
    boolean digits = false;
    for (String cell : row.cells()) {
      if (cell != null) {
        filled++;
        digits |= hasDigit(cell);
      }
    }
    add(filled, digits, () -> row);
  }

  /**
   * Adds a row that is made only when it is asked for.
   *
   * @param filled how many of its cells hold anything
   * @param digits whether there is a digit in any
   */
  public void add(int filled, boolean digits, Supplier<Sheet.Row> row) {
    add(new Candidate(filled <= FEW_CELLS || !digits, row));
  }

  /** Adds what is kept of the rows that follow, as if each had been added here. */
  public void add(Outline following) {
    following.all().forEach(this::add);
  }

  private void add(Candidate candidate) {
    if (kept.size() < HEAD) {
      kept.add(candidate);
      return;
    }
    foot.addLast(candidate);
    if (foot.size() > FOOT) {
      Candidate between = foot.removeFirst();
      if (between.standsOut() && kept.size() < HEAD + MOST_BETWEEN) {
        if (above != null) {
          kept.add(above);
        }
        kept.add(between);
        above = null;
      } else {
        above = between;
      }
    }
  }

  /** What was kept, in order. */
  public List<Sheet.Row> rows() {
    return all().map(candidate -> candidate.row().get()).toList();
  }

  private Stream<Candidate> all() {
    return Stream.of(kept.stream(), Stream.ofNullable(above), foot.stream())
        .flatMap(candidates -> candidates);
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
