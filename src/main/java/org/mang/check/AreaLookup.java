package org.mang.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Period;

/**
 * How a column of type area finds its code: by folded name, in the district it must lie in, at the
 * period's date.
 */
record AreaLookup(
    String column,
    Column definition,
    @Nullable String parentColumn,
    String where,
    @Nullable Period period) {

  static List<AreaLookup> of(Form form, SubmissionContext submission) {
    List<AreaLookup> lookups = new ArrayList<>();
    for (Map.Entry<String, Column> entry : form.columns().entrySet()) {
      Column column = entry.getValue();
      if (column.type() == Column.Type.AREA) {
        lookups.add(
            new AreaLookup(
                entry.getKey(),
                column,
                // At an unknown time, nobody can say in which district a commune lies.
                submission.period() == null ? null : column.parent(),
                where(form, column, submission),
                submission.period()));
      }
    }
    // A district has to be found before the communes within it.
    lookups.sort((a, b) -> Boolean.compare(a.parentColumn != null, b.parentColumn != null));
    return lookups;
  }

  /**
   * Which names count. Stocks are as of the period's end; an event may have happened before a
   * merger within the period.
   */
  private static String where(Form form, Column column, SubmissionContext submission) {
    StringBuilder where =
        new StringBuilder(
            "area_level = " + Sql.text(column.areaLevel().name().toLowerCase(Locale.ROOT)));
    Period period = submission.period();
    if (period != null) {
      String from =
          form.stores() == Form.Store.EVENT ? period.start().toString() : period.end().toString();
      where.append(" and valid_from <= date '").append(period.end()).append('\'');
      where.append(" and (valid_to is null or valid_to > date '").append(from).append("')");
    }
    if (column.areaLevel() == Column.Level.COMMUNE
        && form.reportedByDistrict()
        && submission.areaCode() != null) {
      where.append(" and parent_code = ").append(Sql.text(submission.areaCode()));
    }
    return where.toString();
  }

  /** The name under which a query joins it. */
  String alias() {
    return Sql.name("area of " + column);
  }

  /** The common table expression of names: the areas that bear each, the latest first. */
  String cte() {
    String parent = parentColumn == null ? "" : ", parent_code";
    return """
        %s as (
            select
                name_key%s,
                list({'code': area_code, 'from': valid_from, 'to': valid_to} order by valid_from desc, area_code) as named,
                %s as areas
            from core.area_name
            where %s
            group by name_key%s
        )"""
        .formatted(alias(), parent, areas(), where, parent);
  }

  /** The code of the area; of several that bear the name one after the other, of the latest. */
  String code() {
    return alias() + ".named[1].code";
  }

  /** The same; but of the one that bears it on that day, if there is one. */
  String code(String day) {
    return "coalesce(%s[1].code, %s)".formatted(on(day), code());
  }

  /** Whether none bears the name on that day, though one does in the period. */
  String isNotThere(String day) {
    return "%s is not null and len(%s) = 0".formatted(day, on(day));
  }

  private String on(String day) {
    return "list_filter(%s.named, lambda a: a.from <= %2$s and (a.to is null or a.to > %2$s))"
        .formatted(alias(), day);
  }

  /**
   * How many areas bear the name at the same time: a ward that gets a new code within the period is
   * still one. Nothing can be said before the period is known.
   */
  private String areas() {
    return period == null
        ? "1"
        : "greatest(%s, %s)".formatted(areasOn(period.start()), areasOn(period.end()));
  }

  private static String areasOn(LocalDate day) {
    return "count(distinct area_code) filter (valid_from <= date '%1$s' and (valid_to is null or valid_to > date '%1$s'))"
        .formatted(day);
  }

  /** The join to it. */
  String join(String rows) {
    String join =
        "left join %s on %s.name_key = mang_area_key(%s.%s)"
            .formatted(alias(), alias(), rows, Sql.name(column));
    return parentColumn == null
        ? join
        : join
            + " and %s.parent_code = %s.named[1].code"
                .formatted(alias(), Sql.name("area of " + parentColumn));
  }
}
