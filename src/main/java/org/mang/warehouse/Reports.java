package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mang.check.LeftOut;
import org.mang.check.Report;
import org.mang.form.Period;
import org.mang.form.PeriodKind;

/** Submissions as their offices know them. */
public final class Reports {

  private static final String REPORT =
      """
      select
          file_name, form.title_vi, reporter.name_vi, period_code, period_kind, period_start, period_end,
          cast(received_at as date), state = 'accepted', quarantined_count,
          (select count(column_ref) from ops.quarantine where quarantine.submission_id = submission.submission_id)
      from core.submission
      left join core.form using (form_code)
      left join core.reporter using (reporter_code)
      where submission_id = ?
      """;

  private static final String LEFT_OUT =
      """
      select
          quarantined_count,
          (select count(column_ref) from ops.quarantine where submission_id = $1)
      from core.submission
      where submission_id = $1
      """;

  private final Connection connection;

  public Reports(Connection connection) {
    this.connection = connection;
  }

  /** A submission as its office knows it. */
  public Report of(String submissionId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(REPORT)) {
      select.setString(1, submissionId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Report(
            row.getString(1),
            row.getString(2),
            row.getString(3),
            period(row),
            row.getObject(8, LocalDate.class),
            false,
            row.getBoolean(9),
            leftOut(row.getInt(10), row.getInt(11)));
      }
    }
  }

  /** What is left out of a submission, in force or not. */
  public LeftOut leftOut(String submissionId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LEFT_OUT)) {
      select.setString(1, submissionId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return leftOut(row.getInt(1), row.getInt(2));
      }
    }
  }

  /** The rows are left out whole where no cell is left out alone. */
  static LeftOut leftOut(int rows, int cells) {
    return cells > 0 ? new LeftOut(0, cells) : new LeftOut(rows, 0);
  }

  private static @Nullable String period(ResultSet row) throws SQLException {
    String code = row.getString(4);
    String kind = row.getString(5);
    if (code == null || kind == null) {
      return null;
    }
    LocalDate start = row.getObject(6, LocalDate.class);
    LocalDate end = row.getObject(7, LocalDate.class);
    return Arrays.stream(PeriodKind.values())
        .filter(each -> each.code().equals(kind))
        .map(each -> new Period(code, each, start, end).name().vi())
        .findFirst()
        .orElse(code);
  }
}
