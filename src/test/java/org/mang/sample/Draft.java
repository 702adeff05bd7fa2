package org.mang.sample;

import java.util.ArrayList;
import java.util.List;

/** A table of counts before it is written down: the place where figures can be spoiled. */
final class Draft {
  private final List<String> names = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();
  private List<Cell> totals = List.of();
  private final boolean dotted;

  /** An empty table; {@code dotted} if its counts are typed as text with dots. */
  Draft(boolean dotted) {
    this.dotted = dotted;
  }

  void add(String name, List<Integer> counts) {
    names.add(name);
    rows.add(new ArrayList<>(counts.stream().map(this::cell).toList()));
  }

  void setTotals(List<Integer> counts) {
    totals = new ArrayList<>(counts.stream().map(this::cell).toList());
  }

  void rename(int row, String name) {
    names.set(row, name);
  }

  void replace(int row, int column, Cell cell) {
    rows.get(row).set(column, cell);
  }

  void replaceTotal(int column, int count) {
    totals.set(column, cell(count));
  }

  /** A row as it is written, its name first. */
  List<Cell> row(int row) {
    return line(names.get(row), rows.get(row));
  }

  /** The row of totals as it is written. */
  List<Cell> totals() {
    return line("Tổng cộng", totals);
  }

  private static List<Cell> line(String name, List<Cell> counts) {
    List<Cell> line = new ArrayList<>();
    line.add(Cell.of(name));
    line.addAll(counts);
    return List.copyOf(line);
  }

  private Cell cell(int count) {
    return dotted ? new Cell.Digits(Vietnamese.count(count)) : Cell.of(count);
  }
}
