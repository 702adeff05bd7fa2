package org.mang.check;

import static org.mang.Sql.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.form.Period;
import org.mang.intake.TableRelations;
import org.mang.intake.Tables;

/**
 * The query of a list: one scan that gives each row's number, kind (row, total, group or blank),
 * typed values, and the list of its findings.
 */
final class ListQuery {

  private static final String OCCURRED_ON = "occurred_on";

  private final Tables tables;
  private final Form form;
  private final SubmissionContext submission;
  private final Typing typing;
  private final List<AreaLookup> areas;

  ListQuery(Tables tables, Forms forms, SubmissionContext submission) {
    this.tables = tables;
    this.form = tables.form();
    this.submission = submission;
    this.typing = new Typing(form, forms, submission.period());
    this.areas = AreaLookup.of(form, submission);
  }

  /** Creates the temporary table {@code checked} from the tables. */
  String sql(TableRelations relations) {
    List<String> ctes = new ArrayList<>();
    ctes.add(RowSource.sql(tables, relations, form.columns().keySet().stream().toList()));
    ctes.add(kinds());
    ctes.add(new FilledDown(tables).cte());
    areas.forEach(area -> ctes.add(area.cte()));
    ctes.add(typed());
    ctes.add(derived());
    return "create or replace temp table checked as\nwith "
        + String.join(",\n", ctes)
        + "\nselect *"
        + withoutIdentifiers()
        + ", list_filter([\n    "
        + Sql.lines(findings())
        + "\n], lambda x: x is not null) as findings\nfrom derived\nwhere row_kind <> 'blank'";
  }

  /** What an identifier read as does not outlive the query: not even in a temporary table. */
  private String withoutIdentifiers() {
    String raw =
        form.columns().entrySet().stream()
            .filter(e -> e.getValue().type() == Column.Type.IDENTIFIER)
            .map(e -> Typing.raw(e.getKey()))
            .collect(Collectors.joining(", "));
    return raw.isEmpty() ? "" : " exclude (" + raw + ")";
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
    List<String> items = new ArrayList<>(List.of("table_no", "sheet", "row_no", "row_kind"));
    Period period = submission.period();
    items.add((period == null ? "null::integer" : "" + period.year()) + " as period_year");
    form.columns()
        .forEach(
            (column, definition) -> {
              String t = "filled." + name(column);
              boolean present = isPresent(column);
              items.add(t + " as " + Typing.raw(column));
              if (definition.type() == Column.Type.AREA) {
                items.addAll(area(column));
              } else {
                String value =
                    present ? typing.value(column, definition, t) : Typing.absent(definition);
                items.add(value + " as " + name(column));
              }
            });
    String groupColumn = form.groupColumn();
    if (groupColumn != null) {
      items.add("filled." + name(Typing.saidOf(groupColumn)));
    }
    String joins =
        areas.stream().map(area -> "\n    " + area.join("filled")).collect(Collectors.joining());
    return "typed as (\n    select\n    " + Sql.lines(items) + "\n    from filled" + joins + "\n)";
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
    Column column = form.columns().get(OCCURRED_ON);
    return form.stores() == Form.Store.EVENT
            && column != null
            && column.type() == Column.Type.DATE
            && isPresent(OCCURRED_ON)
        ? "mang_date(filled." + name(OCCURRED_ON) + ")"
        : null;
  }

  /** Whether some table has the column. */
  private boolean isPresent(String column) {
    return tables.there().stream().anyMatch(table -> table.columns().containsKey(column));
  }

  private String derived() {
    String items =
        form.derive().entrySet().stream()
            .map(e -> ", " + e.getValue() + " as " + name(e.getKey()))
            .collect(Collectors.joining());
    return "derived as (\n    select *" + items + "\n    from typed\n)";
  }

  private List<String> findings() {
    List<String> findings = new ArrayList<>();
    for (Map.Entry<String, Column> entry : form.columns().entrySet()) {
      if (isPresent(entry.getKey())) {
        findings.addAll(typing.findings(entry.getKey(), entry.getValue()));
      }
    }
    keyColumn()
        .ifPresent(
            key -> {
              String same = "(partition by row_kind, " + sameAs(key) + ")";
              findings.add(
                  typing.when(
                      "%s is not null and count(*) over %s > 1".formatted(name(key), same),
                      "DUPLICATE_ROW",
                      key,
                      Typing.otherRow(same),
                      null));
            });
    List<String> unique = form.rows().unique();
    if (unique != null) {
      String same =
          unique.stream()
              .map(Sql::name)
              .collect(Collectors.joining(", ", "(partition by row_kind, ", ")"));
      String filled =
          unique.stream().map(u -> name(u) + " is not null").collect(Collectors.joining(" and "));
      findings.add(
          typing.when(
              filled + " and count(*) over " + same + " > 1",
              "SAME_ROW",
              unique.get(0),
              Typing.otherRow(same),
              null));
    }
    form.checks()
        .forEach(
            (check, definition) ->
                findings.add(
                    typing.when(
                        "not (" + definition.that() + ")",
                        FindingCatalogue.codeOf(check),
                        Objects.requireNonNullElseGet(
                            definition.at(), () -> form.columns().keySet().iterator().next()),
                        null,
                        null)));
    if (findings.isEmpty()) {
      findings.add("null");
    }
    return findings;
  }

  /**
   * What two rows have alike that are of the same thing. As long as the period is not known, an
   * area is its name: of two that were merged since, both names would be the one area.
   */
  private String sameAs(String key) {
    Column column = Objects.requireNonNull(form.columns().get(key));
    return column.type() == Column.Type.AREA && submission.period() == null
        ? "mang_area_key(" + Typing.raw(key) + ")"
        : name(key);
  }

  /**
   * The column whose value must be another in every row: the area that rows are about, or a kept
   * identifier.
   */
  private Optional<String> keyColumn() {
    return form.columns().entrySet().stream()
        .filter(e -> isPresent(e.getKey()))
        .filter(
            e ->
                e.getKey().equals(form.rows().each())
                    || (e.getValue().type() == Column.Type.IDENTIFIER
                        && e.getValue().kept() == Column.Keep.PSEUDONYM))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
