package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.intake.Table;
import org.mang.intake.Tables;

/**
 * Checks total and group rows against the rows that they are of. A total may be of the rows above
 * it up to the mark before, of those below it, of its table, or of all tables: it is taken for what
 * it fits best, and what does not fit then is said at its cell. The figures of a group row are of
 * the rows below it, up to the next group or total.
 */
final class TotalQuery {

  private static final String SQL =
      """
      select table_no, row_no, %1$s
          from (
              with segmented as (
                  select *, count(*) filter (row_kind in ('total', 'group')) over (
                      partition by table_no, slot order by row_no rows unbounded preceding) as segment
                  from (%2$s)
              ),
              summed as (
                  select table_no, slot, segment,
                         sum(stated) filter (row_kind = 'row') as summed,
                         count(*) filter (row_kind = 'row' and is_unread) as unread,
                         count(*) filter (row_kind = 'row') as row_count
                  from segmented
                  group by table_no, slot, segment
              ),
              mark as (
                  select *,
                         row_no = max(row_no) filter (row_kind = 'total') over (partition by table_no) as is_last
                  from segmented
                  where row_kind in ('total', 'group')
              ),
              read_as as (
                  select mark.*, scope.scope, scope.preference,
                         coalesce(sum(summed.summed), 0) as summed,
                         sum(summed.unread) as unread,
                         sum(summed.row_count) as row_count
                  from mark
                  cross join (values ('table', 1), ('all', 2), ('below', 3), ('above', 4)) as scope (scope, preference)
                  join summed on summed.slot = mark.slot
                      and (scope.scope = 'all' or summed.table_no = mark.table_no)
                      and (scope.scope <> 'above' or summed.segment = mark.segment - 1)
                      and (scope.scope <> 'below' or summed.segment = mark.segment)
                  where mark.row_kind = 'total' or scope.scope = 'below'
                  group by all
              ),
              fitting as (
                  select table_no, row_no, scope,
                         count(*) filter (stated = summed) as hits,
                         any_value(case when is_last then preference else -preference end) as preference
                  from read_as
                  where row_count > 0
                  group by table_no, row_no, scope
              ),
              best as (
                  select table_no, row_no, arg_max(scope, hits * 100 - preference) as scope
                  from fitting
                  group by table_no, row_no
              )
              select read_as.*
              from read_as
              join best using (table_no, row_no, scope)
          )
          group by table_no, row_no, col
          having bool_or(stated <> summed) and sum(unread) = 0""";

  private final Tables tables;
  private final Form form;
  private final String rows;

  TotalQuery(Tables tables) {
    this(tables, "checked");
  }

  /**
   * @param rows what stands for {@code checked}, such as some of its rows
   */
  TotalQuery(Tables tables, String rows) {
    this.tables = tables;
    this.rows = rows;
    this.form = tables.form();
  }

  /** A select of table, row and finding. */
  String sql() {
    if (form.layout() == Form.Layout.CROSSTAB) {
      return crosstab();
    }
    String figures =
        form.columns().entrySet().stream()
            .filter(e -> e.getValue().type() == Column.Type.COUNT)
            .filter(e -> tables.there().stream().anyMatch(t -> t.columns().containsKey(e.getKey())))
            .map(TotalQuery::figure)
            .collect(Collectors.joining(",\n        "));
    if (figures.isEmpty()) {
      // Every column that has a total is missing, which is said elsewhere.
      return "select 0, null::integer, null where false";
    }
    String rows =
        "select table_no, row_no, row_kind, unnest([%s], recursive := true) from %s"
            .formatted(figures, this.rows);
    return SQL.formatted(finding(), rows);
  }

  private static String figure(Map.Entry<String, Column> column) {
    String v = name(column.getKey());
    String t = Typing.raw(column.getKey());
    return "{'slot': %1$s, 'col': %1$s, 'part': 1, 'stated': %2$s, 'is_unread': %2$s is null and (%3$s is not null or %4$s), 'shown': %3$s}"
        .formatted(text(column.getKey()), v, t, column.getValue().isRequired());
  }

  /** The two figures of a pair are said in one finding. */
  private String crosstab() {
    String dimensions =
        form.dimensions().stream()
            .map(d -> "case when axis = %s then %s end".formatted(text(d.field()), name(d.field())))
            .collect(Collectors.joining(", "));
    String rows =
        "select table_no, row_no, row_kind, concat_ws('/', axis, %s, measure, part) as slot, * exclude (table_no, row_no, row_kind) from (%s)"
            .formatted(dimensions, figures());
    return SQL.formatted(finding(), rows);
  }

  /** A row for each figure of a crosstab. */
  private String figures() {
    Form.Cell cell = Objects.requireNonNull(form.cell());
    List<String> values =
        cell.headers() == null
            ? cell.measures().stream().map(Sql::name).toList()
            : List.of(CrosstabQuery.ownValue(cell));
    String figures =
        IntStream.range(0, values.size())
            .mapToObj(part -> "{'part': %d, 'stated': %s}".formatted(part, values.get(part)))
            .collect(Collectors.joining(", "));
    String dimensions =
        form.dimensions().stream().map(Form.Dimension::field).collect(Collectors.joining(", "));
    return "select table_no, row_no, row_kind, axis, %s, measure, is_sum, col, \"cell text\" as shown, %s as is_unread, unnest([%s], recursive := true) from %s"
        .formatted(dimensions, CrosstabQuery.isUnread(cell), figures, rows);
  }

  /** Columns that sum up the others of their axis, checked in each row; null if there are none. */
  @Nullable String sums() {
    if (tables.there().stream()
        .flatMap(t -> t.cells().stream())
        .noneMatch(Table.CellColumn::isSum)) {
      return null;
    }
    return """
        select table_no, row_no, %s
            from (
                select table_no, row_no, axis, measure, part,
                       any_value(col) filter (is_sum) as col,
                       any_value(shown) filter (is_sum) as shown,
                       any_value(stated) filter (is_sum) as stated,
                       sum(stated) filter (not is_sum) as summed,
                       count(*) filter (not is_sum and is_unread) as unread
                from (%s)
                where row_kind = 'row'
                group by all
            )
            group by table_no, row_no, col
            having bool_or(stated <> summed) and sum(unread) = 0"""
        .formatted(finding(), figures());
  }

  private static String finding() {
    return "mang_finding('TOTAL_MISMATCH', col, any_value(shown), string_agg(mang_like(summed, shown), '/' order by part), null)";
  }
}
