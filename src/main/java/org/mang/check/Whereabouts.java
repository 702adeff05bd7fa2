package org.mang.check;

import static org.mang.Sql.text;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;

/**
 * Where an area lies whose name is right, but which is none of those that are reported on: in
 * another district, or at another time, and then what became of it.
 */
record Whereabouts(Form form, SubmissionContext submission) {

  private static final String SQL =
      """
      select col, value, list(distinct place order by place)[:3] as places
          from (
              select
                  strange.col,
                  strange.value,
                  area.area_type || ' ' || area.name
                      || coalesce(', ' || parent.area_type || ' ' || parent.name, '')
                      || case
                          when area.valid_to <= date '%1$s' then strftime(area.valid_to - 1, ' (– %%d/%%m/%%Y)')
                          when area.valid_from > date '%1$s' then strftime(area.valid_from, ' (%%d/%%m/%%Y –)')
                          else ''
                      end
                      || coalesce(' → ' || heir.area_type || ' ' || heir.name, '') as place
              from strange
              join (values %2$s) as area_column (col, area_level) using (col)
              join core.area_name as named
                  on named.name_key = mang_area_key(strange.value) and named.area_level = area_column.area_level
              join core.area on area.area_code = named.area_code and area.valid_from = named.valid_from
              left join core.area as parent
                  on parent.area_code = area.parent_code
                  and parent.area_level = 'district'
                  and parent.valid_from <= greatest(area.valid_from, least(coalesce(area.valid_to - 1, date '%1$s'), date '%1$s'))
                  and coalesce(parent.valid_to > greatest(area.valid_from, least(coalesce(area.valid_to - 1, date '%1$s'), date '%1$s')), true)
              left join core.area_change as change
                  on change.from_code = area.area_code and change.effective_on = area.valid_to and area.valid_to <= date '%1$s'
              left join core.area as heir
                  on heir.area_code = change.to_code and heir.valid_from <= change.effective_on
                  and coalesce(heir.valid_to > change.effective_on, true)
              where strange.is_area
          )
          group by col, value""";

  /** A select of {@code col, value, places} from {@code strange}. */
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
    if (columns.isEmpty() || submission.period() == null) {
      return "select null::varchar as col, null::varchar as value, null::varchar[] as places where false";
    }
    return SQL.formatted(Objects.requireNonNull(submission.period()).end(), Sql.lines(columns));
  }
}
