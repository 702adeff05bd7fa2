package org.mang.warehouse;

import static org.mang.Sql.text;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Takes a store back to what was known at an instant. What came in or was decided later is gone
 * from it; the versions of reports are those of then. What it says besides, of areas, forms and
 * indicators, is said by the definitions of now.
 */
public final class Past {

  private static final List<String> CUT =
      List.of(
          "delete from ops.receipt where %1$s > timestamp %2$s",
          "delete from ops.original where sha256 not in (select sha256 from ops.receipt)",
          "delete from core.submission where sha256 not in (select sha256 from ops.original)",
          "delete from core.observation where submission_id not in (select submission_id from core.submission)",
          "delete from core.event where submission_id not in (select submission_id from core.submission)",
          "delete from core.child where submission_id not in (select submission_id from core.submission)",
          "delete from ops.quarantine where submission_id not in (select submission_id from core.submission)",
          "delete from ops.finding where submission_id not in (select submission_id from core.submission)",
          "delete from ops.finding_compared where submission_id not in (select submission_id from core.submission)",
          "delete from ops.decision where decided_at > timestamp %2$s",
          "delete from ops.acceptance where accepted_at > timestamp %2$s",
          """
          update core.submission
          set received_at = receipt.first
          from (select submission_id, min(received_at) as first from core.receipt group by submission_id) as receipt
          where submission.submission_id = receipt.submission_id and submission.received_at <> receipt.first
          """,
          "delete from core.version");

  /** By what something was known. */
  public enum Known {
    /** It had been received, whether or not it had been loaded. */
    RECEIVED("received_at"),
    /** It had been loaded. */
    LOADED("loaded_at");

    private final String column;

    Known(String column) {
      this.column = column;
    }
  }

  private Past() {}

  /**
   * Cuts away what came after.
   *
   * @param connection to a copy of a store
   * @param asOf the last instant that counts, local time
   */
  public static void cut(Connection connection, LocalDateTime asOf, Known known)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : CUT) {
        statement.execute(sql.formatted(known.column, text(asOf.toString())));
      }
      ReportVersions.watch(statement);
      ReportVersions.touch(statement, "select submission_id from core.submission");
      ReportVersions.renew(statement);
    }
  }
}
