package org.mang.check;

import static org.mang.Sql.name;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;

/**
 * The query of a list: one scan that gives each row's number, kind (row, total, group or blank),
 * typed values, and the list of its findings, if it has any.
 */
final class ListQuery {

  private final Form form;
  private final Typing typing;
  private final Words words;
  private final FilledDown filledDown;
  private final List<AreaLookup> areas;

  ListQuery(Form form, Forms forms, boolean hasMergedCells) {
    this.form = form;
    this.typing = new Typing(form, forms);
    this.words = new Words(form, typing);
    this.filledDown = new FilledDown(form, hasMergedCells);
    this.areas = AreaLookup.of(form);
  }

  /** Statements that create the temporary table {@code checked} from {@code source}. */
  List<String> sql() {
    List<String> ctes = new ArrayList<>();
    ctes.add(kinds());
    ctes.add(filledDown.cte());
    ctes.addAll(words.ctes("filled"));
    areas.forEach(area -> ctes.add(area.cte()));
    ctes.add(typed());
    ctes.add(derived());
    return List.of(
        words.sql(),
        "create or replace temp table checked as\nwith "
            + String.join(",\n", ctes)
            + "\nselect derived.*"
            + without()
            + ", "
            + Typing.Rule.all(rules())
            + " as findings\nfrom derived\njoin submission_at_hand as its using (submission_no)\nwhere row_kind <> 'blank'");
  }

  /**
   * What findings alone ask for does not outlive the query; nor does what an identifier read as,
   * not even in a temporary table.
   */
  private String without() {
    Set<String> without = new LinkedHashSet<>();
    form.columns()
        .forEach(
            (column, definition) -> {
              typing.told(definition).forEach(told -> without.add(Typing.told(column, told)));
              if (!isTextKept(column, definition)) {
                without.add(Typing.raw(column));
              }
              if (definition.type() == Column.Type.AREA) {
                without.add(name("areas of " + column));
                without.add(name("gone of " + column));
              }
            });
    return without.isEmpty() ? "" : " exclude (" + String.join(", ", without) + ")";
  }

  /** The texts of figures are compared with their totals; those of names are shown with others. */
  private boolean isTextKept(String column, Column definition) {
    List<String> unique = form.rows().unique();
    return (definition.type() == Column.Type.COUNT && form.rows().hasTotals())
        || (definition.type() != Column.Type.IDENTIFIER
            && (column.equals(form.rows().each())
                || (unique != null && unique.get(0).equals(column))));
  }

  private String kinds() {
    String blank =
        "coalesce("
            + form.columns().keySet().stream().map(Sql::name).collect(Collectors.joining(", "))
            + ") is null";
    return RowSource.kinds(form, blank, ownRow(), GroupRows.of(form, typing));
  }

  /**
   * A group row has a name alone; or, where rows are about areas, sums beside a name that is no
   * area's.
   */
  private String ownRow() {
    String filled =
        "len(list_filter([%s], lambda x: x is not null)) > 1"
            .formatted(
                form.columns().keySet().stream().map(Sql::name).collect(Collectors.joining(", ")));
    Column each = form.columns().get(form.rows().each());
    return each == null || each.type() != Column.Type.AREA
        ? filled
        : filled
            + " and coalesce(mang_area_key(%s) in (select name_key from core.area_name), false)"
                .formatted(name(form.rows().each()));
  }

  private String typed() {
    List<String> items =
        new ArrayList<>(
            List.of(
                "filled.table_no",
                "filled.submission_no",
                "filled.row_no",
                "filled.row_kind",
                "its.its_year as period_year"));
    form.columns()
        .forEach(
            (column, definition) -> {
              String t = "filled." + name(column);
              items.add(t + " as " + Typing.raw(column));
              if (definition.type() == Column.Type.AREA) {
                items.addAll(area(column));
              } else {
                items.add(typing.value(column, definition, t) + " as " + name(column));
              }
              for (String told : typing.told(definition)) {
                items.add(
                    "%s.%s as %s"
                        .formatted(Typing.word(column), name(told), Typing.told(column, told)));
              }
            });
    String groupColumn = form.groupColumn();
    if (groupColumn != null) {
      items.add("filled." + name(Typing.saidOf(groupColumn)));
    }
    String lookups =
        areas.stream().map(area -> "\n    " + area.join()).collect(Collectors.joining());
    return "typed as (\n    select\n    "
        + Sql.lines(items)
        + "\n    from filled\n    join submission_at_hand as its using (submission_no)"
        + words.joins("filled")
        + lookups
        + "\n)";
  }

  /** An area's code; how many bear its name; and whether none does on the day of the event. */
  private List<String> area(String column) {
    AreaLookup lookup =
        areas.stream().filter(area -> area.column().equals(column)).findFirst().orElseThrow();
    String day = day();
    return List.of(
        (day == null ? lookup.code() : lookup.code(day)) + " as " + name(column),
        lookup.alias() + ".areas as " + name("areas of " + column),
        (day == null ? "false" : lookup.isNotThere(day)) + " as " + name("gone of " + column));
  }

  /** When an event happened, if that has a column of its own. */
  private @Nullable String day() {
    String column = form.occurredOn();
    return column == null ? null : Typing.word(column) + ".value";
  }

  private String derived() {
    String items =
        form.derive().entrySet().stream()
            .map(e -> ", " + e.getValue() + " as " + name(e.getKey()))
            .collect(Collectors.joining());
    return "derived as (\n    select *" + items + "\n    from typed\n)";
  }

  private List<Typing.Rule> rules() {
    List<Typing.Rule> rules = new ArrayList<>();
    for (Map.Entry<String, Column> entry : form.columns().entrySet()) {
      rules.addAll(typing.rules(entry.getKey(), entry.getValue()));
    }
    form.checks()
        .forEach(
            (check, definition) ->
                rules.add(
                    typing.when(
                        "not (" + definition.that() + ")",
                        FindingCatalogue.codeOf(check),
                        Objects.requireNonNullElseGet(
                            definition.at(), () -> form.columns().keySet().iterator().next()),
                        null,
                        null)));
    return rules;
  }
}
