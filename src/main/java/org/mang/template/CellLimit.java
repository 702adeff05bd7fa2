package org.mang.template;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Period;

/**
 * What a cell takes as it is typed, as a formula over the first cell of a range. The limits that
 * spreadsheets have ready take numbers alone, and none of them the {@value #UNKNOWN} of what is not
 * known.
 */
final class CellLimit {

  /** How offices write that they have no figure. */
  static final String UNKNOWN = "..";

  private final Form form;
  private final Period period;

  CellLimit(Form form, Period period) {
    this.form = form;
    this.period = period;
  }

  /**
   * The formula; null for what may be any text, or is chosen from a list.
   *
   * @param cell such as {@code C10}
   */
  @Nullable String formula(Slot slot, String cell) {
    Column column = slot.definition();
    if (column == null) {
      return slot.isPair() ? pair(cell) : number(cell, 0L, null, 0, true);
    }
    return switch (column.type()) {
      case COUNT -> number(cell, column.min() == null ? 0L : column.min(), column.max(), 0, true);
      case DECIMAL -> number(cell, column.min(), column.max(), 0, false);
      // A cell that shows 19,7 % holds 0.197, and limits are in points.
      case PERCENT -> number(cell, column.min(), column.max(), 2, false);
      case DATE, DATETIME -> day(cell, Span.of(slot, form, period), slot.is(Column.Type.DATE));
      case MONTH, TEXT, CODE, AREA, FLAG, IDENTIFIER -> null;
    };
  }

  private static String number(
      String cell, @Nullable Long min, @Nullable Long max, int shift, boolean whole) {
    return ifNumber(
        cell,
        (min == null ? "" : "," + cell + ">=" + shifted(min, shift))
            + (max == null ? "" : "," + cell + "<=" + shifted(max, shift))
            + (whole ? "," + cell + "=INT(" + cell + ")" : ""));
  }

  private static String day(String cell, Span span, boolean whole) {
    // The last day has hours too.
    return ifNumber(
        cell,
        ",%1$s>=%2$s,%1$s<%3$s%4$s"
            .formatted(
                cell,
                date(span.from()),
                date(span.to().plusDays(1)),
                whole ? "," + cell + "=INT(" + cell + ")" : ""));
  }

  /** Not by AND and OR alone, which look at all they have: a text within INT is an error. */
  private static String ifNumber(String cell, String conditions) {
    return "IF(ISNUMBER(%1$s),AND(TRUE%2$s),%1$s=\"%3$s\")".formatted(cell, conditions, UNKNOWN);
  }

  private static String pair(String cell) {
    return "OR(%1$s=\"%2$s\",ISNUMBER(VALUE(LEFT(%1$s,FIND(\"/\",%1$s)-1))+VALUE(MID(%1$s,FIND(\"/\",%1$s)+1,9))))"
        .formatted(cell, UNKNOWN);
  }

  private static String shifted(long limit, int shift) {
    return Objects.requireNonNull(BigDecimal.valueOf(limit).movePointLeft(shift)).toPlainString();
  }

  private static String date(LocalDate day) {
    return "DATE(%d,%d,%d)".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }
}
