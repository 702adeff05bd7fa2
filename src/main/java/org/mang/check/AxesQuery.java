package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.Objects;
import java.util.stream.Collectors;
import org.mang.form.Form;

/**
 * Where the axes of a crosstab break down the same figures, their sums in a row must agree. An axis
 * with a cell that was not read is left out: what is not known disagrees with nothing. So is one
 * that may be left blank and is.
 */
record AxesQuery(Form form) {

  /** A select of table, row and finding. */
  String sql() {
    Form.Cell cell = Objects.requireNonNull(form.cell());
    String sums =
        cell.measures().stream()
            .map(m -> "coalesce(sum(" + name(m) + ")" + onlyOf(cell, m) + ", 0)")
            .collect(Collectors.joining(" || '/' || "));
    String headings =
        form.axes().stream()
            .map(a -> FindingQuery.row(text(a.axis().field()), text(a.label())))
            .collect(Collectors.joining(", "));
    String only = isEachMeasureByItself(cell) ? ", measure" : "";
    return """
        select table_no, row_no,
               mang_finding('AXES_DISAGREE', %s, null, string_agg(header || ': ' || summed, '; ' order by header), null)
            from (
                select table_no, row_no, axis%s, %s as summed
                from checked
                where row_kind = 'row' and not is_sum
                group by table_no, row_no, axis%s
                having count(*) filter (%s) = 0%s
            )
            join (values %s) as heading (axis, header) using (axis)
            group by table_no, row_no%s
            having count(distinct summed) > 1"""
        .formatted(
            text(form.columns().keySet().iterator().next()),
            only,
            isEachMeasureByItself(cell) ? "sum(" + CrosstabQuery.ownValue(cell) + ")" : sums,
            only,
            CrosstabQuery.isUnread(cell),
            cell.isRequired() ? "" : " and count(\"cell text\") > 0",
            headings,
            only);
  }

  /** An axis may have the cells of one measure alone. */
  private static boolean isEachMeasureByItself(Form.Cell cell) {
    return cell.headers() != null && !cell.isRequired();
  }

  private static String onlyOf(Form.Cell cell, String measure) {
    return cell.headers() == null ? "" : " filter (measure = " + text(measure) + ")";
  }
}
