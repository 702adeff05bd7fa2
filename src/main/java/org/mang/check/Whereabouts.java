package org.mang.check;

import static org.mang.Sql.text;

import java.util.List;
import java.util.Locale;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;

/**
 * Where an area lies whose name is right, but which is none of those that are reported on: in
 * another district, or at another time, and then what became of it.
 */
record Whereabouts(Form form) {

  private static final String SQL =
      """
      select context_no, col, value, list(distinct place order by place)[:3] as places
          from (
              select
                  strange.context_no,
                  strange.col,
                  strange.value,
                  area.area_type || ' ' || area.name
                      || coalesce(', ' || parent.area_type || ' ' || parent.name, '')
                      || case
                          when area.valid_to <= context.period_end then strftime(area.valid_to - 1, ' (– %%d/%%m/%%Y)')
                          when area.valid_from > context.period_end then strftime(area.valid_from, ' (%%d/%%m/%%Y –)')
                          else ''
                      end
                      || coalesce(' → ' || heir.area_type || ' ' || heir.name, '') as place
              from strange
              join context_at_hand as context using (context_no)
              join (values %s) as area_column (col, area_level) using (col)
              join core.area_name as named
                  on named.name_key = mang_area_key(strange.value) and named.area_level = area_column.area_level
              join core.area on area.area_code = named.area_code and area.valid_from = named.valid_from
              left join core.area as parent
                  on parent.area_code = area.parent_code
                  and parent.area_level = 'district'
                  and parent.valid_from <= greatest(area.valid_from, least(coalesce(area.valid_to - 1, context.period_end), context.period_end))
                  and coalesce(parent.valid_to > greatest(area.valid_from, least(coalesce(area.valid_to - 1, context.period_end), context.period_end)), true)
              left join core.area_change as change
                  on change.from_code = area.area_code and change.effective_on = area.valid_to and area.valid_to <= context.period_end
              left join core.area as heir
                  on heir.area_code = change.to_code and heir.valid_from <= change.effective_on
                  and coalesce(heir.valid_to > change.effective_on, true)
              where strange.is_area and context.period_end is not null
          )
          group by context_no, col, value""";

  /** A select of {@code context_no, col, value, places} from {@code strange}. */
  String sql() {
    List<String> columns =
        form.columns().entrySet().stream()
            .filter(e -> e.getValue().type() == Column.Type.AREA)
            .map(
                e ->
                    "(%s, %s)"
                        .formatted(
                            text(e.getKey()),
                            text(e.getValue().areaLevel().name().toLowerCase(Locale.ROOT))))
            .toList();
    return columns.isEmpty()
        ? "select null::integer as context_no, null::varchar as col, null::varchar as value, null::varchar[] as places where false"
        : SQL.formatted(Sql.lines(columns));
  }
}
