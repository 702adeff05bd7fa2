package org.mang.warehouse;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.check.Checker;
import org.mang.check.SubmissionContext;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Period;
import org.mang.intake.Sheet;
import org.mang.intake.Table;
import org.mang.intake.Tables;

/** From checked rows to facts: the query that a form's way of storing compiles to. */
final class FactQuery {

  private static final String ALL_ROWS =
      """
      from checked
      where row_kind = 'row'""";

  /** Rows with an error in them are no facts; a returned submission does not come here at all. */
  private static final String SOUND_ROWS =
      ALL_ROWS
          + """

            and (table_no, row_no) not in (
                select (table_no, row_no) from finding where severity = 'error' and row_no is not null)""";

  private final Tables tables;
  private final Form form;
  private final SubmissionContext submission;
  private final Period period;
  private String rows;
  private boolean tentative;

  FactQuery(Tables tables, SubmissionContext submission) {
    this.tables = tables;
    this.form = tables.form();
    this.submission = submission;
    this.period = Objects.requireNonNull(submission.period());
    this.rows = form.onError().byCell() ? ALL_ROWS : SOUND_ROWS;
  }

  /** Stores the facts of the sound rows. */
  String sql() {
    return "insert into %s by name\n%s".formatted(name("core", storing()), facts());
  }

  /**
   * What would be stored if the rows with errors were sound too: for comparing with what is stored
   * already, before it is known whether the submission is accepted. With {@code table_no}, the
   * table in which each stands.
   */
  String tentative() {
    rows = ALL_ROWS;
    tentative = true;
    return facts();
  }

  private String storing() {
    return form.stores().name().toLowerCase(Locale.ROOT);
  }

  private String facts() {
    return switch (form.stores()) {
      case OBSERVATION ->
          form.layout() == Form.Layout.LIST ? observationsOfList() : observationsOfCrosstab();
      case EVENT -> select(eventFields()) + rows;
      case CHILD -> select(childFields()) + rows;
    };
  }

  private String observationsOfList() {
    String values =
        form.columns().entrySet().stream()
            .filter(e -> e.getValue().measure() != null && isPresent(e.getKey()))
            .map(e -> observed(e.getKey(), e.getValue()))
            .collect(Collectors.joining(",\n        "));
    return select(observationFields("area_code", "fact."))
        + """
        from (
            select table_no, sheet, row_no, %s as area_code, unnest([%s]) as fact
            %s
        )
        where fact.value is not null"""
            .formatted(area(), values, rows)
        + soundCells("fact.column_ref");
  }

  /** Where cells with errors are left out alone, those of the rest. */
  private String soundCells(String column) {
    return tentative || !form.onError().byCell()
        ? ""
        : "\n  and (table_no, row_no, %s) not in (select (table_no, row_no, column_ref) from (%s))"
            .formatted(column, Checker.cellsLeftOut(tables));
  }

  private String observed(String column, Column definition) {
    return "{'column_ref': %s, 'measure_code': %s, 'sex_code': %s, 'age_band_code': %s, 'category_code': %s, 'place_code': %s, 'value': %s}"
        .formatted(
            letters(column),
            text(definition.measure()),
            total(definition.sex()),
            total(definition.ageBand()),
            total(definition.categoryCode()),
            total(definition.place()),
            name(column));
  }

  private static String total(@Nullable String code) {
    return text(code == null ? "_T" : code);
  }

  private String observationsOfCrosstab() {
    String measures =
        Objects.requireNonNull(form.cell()).measures().stream()
            .map(m -> "{'measure_code': %s, 'value': %s}".formatted(text(m), name(m)))
            .collect(Collectors.joining(", "));
    String area =
        form.has(Form.Dimension.AREA)
            ? "coalesce(nullif(area_code, '_T'), %s)".formatted(area())
            : area();
    Map<String, String> fields = observationFields(area, "");
    fields.put("column_ref", "col");
    fields.put("measure_code", "fact.measure_code");
    fields.put("value", "fact.value");
    Form.Dimension part = form.partOfYear();
    if (part != null) {
      fields.putAll(new PartOfYear(part, period.year()).fields());
    }
    return select(fields)
        + """
        from (
            select *, unnest([%s]) as fact
            %s
              and not is_sum
        )
        where fact.value is not null and fact.measure_code = coalesce(measure, fact.measure_code)"""
            .formatted(measures, rows)
        + soundCells("col");
  }

  private Map<String, String> observationFields(String area, String fact) {
    Map<String, String> fields = source();
    fields.put("column_ref", fact + "column_ref");
    fields.put("measure_code", fact + "measure_code");
    fields.put("area_code", area);
    fields.put("period_code", text(period.code()));
    fields.put("period_start", "date '" + period.start() + "'");
    fields.put("period_end", "date '" + period.end() + "'");
    fields.put("sex_code", fact + "sex_code");
    fields.put("age_band_code", fact + "age_band_code");
    fields.put("category_code", fact + "category_code");
    fields.put("place_code", fact + "place_code");
    fields.put("value", fact + "value");
    return fields;
  }

  private Map<String, String> eventFields() {
    Map<String, String> fields = rowFields();
    fields.put("kind", text(form.kind()));
    for (String code : new String[] {"sex_code", "category_code", "place_code"}) {
      // A dimension that the form does not ask for is total; one left blank in a row is unknown.
      fields.put(code, has(code) ? "coalesce(%s, '_U')".formatted(name(code)) : "'_T'");
    }
    return fields;
  }

  private Map<String, String> childFields() {
    Map<String, String> fields = rowFields();
    fields.put("cohort", text(form.cohort()));
    fields.put("as_of", "date '" + period.end() + "'");
    fields.put("sex_code", has("sex_code") ? "coalesce(sex_code, '_U')" : "'_U'");
    fields.putIfAbsent("group_codes", "[]");
    fields.put("need_codes", codes("need_codes"));
    fields.put("given_codes", codes("given_codes"));
    return fields;
  }

  /**
   * What events and children share: where they stand, whose area they are of, and every column kept
   * under its own name.
   */
  private Map<String, String> rowFields() {
    Map<String, String> fields = source();
    fields.put("column_ref", byTable(table -> text(span(table))));
    form.columns()
        .forEach(
            (column, definition) -> {
              if (definition.kept() != Column.Keep.NOTHING && definition.adds() == null) {
                fields.put(column, name(column));
              }
            });
    form.derive().keySet().forEach(column -> fields.put(column, name(column)));
    String district =
        has("district_code")
            ? name("district_code")
            : text(form.reportedByDistrict() ? submission.areaCode() : null);
    fields.put("district_code", district);
    fields.put(
        "area_code", has("area_code") ? "coalesce(area_code, %s)".formatted(district) : district);
    return fields;
  }

  private Map<String, String> source() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("submission_id", text(submission.submissionId()));
    fields.put("sheet", "coalesce(sheet, '')");
    fields.put("row_no", "row_no");
    if (tentative) {
      fields.put("table_no", "table_no");
    }
    return fields;
  }

  /** The area that a row is about: the innermost column of type area, or the reporter's own. */
  private String area() {
    return form.columns().entrySet().stream()
        .filter(e -> e.getValue().type() == Column.Type.AREA)
        .filter(e -> form.columns().values().stream().noneMatch(c -> e.getKey().equals(c.parent())))
        .map(e -> name(e.getKey()))
        .findFirst()
        .orElse(text(submission.areaCode()));
  }

  private String codes(String list) {
    List<String> flags = new ArrayList<>();
    form.columns()
        .forEach(
            (column, definition) -> {
              if (list.equals(definition.adds())) {
                flags.add(
                    "case when %s then %s end".formatted(name(column), text(definition.code())));
              }
            });
    return flags.isEmpty()
        ? "[]"
        : "list_filter([%s], lambda x: x is not null)".formatted(String.join(", ", flags));
  }

  private boolean isPresent(String column) {
    return tables.there().stream().anyMatch(table -> table.columns().containsKey(column));
  }

  /** Where a column stands, which may be elsewhere in each table. */
  private String letters(String column) {
    return byTable(
        table -> {
          Table.Place place = table.columns().get(column);
          return text(place == null ? null : place.letters());
        });
  }

  private String byTable(Function<Table, String> expression) {
    return Checker.byTable(tables, expression);
  }

  private boolean has(String column) {
    return form.columns().containsKey(column);
  }

  private static String span(Table table) {
    int first = table.columns().values().stream().mapToInt(Table.Place::column).min().orElse(0);
    int last = table.columns().values().stream().mapToInt(Table.Place::column).max().orElse(0);
    return Sheet.letters(first) + ":" + Sheet.letters(last);
  }

  /** All but the rows that the facts are taken from. */
  private static String select(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(e -> e.getValue() + " as " + name(e.getKey()))
        .collect(Collectors.joining(", ", "select ", "\n"));
  }
}
