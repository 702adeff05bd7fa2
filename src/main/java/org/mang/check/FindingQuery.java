package org.mang.check;

import static org.mang.Sql.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.intake.Table;
import org.mang.intake.Tables;

/**
 * From the findings listed in each row of {@code checked}, and what only all rows together show, to
 * the temporary table {@code finding}: at its cell, masked, said in both languages, with the
 * nearest known name where there is one.
 */
final class FindingQuery {

  private static final String CTES =
      """
      create or replace temp table finding as
      with place (table_no, col, letters, header, is_masked) as (
          values %s
      ),
      kind (code, severity, say_vi, say_en, remedy_vi, remedy_en) as (
          values %s
      ),
      sheet (table_no, sheet) as (
          values %s
      ),
      spelling (col, spelling, label) as (
          %s
      ),
      found (table_no, row_no, finding) as (
          %s
      ),
      -- What a text that is no value was rather meant for; worked out here, once for all columns.
      meant (table_no, row_no, finding, suggestion) as (
          select table_no, row_no, finding,
              case finding.code
                  when 'NOT_A_COUNT' then mang_count_meant(finding.value)
                  when 'NOT_WHOLE' then mang_count_meant(finding.value)
                  when 'NOT_A_DECIMAL' then mang_decimal_meant(finding.value)
                  when 'NOT_A_DATE' then mang_date_meant(finding.value)
                  when 'NOT_A_DATETIME' then mang_datetime_meant(finding.value)
                  else finding.suggestion
              end
          from found
      ),
      strange as (
          select distinct finding.col as col, finding.value as value, finding.code = 'UNKNOWN_AREA' as is_area
          from found
          where finding.code in ('UNKNOWN_CODE', 'UNKNOWN_AREA')
      ),
      elsewhere as (
          %s
      ),
      nearest as (
          select
              strange.col,
              strange.value,
              arg_max(spelling.label, jaro_winkler_similarity(mang_bare_name(spelling.spelling), mang_bare_name(mang_area_key(strange.value)))) as label
          from strange
          join spelling on spelling.col = strange.col
          where jaro_winkler_similarity(mang_bare_name(spelling.spelling), mang_bare_name(mang_area_key(strange.value))) > 0.85
            and (strange.col, strange.value) not in (select (col, value) from elsewhere)
          group by strange.col, strange.value
      ),
      shown as (
          select
              found.table_no,
              sheet.sheet,
              found.row_no,
              case
                  when found.finding.code = 'UNKNOWN_AREA' and elsewhere.col is not null then 'AREA_ELSEWHERE'
                  else found.finding.code
              end as code,
              place.letters,
              place.header,
              case
                  when place.is_masked then mang_mask(found.finding.value)
                  when sheet.sheet is not null then mang_as_shown(%s)
                  else %s
              end as value,
              coalesce(array_to_string(elsewhere.places, '; '), found.finding.expected, '') as expected,
              -- What stands there already is no suggestion.
              case
                  when mang_fold(coalesce(found.suggestion, nearest.label)) <> coalesce(mang_fold(found.finding.value), '')
                      then coalesce(found.suggestion, nearest.label)
              end as suggestion
          from meant as found
          join sheet on sheet.table_no = found.table_no
          left join place on place.table_no = found.table_no and place.col = found.finding.col
          left join nearest on nearest.col = found.finding.col and nearest.value = found.finding.value
          left join elsewhere on elsewhere.col = found.finding.col and elsewhere.value = found.finding.value
          -- A name that is misspelt is not missing as well, nor a code that is a date.
          where not (found.finding.code = 'MISSING_ROW' and found.finding.expected in (select label from nearest))
            and not (found.finding.code = 'MISSING_ROW'
                and found.finding.expected in (select finding.suggestion from found where finding.code = 'CODE_IS_DATE'))
      )
      select
          row_number() over (
              order by shown.table_no, shown.row_no nulls first, length(shown.letters) nulls first, shown.letters, shown.code
          ) as finding_no,
          shown.code,
          kind.severity,
          shown.row_no,
          shown.letters as column_ref,
          shown.header,
          shown.value,
          %s as message_vi,
          %s as message_en,
          nullif(%s || case when suggestion is null then '' else '. ' || replace(%s, '{suggestion}', suggestion) end, '')
              as suggestion_vi,
          nullif(%s || case when suggestion is null then '' else '. ' || replace(%s, '{suggestion}', suggestion) end, '')
              as suggestion_en,
          shown.sheet,
          shown.table_no
      from shown
      join kind on kind.code = shown.code
      """;

  private final Tables tables;
  private final Form form;
  private final Forms forms;
  private final SubmissionContext submission;
  private final FindingCatalogue catalogue;

  FindingQuery(
      Tables tables, Forms forms, SubmissionContext submission, FindingCatalogue catalogue) {
    this.tables = tables;
    this.form = tables.form();
    this.forms = forms;
    this.submission = submission;
    this.catalogue = catalogue.with(form);
  }

  String sql() {
    return CTES.formatted(
        places(),
        kinds(),
        sheets(),
        spellings(),
        String.join("\n    union all\n    ", found()),
        new Whereabouts(form, submission).sql(),
        Bounded.textSql("found.finding.value"),
        Bounded.textSql("found.finding.value"),
        filled("kind.say_vi", catalogue.more().vi()),
        filled("kind.say_en", catalogue.more().en()),
        filled("kind.remedy_vi", catalogue.more().vi()),
        text(catalogue.perhaps().vi()),
        filled("kind.remedy_en", catalogue.more().en()),
        text(catalogue.perhaps().en()));
  }

  private static String filled(String template, String more) {
    return ("replace(replace(replace(%s, '{header}', coalesce(shown.header, '')),"
            + " '{value}', coalesce(shown.value, '')), '{expected}', %s)")
        .formatted(template, Bounded.listSql("shown.expected", more));
  }

  private String places() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < tables.there().size(); i++) {
      places(i, tables.there().get(i), rows);
    }
    return Sql.lines(rows);
  }

  private void places(int number, Table table, List<String> rows) {
    form.columns()
        .forEach(
            (column, definition) -> {
              Table.Place place = table.columns().get(column);
              rows.add(
                  row(
                      String.valueOf(number),
                      text(column),
                      text(place == null ? null : place.letters()),
                      text(place == null ? definition.header() : place.header()),
                      String.valueOf(isMasked(definition))));
            });
    for (Table.CellColumn cell : table.cells()) {
      String letters = text(cell.place().letters());
      rows.add(row(String.valueOf(number), letters, letters, text(cell.place().header()), "false"));
    }
  }

  private String sheets() {
    List<String> rows = new ArrayList<>();
    for (Table table : tables.there()) {
      rows.add(row(String.valueOf(rows.size()), text(table.sheet().name()) + "::varchar"));
    }
    return Sql.lines(rows);
  }

  /** Of a person's row any value might name one; an identifier comes here without its text. */
  private boolean isMasked(Column definition) {
    return form.holdsPersons() && definition.type() != Column.Type.IDENTIFIER;
  }

  private String kinds() {
    return Sql.lines(
        catalogue.findings().entrySet().stream()
            .map(
                e ->
                    row(
                        text(e.getKey()),
                        text(e.getValue().severity().name().toLowerCase(Locale.ROOT)),
                        text(e.getValue().say().vi()),
                        text(e.getValue().say().en()),
                        text(e.getValue().remedy().vi()),
                        text(e.getValue().remedy().en())))
            .toList());
  }

  /** What a strange word in a column may have been meant for. */
  private String spellings() {
    List<String> parts = new ArrayList<>();
    parts.add("select null::varchar, null::varchar, null::varchar where false");
    form.columns()
        .forEach(
            (column, definition) -> {
              if (definition.type() == Column.Type.CODE) {
                parts.add(codeSpellings(column, definition));
              }
            });
    for (AreaLookup lookup : AreaLookup.of(form, submission)) {
      parts.add(
          "select distinct %s, expected.name_key, area.area_type || ' ' || area.name from (select * from core.area_name where %s) as expected join core.area using (area_code, valid_from)"
              .formatted(text(lookup.column()), lookup.where()));
    }
    return String.join("\n    union all\n    ", parts);
  }

  private String codeSpellings(String column, Column definition) {
    var list = forms.codes(Objects.requireNonNull(definition.codes()));
    return "select * from (values "
        + list.codeBySpelling().entrySet().stream()
            .map(
                e ->
                    row(
                        text(column),
                        text(e.getKey()),
                        text(Objects.requireNonNull(list.values().get(e.getValue())).vi())))
            .collect(Collectors.joining(", "))
        + ") as spelling_of_code";
  }

  private List<String> found() {
    List<String> found = new ArrayList<>();
    found.add("select table_no, row_no, unnest(findings) from checked where len(findings) > 0");
    if (form.rows().hasTotals()) {
      found.add(new TotalQuery(tables).withBlank());
    }
    if (form.layout() == Form.Layout.CROSSTAB) {
      found.add(new AxesQuery(form).sql());
      String sums = new TotalQuery(tables).sums();
      if (sums != null) {
        found.add(sums);
      }
    }
    String twice = new TablesTwice(form, forms).sql();
    if (twice != null) {
      found.add(twice);
    }
    String missing = new MissingRows(tables, forms, submission).sql();
    if (missing != null) {
      found.add(missing);
    }
    return found;
  }

  static String row(String... values) {
    return "(" + String.join(", ", values) + ")";
  }
}
