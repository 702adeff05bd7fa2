package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.intake.Table;

/**
 * From the findings listed in each row of {@code checked}, and what only all rows together show, to
 * the temporary table {@code finding}: at its cell, masked, said in both languages, with the
 * nearest known name where there is one.
 */
final class FindingQuery {

  private static final String CTES =
      """
      create or replace temp table finding as
      with place (col, letters, header, is_masked) as (
          values %s
      ),
      kind (code, severity, say_vi, say_en, remedy_vi, remedy_en) as (
          values %s
      ),
      spelling (col, spelling, label) as (
          %s
      ),
      found (row_no, finding) as (
          %s
      ),
      strange as (
          select distinct finding.col as col, finding.value as value
          from found
          where finding.code in ('UNKNOWN_CODE', 'UNKNOWN_AREA')
      ),
      nearest as (
          select
              strange.col,
              strange.value,
              arg_max(spelling.label, jaro_winkler_similarity(mang_bare_name(spelling.spelling), mang_bare_name(mang_area_key(strange.value)))) as label
          from strange
          join spelling on spelling.col = strange.col
          where jaro_winkler_similarity(mang_bare_name(spelling.spelling), mang_bare_name(mang_area_key(strange.value))) > 0.85
          group by strange.col, strange.value
      ),
      shown as (
          select
              found.row_no,
              found.finding.code as code,
              place.letters,
              place.header,
              case when place.is_masked then mang_mask(found.finding.value) else found.finding.value end as value,
              coalesce(found.finding.expected, '') as expected,
              coalesce(found.finding.suggestion, nearest.label) as suggestion
          from found
          left join place on place.col = found.finding.col
          left join nearest on nearest.col = found.finding.col and nearest.value = found.finding.value
      )
      select
          row_number() over (
              order by shown.row_no nulls first, length(shown.letters) nulls first, shown.letters, shown.code
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
              as suggestion_en
      from shown
      join kind on kind.code = shown.code
      """;

  private final Table table;
  private final Form form;
  private final Forms forms;
  private final SubmissionContext submission;
  private final FindingCatalogue catalogue;

  FindingQuery(Table table, Forms forms, SubmissionContext submission, FindingCatalogue catalogue) {
    this.table = table;
    this.form = table.form();
    this.forms = forms;
    this.submission = submission;
    this.catalogue = catalogue.with(form);
  }

  String sql() {
    return CTES.formatted(
        places(),
        kinds(),
        spellings(),
        String.join("\n    union all\n    ", found()),
        filled("kind.say_vi"),
        filled("kind.say_en"),
        filled("kind.remedy_vi"),
        text(catalogue.perhaps().vi()),
        filled("kind.remedy_en"),
        text(catalogue.perhaps().en()));
  }

  private static String filled(String template) {
    return ("replace(replace(replace(%s, '{header}', coalesce(shown.header, '')),"
            + " '{value}', coalesce(shown.value, '')), '{expected}', shown.expected)")
        .formatted(template);
  }

  private String places() {
    List<String> rows = new ArrayList<>();
    form.columns()
        .forEach(
            (column, definition) -> {
              Table.Place place = table.columns().get(column);
              rows.add(
                  row(
                      text(column),
                      text(place == null ? null : place.letters()),
                      text(place == null ? definition.header() : place.header()),
                      String.valueOf(isMasked(definition))));
            });
    table
        .cells()
        .forEach(
            c ->
                rows.add(
                    row(
                        text(c.place().letters()),
                        text(c.place().letters()),
                        text(c.place().header()),
                        "false")));
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
          "select distinct %s, expected.name_key, area.name from (select * from core.area_name where %s) as expected join core.area using (area_code, valid_from)"
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
    found.add("select row_no, unnest(findings) from checked where len(findings) > 0");
    if (form.rows().total() != null) {
      found.add(form.layout() == Form.Layout.LIST ? listTotals() : crosstabTotals());
    }
    if (form.layout() == Form.Layout.CROSSTAB) {
      found.add(axesDisagree());
    }
    Column each = form.columns().get(form.rows().each());
    if (each != null
        && each.type() == Column.Type.AREA
        && table.columns().containsKey(form.rows().each())
        && isKnownWhatIsExpected()) {
      found.add(missingRows());
    }
    if (each != null && each.type() == Column.Type.CODE) {
      found.add(missingCodes(each));
    }
    return found;
  }

  /** As long as the office is not known, a whole city of communes would be missing. */
  private boolean isKnownWhatIsExpected() {
    return submission.period() != null
        && (submission.areaCode() != null || !form.reportedByDistrict());
  }

  private String listTotals() {
    String sums =
        form.columns().entrySet().stream()
            .filter(e -> e.getValue().type() == Column.Type.COUNT)
            .filter(e -> table.columns().containsKey(e.getKey()))
            .map(e -> sums(e.getKey(), e.getValue()))
            .collect(Collectors.joining(",\n        "));
    if (sums.isEmpty()) {
      // Every column that has a total is missing, which is said elsewhere.
      return "select null::integer, null where false";
    }
    return """
        select total.row_no, %s
            from (select unnest([%s]) as total from checked)
            where total.stated <> total.summed and total.unread = 0"""
        .formatted(
            finding("'TOTAL_MISMATCH'", "total.col", "total.value", "total.summed", null), sums);
  }

  private static String sums(String column, Column definition) {
    String v = name(column);
    String t = Typing.raw(column);
    return """
        {'col': %1$s, 'row_no': max(row_no) filter (row_kind = 'total'),
         'value': arg_max(%3$s, row_no) filter (row_kind = 'total'),
         'stated': arg_max(%2$s, row_no) filter (row_kind = 'total'),
         'summed': coalesce(sum(%2$s) filter (row_kind = 'row'), 0)::bigint,
         'unread': count(*) filter (row_kind = 'row' and %2$s is null and (%3$s is not null or %4$s))}"""
        .formatted(text(column), v, t, definition.isRequired());
  }

  private String crosstabTotals() {
    List<String> measures = Objects.requireNonNull(form.cell()).measures();
    String differ =
        measures.stream()
            .map(
                m ->
                    "sum(%1$s) filter (row_kind = 'row') <> any_value(%1$s) filter (row_kind = 'total')"
                        .formatted(name(m)))
            .collect(Collectors.joining(" or "));
    String summed =
        measures.stream()
            .map(m -> "sum(%s) filter (row_kind = 'row')".formatted(name(m)))
            .collect(Collectors.joining(" || '/' || "));
    String unread =
        "count(*) filter (row_kind = 'row' and %s is null)".formatted(name(measures.get(0)));
    return """
        select max(row_no) filter (row_kind = 'total'), %s
            from checked
            group by col
            having (%s) and %s = 0"""
        .formatted(
            finding(
                "'TOTAL_MISMATCH'",
                "col",
                "any_value(\"cell text\") filter (row_kind = 'total')",
                summed,
                null),
            differ,
            unread);
  }

  private String axesDisagree() {
    List<String> measures = Objects.requireNonNull(form.cell()).measures();
    String sums =
        measures.stream()
            .map(m -> "coalesce(sum(" + name(m) + "), 0)")
            .collect(Collectors.joining(" || '/' || "));
    String headings =
        form.axes().stream()
            .map(a -> row(text(a.axis().field()), text(a.header())))
            .collect(Collectors.joining(", "));
    return """
        select row_no, %s
            from (
                select row_no, axis, %s as summed
                from checked
                where row_kind = 'row'
                group by row_no, axis
            )
            join (values %s) as heading (axis, header) using (axis)
            group by row_no
            having count(distinct summed) > 1"""
        .formatted(
            finding(
                "'AXES_DISAGREE'",
                text(form.columns().keySet().iterator().next()),
                "null",
                "string_agg(header || ': ' || summed, '; ' order by header)",
                null),
            sums,
            headings);
  }

  /** Every area of the district (or every district) is expected once. */
  private String missingRows() {
    String column = form.rows().each();
    AreaLookup lookup =
        AreaLookup.of(form, submission).stream()
            .filter(l -> l.column().equals(column))
            .findFirst()
            .orElseThrow();
    return """
        select null, %s
            from core.area
            where area_code in (select area_code from core.area_name where %s)
              and valid_from <= date '%s' and (valid_to is null or valid_to > date '%s')
              and area_code not in (select %s from checked where row_kind = 'row' and %s is not null)"""
        .formatted(
            finding("'MISSING_ROW'", text(column), "null", "name", null),
            lookup.where(),
            Objects.requireNonNull(submission.period()).end(),
            Objects.requireNonNull(submission.period()).end(),
            name(column),
            name(column));
  }

  /** A crosstab has a row for every code of its heading: one that is left out is not nought. */
  private String missingCodes(Column each) {
    String column = form.rows().each();
    String codes =
        forms.codes(Objects.requireNonNull(each.codes())).values().entrySet().stream()
            .map(e -> row(text(e.getKey()), text(e.getValue().vi())))
            .collect(Collectors.joining(", "));
    return """
        select null, %s
            from (values %s) as expected (code, label)
            where code not in (select %s from checked where row_kind = 'row' and %s is not null)"""
        .formatted(
            finding("'MISSING_ROW'", text(column), "null", "label", null),
            codes,
            name(column),
            name(column));
  }

  private static String finding(
      String code, String col, String value, String expected, @Nullable String suggestion) {
    return "mang_finding(%s, %s, %s, %s, %s)"
        .formatted(code, col, value, expected, suggestion == null ? "null" : suggestion);
  }

  private static String row(String... values) {
    return "(" + String.join(", ", values) + ")";
  }
}
