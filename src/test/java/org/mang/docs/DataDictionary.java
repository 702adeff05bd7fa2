package org.mang.docs;

import static org.mang.docs.Markdown.code;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Definitions;
import org.mang.form.CodeList;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;

/**
 * {@code docs/reference/data-dictionary.md}: what is asked for, what is counted, what is computed,
 * and where it is stored.
 */
final class DataDictionary {

  private static final String MEASURES =
      """
      select '`' || measure_code || '`', title_vi, title_en, counts, source, '`' || form_code || '`',
          array_to_string(adds_up_over, ', ')
      from core.measure
      order by measure_code
      """;

  private static final String INDICATORS =
      """
      with part as (
          select
              indicator_code,
              part,
              '`' || measure_code || '`'
              || case when sex_code = '_T' then '' else ', sex ' || sex_code end
              || case when age_band_code = '_T' then '' else ', age band ' || age_band_code end
              || case when category_code = '_T' then '' else ', category ' || category_code end
              || case when place_code = '_T' then '' else ', place ' || place_code end
              || ' (' || year_from || ' of ' || period_kind || ')' as counted
          from core.indicator_component
      ),
      breakdown as (
          select indicator_code, string_agg(axis || ': ' || code_list, '; ' order by axis) as breakdown
          from core.indicator_breakdown
          group by indicator_code
      )
      select '`' || indicator.indicator_code || '`', title_vi, title_en, unit, better, numerator.counted,
          denominator.counted, breakdown
      from core.indicator
      left join part as numerator
          on numerator.indicator_code = indicator.indicator_code and numerator.part = 'numerator'
      left join part as denominator
          on denominator.indicator_code = indicator.indicator_code and denominator.part = 'denominator'
      left join breakdown on breakdown.indicator_code = indicator.indicator_code
      order by indicator.indicator_code
      """;

  private static final String RECONCILIATIONS =
      """
      select '`' || reconciliation_code || '`', reconciliation.title_vi, reconciliation.title_en,
          '`' || left_measure_code || '` of `' || "left".form_code || '` (' || left_period_kind || ')',
          '`' || right_measure_code || '` of `' || "right".form_code || '` (' || right_period_kind || ')',
          expect,
          cast(cast(100 * tolerance_share as integer) as varchar) || ' % or ' || tolerance_count,
          owner
      from core.reconciliation as reconciliation
      join core.measure as "left" on "left".measure_code = left_measure_code
      join core.measure as "right" on "right".measure_code = right_measure_code
      order by reconciliation_code
      """;

  private static final String SOURCE_CHOICES =
      """
      select string_agg('`' || indicator_code || '`', ', ' order by indicator_code), '`' || measure_code || '`',
          '`' || any_value(form_code) || '`', '`' || array_to_string(any_value(instead_of), '`, `') || '`', why_vi, why_en
      from core.source_choice
      group by measure_code, why_vi, why_en
      order by measure_code, why_en
      """;

  private static final String TARGETS =
      """
      select plan, target, year, '`' || indicator_code || '`', target_kind, target_value,
          array_to_string(area_levels, ', '), wording_vi, wording_en
      from core.target
      order by year, plan, target
      """;

  private static final String TABLES =
      """
      select distinct schema_name || '.' || table_name
      from duckdb_columns()
      where schema_name in ('ops', 'core', 'mart') and database_name = current_database()
      order by list_position(['ops', 'core', 'mart'], split_part(schema_name || '.' || table_name, '.', 1)),
          schema_name || '.' || table_name
      """;

  private final Forms forms;
  private final SqlComments comments;
  private final Connection store;

  /** Of a store that is migrated, with reference tables and marts. */
  DataDictionary(Definitions definitions, Forms forms, Connection store) {
    this.forms = forms;
    this.comments = new SqlComments(definitions);
    this.store = store;
  }

  String page() throws SQLException {
    Markdown page =
        new Markdown()
            .heading(1, "Data dictionary")
            .paragraph(
                "Made from `jobs/`, `warehouse/` and a migrated database: change those, then run"
                    + " `mvn test -Dtest=GeneratedDocsTest -Dmang.docs.write=true`.")
            .paragraph(
                "[Forms](#forms) · [Code lists](#code-lists) · [Measures](#measures) ·"
                    + " [Indicators](#indicators) · [Reconciliations](#reconciliations) ·"
                    + " [Targets](#targets) · [Tables](#tables)");
    page.heading(2, "Forms");
    forms.all().forEach(form -> form(page, form));
    page.heading(2, "Code lists")
        .paragraph(
            "In every code column of the warehouse, `_T` is the total and `_U` is unknown. An office"
                + " may write a label in either language, or one of the other spellings; accents, case"
                + " and spaces do not count.");
    forms.codeLists().forEach(list -> codeList(page, list));
    page.heading(2, "Measures")
        .paragraph(
            "What is counted. *Adds up over*: the axes whose parts do not overlap, so that a total"
                + " that the form lacks may be made of them.")
        .table(
            List.of(
                "Measure",
                "Vietnamese",
                "English",
                "Counts",
                "Counted from",
                "Form",
                "Adds up over"),
            rows(MEASURES))
        .heading(2, "Indicators")
        .paragraph(
            "In brackets, how a year is made of periods: stock is the year's last such period, flow the"
                + " sum of them, any is 1 if one of them has something.")
        .table(
            List.of(
                "Indicator",
                "Vietnamese",
                "English",
                "Unit",
                "Better",
                "Numerator",
                "Denominator",
                "By"),
            rows(INDICATORS))
        .paragraph(
            "Where several sources count the same thing, the one by which an indicator is computed, as"
                + " its YAML declares:")
        .table(
            List.of("Indicators", "Measure", "Form", "Instead of", "Vietnamese", "English"),
            rows(SOURCE_CHOICES))
        .heading(2, "Reconciliations")
        .paragraph(
            "Two sources of the same thing, laid side by side in `mart.reconciliation` by district and"
                + " period of the left. They may differ by the greater of the two tolerances: a share of"
                + " the greater figure, or a number.")
        .table(
            List.of(
                "Reconciliation",
                "Vietnamese",
                "English",
                "Left",
                "Right",
                "Expected",
                "May differ by",
                "Owner"),
            rows(RECONCILIATIONS))
        .heading(2, "Targets")
        .table(
            List.of(
                "Plan",
                "No.",
                "Year",
                "Indicator",
                "Kind",
                "Value",
                "Areas",
                "Vietnamese",
                "English"),
            rows(TARGETS))
        .heading(2, "Tables")
        .paragraph(
            "`ops` stays in the store; `core` and `mart` are also in the snapshot, without the columns"
                + " `event_key` and `child_key`.");
    for (List<@Nullable String> table : rows(TABLES)) {
      table(page, Objects.requireNonNull(table.get(0)));
    }
    return page.toString();
  }

  private void form(Markdown page, Form form) {
    page.heading(3, code(form.name()))
        .paragraph(form.title().vi() + "<br>" + form.title().en())
        .paragraph(
            "Owed by: %s. Periods: %s; due %d days after. Known by: %s. Becomes: `core.%s`. With errors: %s."
                .formatted(
                    form.reportedByDistrict()
                        ? "every district"
                        : "the department of " + form.sector(),
                    form.periods().stream().map(p -> p.code()).collect(Collectors.joining(", ")),
                    form.due().count(),
                    form.recognise().phrase() == null
                        ? "its columns"
                        : "“" + form.recognise().phrase() + "”",
                    form.stores().name().toLowerCase(java.util.Locale.ROOT),
                    form.onError().share() == 0
                        ? "goes back"
                        : "up to %.0f %% of %s are left out, else it goes back"
                            .formatted(
                                form.onError().share() * 100,
                                form.onError().byCell() ? "cells" : "rows")))
        .table(
            List.of("Column", "Heading", "Type", "Required", "Becomes"),
            form.columns().entrySet().stream()
                .map(
                    e ->
                        List.of(
                            code(e.getKey()),
                            e.getValue().header(),
                            type(e.getValue()),
                            e.getValue().isRequired() ? "yes" : "",
                            becomes(form, e.getKey(), e.getValue())))
                .toList());
    if (!form.axes().isEmpty()) {
      page.table(
          List.of("Group of columns", "Axis", "Code list"),
          form.axes().stream()
              .map(
                  axis ->
                      List.of(
                          axis.header(),
                          axis.axis().name().toLowerCase(java.util.Locale.ROOT),
                          code(axis.codes())))
              .toList());
    }
    if (!form.derive().isEmpty()) {
      page.table(
          List.of("Derived", "As"),
          form.derive().entrySet().stream()
              .map(e -> List.of(code(e.getKey()), code(e.getValue())))
              .toList());
    }
  }

  private static String type(Column column) {
    String type = column.type().name().toLowerCase(java.util.Locale.ROOT);
    return switch (column.type()) {
      case CODE -> type + " `" + column.codes() + "`" + (column.isList() ? ", several" : "");
      case AREA -> type + ", " + column.areaLevel().name().toLowerCase(java.util.Locale.ROOT);
      default -> type;
    };
  }

  private static String becomes(Form form, String name, Column column) {
    if (form.stores() == Form.Store.OBSERVATION && column.type() == Column.Type.AREA) {
      return code("area_code");
    }
    if (column.kept() == Column.Keep.PSEUDONYM) {
      return "a pseudonym";
    }
    if (column.kept() == Column.Keep.NOTHING) {
      return "nothing: gone after the checks";
    }
    if (column.measure() != null) {
      String part =
          java.util.stream.Stream.of(
                  column.sex(), column.ageBand(), column.category(), column.place())
              .filter(Objects::nonNull)
              .collect(Collectors.joining(", "));
      return "measure `" + column.measure() + "`" + (part.isEmpty() ? "" : " (" + part + ")");
    }
    if (column.adds() != null) {
      return "`" + column.code() + "` in `" + column.adds() + "`";
    }
    return code(column.axis() == null ? name : column.axis().field());
  }

  private static void codeList(Markdown page, CodeList list) {
    page.heading(3, code(list.name()))
        .paragraph(list.title().vi() + " / " + list.title().en())
        .table(
            List.of("Code", "Vietnamese", "English", "Other spellings"),
            list.values().entrySet().stream()
                .map(
                    e ->
                        List.of(
                            code(e.getKey()),
                            e.getValue().vi(),
                            e.getValue().en(),
                            e.getValue().aliases() == null
                                ? ""
                                : String.join("; ", e.getValue().aliases())))
                .toList());
  }

  private void table(Markdown page, String name) throws SQLException {
    List<List<@Nullable String>> columns =
        rows("select column_name, lower(column_type) from (describe " + name + ")").stream()
            .map(
                column -> {
                  List<@Nullable String> row = new ArrayList<>(column);
                  row.set(0, code(String.valueOf(column.get(0))));
                  row.add(comments.on(name + "." + column.get(0)));
                  return row;
                })
            .toList();
    page.heading(3, code(name)).paragraph(comments.on(name));
    page.table(List.of("Column", "Type", "Note"), columns);
  }

  private List<List<@Nullable String>> rows(String query) throws SQLException {
    List<List<@Nullable String>> rows = new ArrayList<>();
    try (Statement statement = store.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<@Nullable String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
