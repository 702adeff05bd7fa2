package org.mang.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Forgets what became of originals, so that they wait to be checked anew: something is known of
 * them now that was not known then. The originals and their receipts stay.
 */
final class Anew {

  private static final List<String> FORGET =
      List.of(
          "delete from core.observation where submission_id in (%1$s)",
          "delete from core.event where submission_id in (%1$s)",
          "delete from core.child where submission_id in (%1$s)",
          "delete from ops.quarantine where submission_id in (%1$s)",
          "delete from ops.finding where submission_id in (%1$s)",
          "delete from ops.finding_compared where submission_id in (%1$s)",
          "delete from core.submission where submission_id in (%1$s)",
          "update ops.original set state = 'received' where left(sha256, %2$d) in (%1$s)",
          // Marts count a submission once.
          "delete from ops.build where artefact = 'mart-definitions'");

  private Anew() {}

  /**
   * Forgets; the versions of the reports are to be worked out afterwards.
   *
   * @param submissions a query of their ids
   */
  static void check(Statement statement, String submissions) throws SQLException {
    for (String sql : FORGET) {
      statement.execute(sql.formatted(submissions, Submissions.ID_LENGTH));
    }
  }
}
