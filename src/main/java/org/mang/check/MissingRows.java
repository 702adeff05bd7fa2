package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;

/** Rows that a form expects and that are not there: of every area, or of every code of a list. */
record MissingRows(Form form, Forms forms) {

  /** The submissions of the batch, each with its first table, and what is known of it. */
  private static final String SUBMISSIONS =
      "(select * from table_at_hand join submission_at_hand as its using (submission_no) where is_first)";

  /**
   * A select of table, row, finding, and a text that sorts as the list of what is expected does;
   * null if nothing is.
   */
  @Nullable String sql() {
    Column each = form.columns().get(form.rows().each());
    if (each != null && each.type() == Column.Type.AREA) {
      return missingAreas();
    }
    return each != null && each.type() == Column.Type.CODE ? missingCodes(each) : null;
  }

  /**
   * Every area of the district (or every district) is expected once. As long as the office is not
   * known, a whole city of communes would be missing.
   */
  private String missingAreas() {
    String column = form.rows().each();
    AreaLookup lookup =
        AreaLookup.of(form).stream()
            .filter(l -> l.column().equals(column))
            .findFirst()
            .orElseThrow();
    return """
        select its.table_no, null, %1$s, area.area_code
            from %2$s as its
            join context_at_hand as context using (context_no)
            join core.area
                on area.valid_from <= its.its_end and (area.valid_to is null or area.valid_to > its.its_end)
            semi join core.area_name as named
                on named.area_code = area.area_code
                and %3$s
            anti join (select submission_no, %4$s as code from checked where row_kind = 'row') as there
                on there.submission_no = its.submission_no and there.code = area.area_code
            where its.%5$s%6$s"""
        .formatted(
            missing(column, "area_type || ' ' || name"),
            SUBMISSIONS,
            lookup.where(),
            name(column),
            AtHand.has(column),
            form.reportedByDistrict() ? " and its.its_area is not null" : "");
  }

  /** A crosstab has a row for every code of its heading: one that is left out is not nought. */
  private String missingCodes(Column each) {
    String column = form.rows().each();
    List<String> codes = new ArrayList<>();
    forms
        .codes(Objects.requireNonNull(each.codes()))
        .values()
        .forEach(
            (code, value) ->
                codes.add(
                    FindingQuery.row(
                        text(code), text(value.vi()), text("%04d".formatted(codes.size())))));
    String expected =
        "(values %s) as expected (code, label, ordinal)".formatted(String.join(", ", codes));
    String missing = missing(column, "label");
    if (form.sheets() != null) {
      // Each table is of another code, and has all rows.
      return """
          select table_no, null, %s, ordinal
              from %s
              cross join (select distinct table_no from checked) as each
              anti join (select table_no, %s as code from checked where row_kind = 'row') as there using (table_no, code)"""
          .formatted(missing, expected, name(column));
    }
    String group = form.groupColumn();
    if (group != null) {
      // So has each group.
      return """
          select its.table_no, null, %1$s, ordinal
              from %2$s
              cross join (select distinct submission_no, %4$s as its_group from checked where row_kind = 'row') as each
              join %5$s as its using (submission_no)
              anti join (select submission_no, %4$s as its_group, %3$s as code from checked where row_kind = 'row') as there
                  on there.submission_no = each.submission_no and there.code = expected.code
                  and there.its_group is not distinct from each.its_group"""
          .formatted(missing, expected, name(column), name(group), SUBMISSIONS);
    }
    return """
        select its.table_no, null, %1$s, ordinal
            from %2$s
            cross join %4$s as its
            anti join (select submission_no, %3$s as code from checked where row_kind = 'row') as there
                on there.submission_no = its.submission_no and there.code = expected.code"""
        .formatted(missing, expected, name(column), SUBMISSIONS);
  }

  private static String missing(String column, String expected) {
    return "mang_finding('MISSING_ROW', %s, null, %s, null)".formatted(text(column), expected);
  }
}
