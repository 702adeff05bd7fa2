package org.mang.intake.table;

import java.util.Objects;
import java.util.stream.Stream;
import org.mang.intake.Figure;
import org.mang.intake.Sheet;

/** What a row looks like, with no form in hand. */
final class RowShape {

  private RowShape() {}

  private static Stream<String> cells(Sheet.Row row) {
    return row.cells().stream().filter(Objects::nonNull);
  }

  static int filled(Sheet.Row row) {
    return (int) cells(row).count();
  }

  /** Figures that are not nought. */
  static int figures(Sheet.Row row) {
    return (int) cells(row).filter(cell -> Figure.mayBe(cell) && !Figure.isNought(cell)).count();
  }

  static boolean holdsFigure(Sheet.Row row) {
    return cells(row).anyMatch(Figure::mayBe);
  }
}
