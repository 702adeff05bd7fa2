package org.mang.check;

import static org.mang.Sql.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.intake.Sheet;
import org.mang.intake.Table;
import org.mang.intake.Tables;

/**
 * Gives blank cells the text above them: in columns that are to be filled down, as far as the next
 * group; and in any column but those of figures and identifiers, as far as a merged cell reaches. A
 * figure in a merged cell is not one for each of its rows.
 */
final class FilledDown {

  private final Tables tables;
  private final Form form;

  FilledDown(Tables tables) {
    this.tables = tables;
    this.form = tables.form();
  }

  /** The common table expression {@code filled}, over {@code kinds}. */
  String cte() {
    List<String> replaced = new ArrayList<>();
    StringBuilder joins = new StringBuilder();
    for (Map.Entry<String, Column> entry : form.columns().entrySet()) {
      List<String> spans =
          Column.FILLABLE.contains(entry.getValue().type()) ? spans(entry.getKey()) : List.of();
      String x = "kinds." + name(entry.getKey());
      String value = x;
      if (!spans.isEmpty()) {
        String span = name("span of " + entry.getKey());
        joins.append(
            "\n    left join (values %s) as %s (table_no, first_row, last_row) on %s.table_no = kinds.table_no and kinds.row_no between first_row and last_row"
                .formatted(String.join(", ", spans), span, span)
                .replace(
                    " first_row and last_row",
                    " " + span + ".first_row and " + span + ".last_row"));
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

  private List<String> spans(String column) {
    List<String> spans = new ArrayList<>();
    for (int i = 0; i < tables.there().size(); i++) {
      Table table = tables.there().get(i);
      Table.Place place = table.columns().get(column);
      if (place == null || place.isInGroupRow()) {
        continue;
      }
      for (Sheet.Merge merge : table.sheet().merges()) {
        if (merge.lastRow() > merge.firstRow()
            && merge.firstColumn() == place.column()
            && merge.firstRow() >= table.firstRow()
            && merge.firstRow() <= table.lastRow()) {
          spans.add("(%d, %d, %d)".formatted(i, merge.firstRow(), merge.lastRow()));
        }
      }
    }
    return spans;
  }
}
