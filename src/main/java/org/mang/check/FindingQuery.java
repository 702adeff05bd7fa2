package org.mang.check;

import static org.mang.Sql.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;

/**
 * From the findings listed in each row of {@code checked}, and what only all rows together show, to
 * the temporary table {@code finding}: at its cell, masked, said in both languages, with the
 * nearest known name where there is one.
 */
final class FindingQuery {

  private static final String TABLE =
      """
      create or replace temp table finding (
          finding_no bigint, code varchar, severity varchar, row_no integer, column_ref varchar, header varchar, value varchar,
          message_vi varchar, message_en varchar, suggestion_vi varchar, suggestion_en varchar, sheet varchar,
          table_no integer, submission_no integer)
      """;

  private static final String SHOWN =
      """
      insert into finding
      with kind (code, severity, say_vi, say_en, remedy_vi, remedy_en) as (
          values %1$s
      ),
      spelling (context_no, col, spelling, label) as (
          %2$s
      ),
      -- What a text that is no value was rather meant for; worked out here, once for all columns.
      meant as (
          select found.*, its.submission_no, its.sheet, submission.context_no,
              case finding.code
                  when 'NOT_A_COUNT' then mang_count_meant(finding.value)
                  when 'NOT_WHOLE' then mang_count_meant(finding.value)
                  when 'NOT_A_DECIMAL' then mang_decimal_meant(finding.value)
                  when 'NOT_A_DATE' then mang_date_meant(finding.value)
                  when 'NOT_A_DATETIME' then mang_datetime_meant(finding.value)
                  else finding.suggestion
              end as suggestion
          from found
          join table_at_hand as its using (table_no)
          join submission_at_hand as submission using (submission_no)
      ),
      strange as (
          select distinct context_no, finding.col as col, finding.value as value, finding.code = 'UNKNOWN_AREA' as is_area
          from meant
          where finding.code in ('UNKNOWN_CODE', 'UNKNOWN_AREA')
      ),
      elsewhere as (
          %3$s
      ),
      nearest as (
          select
              strange.context_no,
              strange.col,
              strange.value,
              arg_min(
                  spelling.label,
                  (-jaro_winkler_similarity(mang_bare_name(spelling.spelling), mang_bare_name(mang_area_key(strange.value))), spelling.label)) as label
          from strange
          join spelling on spelling.col = strange.col and coalesce(spelling.context_no, strange.context_no) = strange.context_no
          where jaro_winkler_similarity(mang_bare_name(spelling.spelling), mang_bare_name(mang_area_key(strange.value))) > 0.85
            and (strange.context_no, strange.col, strange.value) not in (select (context_no, col, value) from elsewhere)
          group by strange.context_no, strange.col, strange.value
      ),
      -- A name that is misspelt is not missing as well, nor a code that is a date.
      explained as (
          select meant.submission_no, nearest.label
          from meant
          join nearest
              on nearest.context_no = meant.context_no and nearest.col = meant.finding.col and nearest.value = meant.finding.value
          where finding.code in ('UNKNOWN_CODE', 'UNKNOWN_AREA')
          union
          select submission_no, finding.suggestion from meant where finding.code = 'CODE_IS_DATE'
      ),
      shown as (
          select
              found.submission_no,
              found.table_no,
              found.sheet,
              found.row_no,
              found.ordinal,
              case
                  when found.finding.code = 'UNKNOWN_AREA' and elsewhere.col is not null then 'AREA_ELSEWHERE'
                  else found.finding.code
              end as code,
              place.letters,
              place.header,
              case
                  when place.is_masked then mang_mask(found.finding.value)
                  when found.sheet is not null then mang_as_shown(%4$s)
                  else %4$s
              end as value,
              coalesce(array_to_string(elsewhere.places, '; '), found.finding.expected, '') as expected,
              -- What stands there already is no suggestion.
              case
                  when mang_fold(coalesce(found.suggestion, nearest.label)) <> coalesce(mang_fold(found.finding.value), '')
                      then coalesce(found.suggestion, nearest.label)
              end as suggestion
          from meant as found
          left join place_at_hand as place on place.table_no = found.table_no and place.col = found.finding.col
          left join nearest
              on nearest.context_no = found.context_no and nearest.col = found.finding.col and nearest.value = found.finding.value
          left join elsewhere
              on elsewhere.context_no = found.context_no and elsewhere.col = found.finding.col and elsewhere.value = found.finding.value
          left join explained
              on found.finding.code = 'MISSING_ROW'
              and explained.submission_no = found.submission_no and explained.label = found.finding.expected
          where explained.label is null
      )
      select
          row_number() over (
              partition by shown.submission_no
              order by shown.table_no, shown.row_no nulls first, length(shown.letters) nulls first, shown.letters, shown.code,
                  shown.ordinal, shown.expected, shown.value
          ) as finding_no,
          shown.code,
          kind.severity,
          shown.row_no,
          shown.letters as column_ref,
          shown.header,
          shown.value,
          %5$s as message_vi,
          %6$s as message_en,
          nullif(%7$s || case when suggestion is null then '' else '. ' || replace(%8$s, '{suggestion}', suggestion) end, '')
              as suggestion_vi,
          nullif(%9$s || case when suggestion is null then '' else '. ' || replace(%10$s, '{suggestion}', suggestion) end, '')
              as suggestion_en,
          shown.sheet,
          shown.table_no,
          shown.submission_no
      from shown
      join kind on kind.code = shown.code
      """;

  private final Form form;
  private final Forms forms;
  private final boolean hasSums;
  private final FindingCatalogue catalogue;

  /**
   * Makes it.
   *
   * @param hasSums whether a table has columns that sum up others
   */
  FindingQuery(Form form, Forms forms, boolean hasSums, FindingCatalogue catalogue) {
    this.form = form;
    this.forms = forms;
    this.hasSums = hasSums;
    this.catalogue = catalogue.with(form);
  }

  /**
   * Creates the table. What is found comes first, for to say it is dear, and most batches have
   * little to say.
   */
  void run(Statement statement) throws SQLException {
    statement.execute(TABLE);
    statement.execute(
        "create or replace temp table found (table_no, row_no, finding, ordinal) as\n"
            + String.join("\nunion all\n", found()));
    Set<String> codes = new HashSet<>();
    try (ResultSet result = statement.executeQuery("select distinct finding.code from found")) {
      while (result.next()) {
        codes.add(result.getString(1));
      }
    }
    if (!codes.isEmpty()) {
      statement.execute(shown(codes));
    }
    statement.execute("drop table found");
  }

  private String shown(Set<String> codes) {
    if (codes.contains("UNKNOWN_AREA")) {
      codes.add("AREA_ELSEWHERE");
    }
    return SHOWN.formatted(
        Sql.lines(catalogue.rows(codes)),
        spellings(),
        new Whereabouts(form).sql(),
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

  /** What a strange word in a column may have been meant for. */
  private String spellings() {
    List<String> parts = new ArrayList<>();
    parts.add("select null::integer, null::varchar, null::varchar, null::varchar where false");
    form.columns()
        .forEach(
            (column, definition) -> {
              if (definition.type() == Column.Type.CODE) {
                parts.add(codeSpellings(column, definition));
              }
            });
    for (AreaLookup lookup : AreaLookup.of(form)) {
      parts.add(
          """
          select distinct context_no, %s, named.name_key, area.area_type || ' ' || area.name
              from context_at_hand as context
              join core.area_name as named
                  on %s
              join core.area on area.area_code = named.area_code and area.valid_from = named.valid_from"""
              .formatted(text(lookup.column()), lookup.where()));
    }
    return String.join("\n    union all\n    ", parts);
  }

  private String codeSpellings(String column, Column definition) {
    var list = forms.codes(Objects.requireNonNull(definition.codes()));
    return "select null::integer, * from (values "
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

  /** Selects of table, row, finding, and its place among those of its kind at one place. */
  private List<String> found() {
    List<String> found = new ArrayList<>();
    found.add("select table_no, row_no, unnest(findings) from checked where findings is not null");
    found.addAll(new SameRows(form).sql());
    if (form.rows().hasTotals()) {
      found.add(new TotalQuery(form).withBlank());
    }
    if (form.layout() == Form.Layout.CROSSTAB) {
      found.add(new AxesQuery(form).sql());
      if (hasSums) {
        found.add(new TotalQuery(form).sums());
      }
    }
    String twice = new TablesTwice(form, forms).sql();
    if (twice != null) {
      found.add(twice);
    }
    found.replaceAll(sql -> "select *, null::varchar from (" + sql + ")");
    String missing = new MissingRows(form, forms).sql();
    if (missing != null) {
      found.add(missing);
    }
    return found;
  }

  static String row(String... values) {
    return "(" + String.join(", ", values) + ")";
  }
}
