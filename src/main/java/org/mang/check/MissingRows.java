package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.intake.Tables;

/** Rows that a form expects and that are not there: of every area, or of every code of a list. */
record MissingRows(Tables tables, Forms forms, SubmissionContext submission) {

  /** A select of table, row and finding; null if nothing is expected. */
  @Nullable String sql() {
    Column each = form().columns().get(form().rows().each());
    if (each != null && each.type() == Column.Type.AREA) {
      return isPresent(form().rows().each()) && isKnownWhatIsExpected() ? missingRows() : null;
    }
    return each != null && each.type() == Column.Type.CODE ? missingCodes(each) : null;
  }

  private Form form() {
    return tables.form();
  }

  private boolean isPresent(String column) {
    return tables.there().stream().anyMatch(table -> table.columns().containsKey(column));
  }

  /** As long as the office is not known, a whole city of communes would be missing. */
  private boolean isKnownWhatIsExpected() {
    return submission.period() != null
        && (submission.areaCode() != null || !form().reportedByDistrict());
  }

  /** Every area of the district (or every district) is expected once. */
  private String missingRows() {
    String column = form().rows().each();
    AreaLookup lookup =
        AreaLookup.of(form(), submission).stream()
            .filter(l -> l.column().equals(column))
            .findFirst()
            .orElseThrow();
    return """
        select 0, null, %s
            from core.area
            where area_code in (select area_code from core.area_name where %s)
              and valid_from <= date '%s' and (valid_to is null or valid_to > date '%s')
              and area_code not in (select %s from checked where row_kind = 'row' and %s is not null)"""
        .formatted(
            missing(column, "area_type || ' ' || name"),
            lookup.where(),
            Objects.requireNonNull(submission.period()).end(),
            Objects.requireNonNull(submission.period()).end(),
            name(column),
            name(column));
  }

  /** A crosstab has a row for every code of its heading: one that is left out is not nought. */
  private String missingCodes(Column each) {
    String column = form().rows().each();
    String codes =
        forms.codes(Objects.requireNonNull(each.codes())).values().entrySet().stream()
            .map(e -> FindingQuery.row(text(e.getKey()), text(e.getValue().vi())))
            .collect(Collectors.joining(", "));
    String missing = missing(column, "label");
    if (form().sheets() != null) {
      // Each table is of another code, and has all rows.
      return """
          select table_no, null, %s
              from (values %s) as expected (code, label)
              cross join (select distinct table_no from checked) as each
              anti join (select table_no, %s as code from checked where row_kind = 'row') as there using (table_no, code)"""
          .formatted(missing, codes, name(column));
    }
    String group = form().groupColumn();
    if (group != null) {
      // So has each group.
      return """
          select 0, null, %1$s
              from (values %2$s) as expected (code, label)
              cross join (select distinct %4$s as its_group from checked where row_kind = 'row') as each
              anti join (select %4$s as its_group, %3$s as code from checked where row_kind = 'row') as there
                  on there.code = expected.code and there.its_group is not distinct from each.its_group"""
          .formatted(missing, codes, name(column), name(group));
    }
    return """
        select 0, null, %s
            from (values %s) as expected (code, label)
            where code not in (select %s from checked where row_kind = 'row' and %s is not null)"""
        .formatted(missing, codes, name(column), name(column));
  }

  private static String missing(String column, String expected) {
    return "mang_finding('MISSING_ROW', %s, null, %s, null)".formatted(text(column), expected);
  }
}
