package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.form.Form;
import org.mang.form.Forms;

/**
 * Tables of one code that have rows in common: one of them is of something else, or a copy. Said
 * once, with the place where each begins, instead of at every row of both.
 */
record TablesTwice(Form form, Forms forms) {

  private static final String SQL =
      """
      select max(place.table_no), null, mang_finding('TABLE_TWICE', null, string_agg(place.place, '; ' order by place.table_no), any_value(label), null)
          from (
              select distinct submission_no, one.table_no, code
              from (
                  select distinct submission_no, table_no, %1$s as code, %2$s as each
                  from checked
                  where row_kind = 'row' and %2$s is not null
              ) as one
              join (
                  select distinct submission_no, table_no, %1$s as code, %2$s as each
                  from checked
                  where row_kind = 'row'
              ) as other using (submission_no, code, each)
              where one.table_no <> other.table_no
          ) as twice
          join (
              select table_no, concat_ws('!', any_value(sheet), min(row_no)) as place
              from checked
              join table_at_hand using (table_no)
              where row_kind = 'row'
              group by table_no
          ) as place using (table_no)
          join (values %3$s) as its (code, label) using (code)
          group by submission_no, code""";

  /** A select of table, row and finding; null if tables are not told apart by a code. */
  @Nullable String sql() {
    Form.Sheets sheets = form.sheets();
    if (sheets == null || form.columns().isEmpty()) {
      return null;
    }
    String each =
        form.columns().containsKey(form.rows().each())
            ? form.rows().each()
            : form.columns().keySet().iterator().next();
    return SQL.formatted(
        name(sheets.axis().field()),
        name(each),
        forms.codes(sheets.codes()).values().entrySet().stream()
            .map(e -> FindingQuery.row(text(e.getKey()), text(e.getValue().vi())))
            .collect(Collectors.joining(", ")));
  }
}
