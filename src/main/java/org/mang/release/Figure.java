package org.mang.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.mang.workbook.Look;

/**
 * A figure as a cell shows it.
 *
 * @param unit as in {@code core.indicator}
 * @param target that it must not be mistaken for
 */
record Figure(
    @Nullable Double value,
    String unit,
    boolean suppressed,
    boolean partial,
    @Nullable Double target) {

  static final String SUPPRESSED = "(*)";
  static final String UNKNOWN = "–";

  /** The figure in a column of a row that has {@code unit} and {@code suppressed}. */
  static Figure of(ResultSet row, String column) throws SQLException {
    return new Figure(
        real(row, column), row.getString("unit"), row.getBoolean("suppressed"), false, null);
  }

  static @Nullable Double real(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  Figure in(String otherUnit) {
    return new Figure(value, otherUnit, suppressed, partial, target);
  }

  Figure partialIf(boolean isPartial) {
    return new Figure(value, unit, suppressed, isPartial, target);
  }

  Figure against(@Nullable Double claimed) {
    return new Figure(value, unit, suppressed, partial, claimed);
  }

  /** Writes it into the next cell of the page, on a ground of this look. */
  void write(Page page, Look look, boolean withUnit) {
    if (value != null) {
      page.number(value, look.number(format(withUnit)));
    } else {
      page.text(suppressed ? SUPPRESSED : UNKNOWN, look.centred());
    }
  }

  /** Comma or point for decimals comes with the reader's own settings. */
  private String format(boolean withUnit) {
    if (unit.equals("count")) {
      return "#,##0" + plus();
    }
    String ends =
        switch (unit) {
          case "percent" -> "\" %\"";
          case "per_100_000" -> "\"/100.000\"";
          default -> "";
        };
    return (isNearTarget() ? "#,##0.0000" : "#,##0.00") + (withUnit ? ends : "") + plus();
  }

  private String plus() {
    return partial ? "\" +\"" : "";
  }

  /** Two decimals would show the target itself for a figure that misses it. */
  private boolean isNearTarget() {
    return value != null
        && target != null
        && !value.equals(target)
        && Math.abs(value - target) < 0.005;
  }
}
