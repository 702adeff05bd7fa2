package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mang.check.Finding;
import org.mang.check.Findings;
import org.mang.definition.Text;
import org.mang.form.Severity;

/** Reads what was found in a submission. A bad file may have a finding at every cell. */
public final class Found {

  private static final String LISTED =
      """
      select code, severity, sheet, row_no, column_ref, header, value,
             message_vi, message_en, suggestion_vi, suggestion_en
      from ops.finding
      where submission_id = ?
      qualify row_number() over (partition by code, severity order by finding_no) <= ?
      order by finding_no
      """;

  /** Cells beneath each other are one place; a whole row is written as Excel does: 12:12. */
  private static final String KINDS =
      """
      with finding as (
          select * from ops.finding where submission_id = ?
      ),

      cell as (
          select distinct code, severity, sheet, coalesce(column_ref, '') as column_ref, row_no
          from finding
          where row_no is not null
      ),

      run as (
          select
              *,
              row_no - row_number() over (
                  partition by code, severity, sheet, column_ref order by row_no) as run
          from cell
      ),

      span as (
          select
              code, severity, sheet, column_ref, min(row_no) as first_row,
              column_ref || min(row_no)
              || case
                  when column_ref = '' or max(row_no) > min(row_no) then ':' || column_ref || max(row_no)
                  else ''
              end as cells
          from run
          group by code, severity, sheet, column_ref, run
      ),

      numbered as (
          select
              code, severity,
              case when (select count(distinct sheet) from cell) > 1 then concat_ws('!', sheet, cells) else cells end
                  as cells,
              row_number() over (
                  partition by code, severity order by sheet, length(column_ref), column_ref, first_row) as no
          from span
      ),

      place as (
          select
              code, severity,
              string_agg(cells, ', ' order by no) filter (no <= 40)
              || case when max(no) > 40 then ', …' else '' end as places
          from numbered
          group by code, severity
      )

      select
          code, severity, count(*) as found,
          arg_min(message_vi, finding_no), arg_min(message_en, finding_no), count(distinct message_vi) = 1,
          any_value(places)
      from finding
      left join place using (code, severity)
      group by code, severity
      order by severity = 'warning', found desc, code
      """;

  private final Connection connection;

  public Found(Connection connection) {
    this.connection = connection;
  }

  /**
   * What was found.
   *
   * @param most how many of each kind are listed
   */
  public Findings in(String submissionId, int most) throws SQLException {
    return new Findings(kinds(submissionId), listed(submissionId, most));
  }

  private List<Findings.Kind> kinds(String submissionId) throws SQLException {
    List<Findings.Kind> kinds = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(KINDS)) {
      select.setString(1, submissionId);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String places = row.getString(7);
          kinds.add(
              new Findings.Kind(
                  row.getString(1),
                  severity(row.getString(2)),
                  row.getLong(3),
                  new Text(row.getString(4), row.getString(5)),
                  row.getBoolean(6),
                  places == null ? "" : places));
        }
      }
    }
    return kinds;
  }

  private List<Finding> listed(String submissionId, int most) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(LISTED)) {
      select.setString(1, submissionId);
      select.setInt(2, most);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          findings.add(finding(row));
        }
      }
    }
    return findings;
  }

  private static Finding finding(ResultSet row) throws SQLException {
    String suggestion = row.getString(10);
    return new Finding(
        row.getString(1),
        severity(row.getString(2)),
        row.getString(3),
        (Integer) row.getObject(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        new Text(row.getString(8), row.getString(9)),
        suggestion == null ? null : new Text(suggestion, row.getString(11)));
  }

  private static Severity severity(@Nullable String severity) {
    return "error".equals(severity) ? Severity.ERROR : Severity.WARNING;
  }
}
