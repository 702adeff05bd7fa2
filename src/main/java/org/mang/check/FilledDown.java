package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mang.form.Column;
import org.mang.form.Form;

/**
 * Gives blank cells the text above them: in columns that are to be filled down, as far as the next
 * group; and in any column but those of figures and identifiers, as far as a merged cell reaches. A
 * figure in a merged cell is not one for each of its rows.
 */
final class FilledDown {

  private final Form form;
  private final boolean hasMergedCells;

  /**
   * Makes it.
   *
   * @param hasMergedCells whether any cells of the batch are merged downwards
   */
  FilledDown(Form form, boolean hasMergedCells) {
    this.form = form;
    this.hasMergedCells = hasMergedCells;
  }

  /** The common table expression {@code filled}, over {@code kinds}. */
  String cte() {
    List<String> replaced = new ArrayList<>();
    StringBuilder joins = new StringBuilder();
    for (Map.Entry<String, Column> entry : form.columns().entrySet()) {
      String x = "kinds." + name(entry.getKey());
      String value = x;
      if (hasMergedCells && Column.FILLABLE.contains(entry.getValue().type())) {
        String span = name("span of " + entry.getKey());
        joins.append(
            """

                left join span_at_hand as %1$s
                    on %1$s.table_no = kinds.table_no and %1$s.col = %2$s
                    and kinds.row_no between %1$s.first_row and %1$s.last_row"""
                .formatted(span, text(entry.getKey())));
        value =
            "coalesce(%1$s, case when %2$s.first_row is not null then first_value(%1$s) over (partition by kinds.table_no, %2$s.first_row order by kinds.row_no) end)"
                .formatted(x, span);
      }
      if (entry.getValue().isFilledDown()) {
        value =
            "coalesce(%s, nullif(last_value(case row_kind when 'row' then %s when 'group' then '' end ignore nulls) over (partition by kinds.table_no order by kinds.row_no rows between unbounded preceding and current row), ''))"
                .formatted(value, x);
      }
      if (!value.equals(x)) {
        replaced.add(
            "case when row_kind = 'row' then %s else %s end as %s"
                .formatted(value, x, name(entry.getKey())));
      }
    }
    String columns =
        replaced.isEmpty() ? "" : " replace (" + String.join(",\n        ", replaced) + ")";
    return "filled as (\n    select kinds.*" + columns + "\n    from kinds" + joins + "\n)";
  }
}
