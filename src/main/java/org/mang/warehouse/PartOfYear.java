package org.mang.warehouse;

import java.util.Map;
import java.util.Objects;
import org.mang.form.Form;
import org.mang.form.PeriodKind;

/** The months, quarters or halves of a year that the figures of a crosstab are of, as SQL. */
record PartOfYear(Form.Dimension dimension) {

  /** The period of a figure: its code, its first and its last day. */
  Map<String, String> fields() {
    PeriodKind kind = Objects.requireNonNull(dimension.part());
    String code = dimension.field();
    // 03, Q1, H2.
    String start =
        "make_date(its.its_year, (ltrim(%s, 'QH')::integer - 1) * %d + 1, 1)"
            .formatted(code, kind.months());
    return Map.of(
        "period_code",
        "its.its_year || '-%s' || %s".formatted(kind == PeriodKind.MONTH ? "M" : "", code),
        "period_start",
        start,
        "period_end",
        "last_day(%s + interval %d month)".formatted(start, kind.months() - 1));
  }
}
