package org.mang.warehouse;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.check.Checker;
import org.mang.form.Column;
import org.mang.form.Form;

/**
 * From the checked rows of a batch to facts: the query that a form's way of storing compiles to.
 */
final class FactQuery {

  private static final String ROWS =
      """
      from checked
      join table_at_hand as its_table using (table_no)
      join submission_at_hand as its on its.submission_no = checked.submission_no
      %swhere row_kind = 'row'""";

  /** Rows with an error in them are no facts; nor is any row of a submission that is returned. */
  private static final String SOUND =
      """
      semi join outcome_at_hand as outcome on outcome.submission_no = checked.submission_no and outcome.is_accepted
      """;

  private static final String WITHOUT_ERRORS =
      """
      anti join (select distinct table_no, row_no from finding where severity = 'error' and row_no is not null) as bad
          on bad.table_no = checked.table_no and bad.row_no = checked.row_no
      """;

  private final Form form;
  private final String rows;
  private final boolean tentative;

  private FactQuery(Form form, boolean tentative) {
    this.form = form;
    this.tentative = tentative;
    this.rows =
        ROWS.formatted(tentative ? "" : form.onError().byCell() ? SOUND : SOUND + WITHOUT_ERRORS);
  }

  /** Stores the facts of the sound rows of the submissions that are accepted. */
  static String storing(Form form) {
    FactQuery query = new FactQuery(form, false);
    return "insert into %s by name\n%s".formatted(name("core", table(form)), query.facts());
  }

  /**
   * What would be stored if every submission were accepted and every row sound, for comparing with
   * what is stored already: with {@code submission_no}, and {@code table_no}, the table in which
   * each stands.
   */
  static String tentative(Form form) {
    return new FactQuery(form, true).facts();
  }

  private static String table(Form form) {
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
    List<String> values = new ArrayList<>();
    int place = 0;
    for (Map.Entry<String, Column> entry : form.columns().entrySet()) {
      place++;
      if (entry.getValue().measure() != null) {
        values.add(observed(entry.getKey(), entry.getValue(), place));
      }
    }
    return select(observationFields("fact_area", "fact."))
        + """
        from (
            select checked.table_no, checked.row_no, its_table.sheet, its.*, %s as fact_area, unnest([%s]) as fact
            %s
        ) as its
        where fact.value is not null"""
            .formatted(area("checked."), String.join(",\n        ", values), rows)
        + soundCells("fact.column_ref");
  }

  /** Where cells with errors are left out alone, those of the rest. */
  private String soundCells(String column) {
    return tentative || !form.onError().byCell()
        ? ""
        : "\n  and (table_no, row_no, %s) not in (select (table_no, row_no, column_ref) from (%s))"
            .formatted(column, Checker.cellsLeftOut(form));
  }

  private static String observed(String column, Column definition, int place) {
    return "{'column_ref': %s, 'measure_code': %s, 'sex_code': %s, 'age_band_code': %s, 'category_code': %s, 'place_code': %s, 'value': %s}"
        .formatted(
            "its_table.letters[" + place + "]",
            text(definition.measure()),
            total(definition.sex()),
            total(definition.ageBand()),
            total(definition.categoryCode()),
            total(definition.place()),
            "checked." + name(column));
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
            ? "coalesce(nullif(area_code, '_T'), %s)".formatted(area(""))
            : area("");
    Map<String, String> fields = observationFields(area, "");
    fields.put("column_ref", "col");
    fields.put("measure_code", "fact.measure_code");
    fields.put("value", "fact.value");
    Form.Dimension part = form.partOfYear();
    if (part != null) {
      fields.putAll(new PartOfYear(part).fields());
    }
    return select(fields)
        + """
        from (
            select checked.*, its_table.sheet, its.* exclude (submission_no), unnest([%s]) as fact
            %s
              and not is_sum
        ) as its
        where fact.value is not null and fact.measure_code = coalesce(measure, fact.measure_code)"""
            .formatted(measures, rows)
        + soundCells("col");
  }

  private Map<String, String> observationFields(String area, String fact) {
    Map<String, String> fields = source("its.");
    fields.put("column_ref", fact + "column_ref");
    fields.put("measure_code", fact + "measure_code");
    fields.put("area_code", area);
    fields.put("period_code", "its.its_period");
    fields.put("period_start", "its.its_start");
    fields.put("period_end", "its.its_end");
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
      fields.put(code, has(code) ? "coalesce(checked.%s, '_U')".formatted(name(code)) : "'_T'");
    }
    return fields;
  }

  private Map<String, String> childFields() {
    Map<String, String> fields = rowFields();
    fields.put("cohort", text(form.cohort()));
    fields.put("as_of", "its.its_end");
    fields.put("sex_code", has("sex_code") ? "coalesce(checked.sex_code, '_U')" : "'_U'");
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
    Map<String, String> fields = source("checked.");
    fields.put("column_ref", "its_table.span");
    form.columns()
        .forEach(
            (column, definition) -> {
              if (definition.kept() != Column.Keep.NOTHING && definition.adds() == null) {
                fields.put(column, "checked." + name(column));
              }
            });
    form.derive().keySet().forEach(column -> fields.put(column, "checked." + name(column)));
    String district =
        has("district_code")
            ? "checked." + name("district_code")
            : form.reportedByDistrict() ? "its.its_area" : "null::varchar";
    fields.put("district_code", district);
    fields.put(
        "area_code",
        has("area_code") ? "coalesce(checked.area_code, %s)".formatted(district) : district);
    return fields;
  }

  private Map<String, String> source(String row) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("submission_id", "its.its_id");
    fields.put("sheet", "coalesce(sheet, '')");
    fields.put("row_no", row + "row_no");
    if (tentative) {
      fields.put("submission_no", row + "submission_no");
      fields.put("table_no", row + "table_no");
    }
    return fields;
  }

  /** The area that a row is about: the innermost column of type area, or the reporter's own. */
  private String area(String row) {
    return form.columns().entrySet().stream()
        .filter(e -> e.getValue().type() == Column.Type.AREA)
        .filter(e -> form.columns().values().stream().noneMatch(c -> e.getKey().equals(c.parent())))
        .map(e -> row + name(e.getKey()))
        .findFirst()
        .orElse("its.its_area");
  }

  private String codes(String list) {
    List<String> flags = new ArrayList<>();
    form.columns()
        .forEach(
            (column, definition) -> {
              if (list.equals(definition.adds())) {
                flags.add(
                    "case when checked.%s then %s end"
                        .formatted(name(column), text(definition.code())));
              }
            });
    return flags.isEmpty()
        ? "[]"
        : "list_filter([%s], lambda x: x is not null)".formatted(String.join(", ", flags));
  }

  private boolean has(String column) {
    return form.columns().containsKey(column);
  }

  /** All but the rows that the facts are taken from. */
  private static String select(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(e -> e.getValue() + " as " + name(e.getKey()))
        .collect(Collectors.joining(", ", "select ", "\n"));
  }
}
