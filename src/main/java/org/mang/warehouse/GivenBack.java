package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which submissions owe their office a marked workbook, and which have had it. */
public final class GivenBack {

  /**
   * A returned file owes one until a later file for the same form, office and period is accepted;
   * of one whose form, office or period is unknown nobody can tell. An accepted one owes it for
   * rows left out, as long as it is in force.
   */
  private static final String OWED =
      """
      with owed as (
          select
              submission_id, sha256, file_name, reporter_code, received_at, state = 'accepted' as is_accepted
          from core.submission
          where state = 'accepted'
              and quarantined_count > 0
              and submission_id in (select submission_id from core.submission_in_force)
              or state = 'returned'
              and submission_id not in (select submission_id from core.withdrawn)
              and not exists (
                  select 1
                  from core.receipt as later
                  where later.state = 'accepted'
                      and later.form_code = submission.form_code
                      and later.reporter_code = submission.reporter_code
                      and later.period_code = submission.period_code
                      and later.received_at >= submission.received_at)
      )
      """;

  private static final String NOT_YET_GIVEN =
      OWED
          + """
      , signed as (
          select
              owed.submission_id,
              concat_ws(
                  ' ', any_value(is_accepted), count(finding.code), bit_xor(hash(finding))) as signature
          from owed
          left join ops.finding as finding using (submission_id)
          group by owed.submission_id
      )

      select
          owed.submission_id, sha256, file_name, reporter_code, is_accepted, signed.signature,
          given_back.submission_id is not null as was_given
      from owed
      join signed using (submission_id)
      left join ops.given_back using (submission_id)
      where signed.signature is distinct from given_back.signature
      order by received_at, owed.submission_id
      """;

  private final Connection connection;

  public GivenBack(Connection connection) {
    this.connection = connection;
  }

  /**
   * A submission whose workbook is to be written.
   *
   * @param isAccepted but for some rows; else it was returned
   * @param signature of what the workbook will say
   * @param wasGiven whether there was a workbook before, that said something else
   */
  public record Owed(
      String submissionId,
      String sha256,
      String fileName,
      @Nullable String reporterCode,
      boolean isAccepted,
      String signature,
      boolean wasGiven) {}

  /** Submissions whose workbook was not written yet, or would say something else now. */
  public List<Owed> owed() throws SQLException {
    List<Owed> owed = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(NOT_YET_GIVEN)) {
      while (row.next()) {
        owed.add(
            new Owed(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                row.getString(6),
                row.getBoolean(7)));
      }
    }
    return owed;
  }

  /** Known submissions that owe nothing, or no longer. */
  public Set<String> settled() throws SQLException {
    Set<String> settled = new LinkedHashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                OWED
                    + "select submission_id from core.submission anti join owed using (submission_id)")) {
      while (row.next()) {
        settled.add(row.getString(1));
      }
    }
    return settled;
  }

  /** Notes that the workbook is there. */
  public void note(Owed submission) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert or replace into ops.given_back values (?, ?)")) {
      insert.setString(1, submission.submissionId());
      insert.setString(2, submission.signature());
      insert.executeUpdate();
    }
  }
}
