package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;

/**
 * Checks total and group rows against the rows that they are of. A total may be of the rows above
 * it up to the mark before, of those below it, of its table, or of all tables: it is taken for what
 * it fits best, and what does not fit then is said at its cell. The figures of a group row are of
 * the rows below it, up to the next group or total.
 */
final class TotalQuery {

  private static final String SQL =
      """
      select * from (
          with compared as materialized (
              with segmented as (
                  select *, count(*) filter (row_kind in ('total', 'group')) over (
                      partition by table_no, slot order by row_no rows unbounded preceding) as segment
                  from (%1$s)
              ),
              summed as (
                  select submission_no, table_no, slot, segment,
                         sum(stated) filter (row_kind = 'row') as summed,
                         count(stated) filter (row_kind = 'row') as figures,
                         count(*) filter (row_kind = 'row' and is_unread) as unread,
                         count(*) filter (row_kind = 'row') as row_count
                  from segmented
                  group by submission_no, table_no, slot, segment
              ),
              mark as (
                  select *,
                         row_no = max(row_no) filter (row_kind = 'total') over (partition by table_no) as is_last,
                         count(stated) over (partition by table_no, row_no) > 0 as has_figures
                  from segmented
                  where row_kind in ('total', 'group')
              ),
              read_as as (
                  select mark.*, scope.scope, scope.preference,
                         coalesce(sum(summed.summed), 0) as summed,
                         sum(summed.figures) as figures,
                         sum(summed.unread) as unread,
                         sum(summed.row_count) as row_count
                  from mark
                  cross join (values ('table', 1), ('all', 2), ('below', 3), ('above', 4)) as scope (scope, preference)
                  join summed on summed.submission_no = mark.submission_no and summed.slot = mark.slot
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
          %2$s
      )""";

  private static final String MISMATCH =
      """

          group by table_no, row_no, col
          having bool_or(stated <> summed) and sum(unread) = 0""";

  /** A row without any figure is said once, at the first of its cells. */
  private static final String BLANK =
      """

          where row_kind = 'total'
          group by table_no, row_no, col
          having bool_or(is_left_out and figures > 0 and unread = 0)
          qualify any_value(has_figures)
              or row_number() over (partition by table_no, row_no order by any_value(place)) = 1""";

  private final Form form;
  private final String rows;

  TotalQuery(Form form) {
    this(form, "checked");
  }

  /**
   * Makes it.
   *
   * @param rows what stands for {@code checked}, such as some of its rows
   */
  TotalQuery(Form form, String rows) {
    this.form = form;
    this.rows = rows;
  }

  /** A select of table, row and finding: totals that are not what their rows add up to. */
  String sql() {
    return compared(
        "select table_no, row_no, %s from compared %s"
            .formatted(finding("TOTAL_MISMATCH"), MISMATCH));
  }

  /** The same, and totals that are left blank though their rows have figures. */
  String withBlank() {
    return compared(
        """
        select table_no, row_no, %s from compared %s
            union all
            select table_no, row_no, %s from compared %s"""
            .formatted(finding("TOTAL_MISMATCH"), MISMATCH, finding("TOTAL_BLANK"), BLANK));
  }

  private String compared(String which) {
    if (form.layout() == Form.Layout.CROSSTAB) {
      return SQL.formatted(figuresOfCrosstab(), which);
    }
    List<String> counts = counts();
    return counts.isEmpty()
        // A list without figures has no total.
        ? "select 0, null::integer, null where false"
        : SQL.formatted(figuresOfList(counts), which);
  }

  private List<String> counts() {
    return form.columns().entrySet().stream()
        .filter(e -> e.getValue().type() == Column.Type.COUNT)
        .map(Map.Entry::getKey)
        .toList();
  }

  private String figuresOfList(List<String> counts) {
    String figures =
        IntStream.range(0, counts.size())
            .mapToObj(place -> figure(counts.get(place), place))
            .collect(Collectors.joining(",\n        "));
    return "select submission_no, table_no, row_no, row_kind, unnest([%s], recursive := true) from %s"
        .formatted(figures, rows);
  }

  /** Only what is a figure adds up: an age that is left blank in a total is no omission. */
  private String figure(String column, int place) {
    Column definition = Objects.requireNonNull(form.columns().get(column));
    return "{'slot': %1$s, 'col': %1$s, 'part': 1, 'stated': %2$s, 'is_unread': %2$s is null and (%3$s is not null or %4$s), 'is_left_out': %5$s and mang_is_left_out(%3$s), 'shown': %3$s, 'place': %6$d}"
        .formatted(
            text(column),
            name(column),
            Typing.raw(column),
            definition.isRequired(),
            definition.measure() != null,
            place);
  }

  /** The two figures of a pair are said in one finding. */
  private String figuresOfCrosstab() {
    String dimensions =
        form.dimensions().stream()
            .map(d -> "case when axis = %s then %s end".formatted(text(d.field()), name(d.field())))
            .collect(Collectors.joining(", "));
    return "select submission_no, table_no, row_no, row_kind, concat_ws('/', axis, %s, measure, part) as slot, mang_is_left_out(shown) as is_left_out, lpad(col, 3, ' ') as place, * exclude (submission_no, table_no, row_no, row_kind) from (%s)"
        .formatted(dimensions, figures());
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
    return "select submission_no, table_no, row_no, row_kind, axis, %s, measure, is_sum, col, \"cell text\" as shown, %s as is_unread, unnest([%s], recursive := true) from %s"
        .formatted(dimensions, CrosstabQuery.isUnread(cell), figures, rows);
  }

  /** Columns that sum up the others of their axis, checked in each row. */
  String sums() {
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
        .formatted(finding("TOTAL_MISMATCH"), figures());
  }

  private static String finding(String code) {
    return "mang_finding('"
        + code
        + "', col, any_value(shown), string_agg(mang_like(summed, shown), '/' order by part), null)";
  }
}
