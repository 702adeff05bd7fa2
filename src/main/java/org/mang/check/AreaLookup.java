package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mang.form.Column;
import org.mang.form.Form;

/**
 * How a column of type area finds its code: by folded name, in the district it must lie in, at the
 * period's date.
 */
record AreaLookup(Form form, String column, Column definition, @Nullable String parentColumn) {

  static List<AreaLookup> of(Form form) {
    List<AreaLookup> lookups = new ArrayList<>();
    for (Map.Entry<String, Column> entry : form.columns().entrySet()) {
      Column column = entry.getValue();
      if (column.type() == Column.Type.AREA) {
        lookups.add(new AreaLookup(form, entry.getKey(), column, column.parent()));
      }
    }
    // A district has to be found before the communes within it.
    lookups.sort((a, b) -> Boolean.compare(a.parentColumn != null, b.parentColumn != null));
    return lookups;
  }

  /**
   * Which names of {@code named} count in a {@code context}. Stocks are as of the period's end; an
   * event may have happened before a merger within the period.
   */
  String where() {
    return where(
        "(named.valid_to is null or named.valid_to > context.%s)"
            .formatted(form.stores() == Form.Store.EVENT ? "period_start" : "period_end"));
  }

  /** The same; and of events that have a day, which may be long past, all names there ever were. */
  private String everWhere() {
    return form.occurredOn() == null ? where() : where("true");
  }

  private String where(String isThereStill) {
    String where =
        """
        named.area_level = %s
            and (context.period_end is null
                or (named.valid_from <= context.period_end
                    and %s))"""
            .formatted(text(definition.areaLevel().name().toLowerCase(Locale.ROOT)), isThereStill);
    return definition.areaLevel() == Column.Level.COMMUNE && form.reportedByDistrict()
        ? where
            + "\n            and (context.area_code is null or named.parent_code = context.area_code)"
        : where;
  }

  /** The name under which a query joins it. */
  String alias() {
    return name("area of " + column);
  }

  /**
   * The common table expression of names: in each context the areas that bear each, the latest
   * first. At an unknown time, nobody can say in which district a commune lies.
   */
  String cte() {
    return """
        %s as (
            select
                context_no, name_key, %s as parent_key,
                list({
                    'code': named.area_code, 'from': valid_from, 'to': valid_to,
                    'now': coalesce(valid_to > context.period_start, true)} order by valid_from desc, named.area_code) as named,
                -- How many bear it at the same time: a ward that gets a new code within the period is still one.
                case
                    when any_value(context.period_end) is null then 1
                    else greatest(
                        count(distinct named.area_code) filter (%s),
                        count(distinct named.area_code) filter (%s))
                end as areas
            from context_at_hand as context
            join core.area_name as named
                on %s
            group by all
        )"""
        .formatted(
            alias(),
            parentColumn == null
                ? "''"
                : "case when context.period_end is null then '' else named.parent_code end",
            isThere("context.period_start"),
            isThere("context.period_end"),
            everWhere());
  }

  private static String isThere(String day) {
    return "named.valid_from <= %1$s and (named.valid_to is null or named.valid_to > %1$s)"
        .formatted(day);
  }

  /** The code of the area; of several that bear the name in the period, of the latest. */
  String code() {
    return form.occurredOn() == null
        ? alias() + ".named[1].code"
        : "list_filter(%s.named, lambda a: a.now)[1].code".formatted(alias());
  }

  /** The same; but of the one that bears it on that day, if there is one. */
  String code(String day) {
    return "coalesce(%s[1].code, %s)".formatted(on(day), code());
  }

  /** Whether none bears the name on that day, though one does in the period. */
  String isNotThere(String day) {
    return "%s is not null and len(%s) = 0 and %s is not null".formatted(day, on(day), code());
  }

  private String on(String day) {
    return "list_filter(%s.named, lambda a: a.from <= %2$s and (a.to is null or a.to > %2$s))"
        .formatted(alias(), day);
  }

  /** The join to it, behind that of the column's words and of {@code its} submission. */
  String join() {
    String join =
        "left join %1$s on %1$s.context_no = its.context_no and %1$s.name_key = %2$s.value"
            .formatted(alias(), Typing.word(column));
    return parentColumn == null
        ? join
        : join
            + " and %s.parent_key = case when its.its_end is null then '' else %s.named[1].code end"
                .formatted(alias(), name("area of " + parentColumn));
  }
}
