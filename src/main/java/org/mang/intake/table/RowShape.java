package org.mang.intake.table;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mang.form.Fold;
import org.mang.intake.Sheet;

/** What a row looks like, with no form in hand. */
final class RowShape {

  private static final Pattern NOUGHT = Pattern.compile("[0.,/% -]+");

  private static final Pattern FIGURE =
      Pattern.compile("[-+]?[\\d.,]+ ?%?|\\d{1,4}[-/.]\\d{1,2}([-/.]\\d{1,4})?.*|\\d+ ?/ ?\\d+");

  private static final Pattern SIGNED =
      Pattern.compile(
          "(.*, ?)?ngay[ .…\\d]*thang[ .…\\d]*nam.*|noi nhan.*|nguoi lap.*|ghi chu ?:.*");

  private static final int MOST_SIGNERS = 3;

  private RowShape() {}

  private static Stream<String> cells(Sheet.Row row) {
    return row.cells().stream().filter(Objects::nonNull);
  }

  static int filled(Sheet.Row row) {
    return (int) cells(row).count();
  }

  static boolean isFigure(String cell) {
    return FIGURE.matcher(cell.strip()).matches();
  }

  /** Figures that are not nought. */
  static int figures(Sheet.Row row) {
    return (int)
        cells(row).filter(cell -> isFigure(cell) && !NOUGHT.matcher(cell).matches()).count();
  }

  static boolean holdsFigure(Sheet.Row row) {
    return cells(row).anyMatch(RowShape::isFigure);
  }

  static boolean isSigned(Sheet.Row row) {
    return filled(row) <= MOST_SIGNERS
        && cells(row).anyMatch(cell -> SIGNED.matcher(Fold.of(cell)).matches());
  }
}
