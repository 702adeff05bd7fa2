package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mang.MangException;
import org.mang.Undo;
import org.mang.intake.Said;

/**
 * Brings decisions from the journal into the store, each once and in their order. The journal is
 * written first: what was decided when the machine stopped is done by whoever opens the store next.
 */
public final class Decisions {

  private static final String ADD =
      "insert into ops.decision values (?, ?, ?, ?, ?, ?, cast(? as json), ?)";

  /** A reason is kept for the value that was found, so that it holds for no other. */
  private static final String ACCEPT =
      """
      insert into ops.acceptance
      select
          finding.submission_id, finding.code, finding.sheet, finding.row_no, finding.column_ref, finding.value,
          decision.because, decision.decided_by, decision.decided_at
      from ops.decision as decision
      join ops.finding as finding on finding.submission_id = decision.subject
      where decision.kind = 'accept'
        -- A submission may be checked only now of which it was decided before, as when a store is made anew.
        and not exists (
            select 1
            from ops.acceptance as done
            where done.submission_id = decision.subject and done.accepted_at = decision.decided_at)
        and finding.severity = 'warning'
        and {'code': finding.code, 'sheet': finding.sheet, 'row': finding.row_no, 'column': finding.column_ref}
            in (
                select unnest(from_json(
                    decision.details, '[{"code": "VARCHAR", "sheet": "VARCHAR", "row": "INTEGER", "column": "VARCHAR"}]')))
      order by decision_no, finding_no
      """;

  /** Of these files something is known that was not known when they were read. */
  private static final String TO_BE_READ =
      "select subject from ops.decision where decision_no > %d and kind in ('say', 'recheck')";

  /** Whose versions may be others now. */
  private static final String CONCERNED =
      """
      select subject from ops.decision where decision_no > %1$d and kind in ('withdraw', 'restore', 'admit')
      union
      select submission_id
      from core.submission
      where left(period_code, 4) in (
          select subject from ops.decision where decision_no > %1$d and kind in ('close', 'reopen', 'release'))
      """;

  /** Reasons from before there was a journal, but for those that a run which was killed wrote. */
  private static final String CARRIED_OVER =
      """
      select
          submission_id, accepted_at, accepted_by, because,
          to_json(list(distinct {'code': code, 'sheet': sheet, 'row': row_no, 'column': column_ref}))
      from ops.acceptance
      group by submission_id, accepted_at, accepted_by, because
      order by accepted_at, submission_id, accepted_by, because
      offset %d
      """;

  private Decisions() {}

  /**
   * Does what was decided and not done yet, all or nothing. If the connection is in a transaction
   * already, it is left to the caller to commit.
   *
   * @throws MangException if the journal is broken, or is not the one that the store was made with
   */
  public static void catchUp(Connection connection, Journal journal) throws SQLException {
    boolean isOwn = connection.getAutoCommit();
    if (isOwn) {
      connection.setAutoCommit(false);
    }
    try (Statement statement = connection.createStatement()) {
      catchUp(connection, statement, journal);
      if (isOwn) {
        connection.commit();
      }
    } catch (SQLException | RuntimeException e) {
      if (isOwn && Undo.after(e, connection)) {
        connection.setAutoCommit(true);
      }
      throw e;
    }
    if (isOwn) {
      connection.setAutoCommit(true);
    }
  }

  private static void catchUp(Connection connection, Statement statement, Journal journal)
      throws SQLException {
    List<Journal.Entry> entries = journal.entries();
    int done = done(statement, entries);
    if (done == 0) {
      carryOver(statement, journal, entries.size());
      entries = journal.entries();
    }
    if (entries.isEmpty()) {
      return;
    }
    if (done == entries.size()) {
      statement.execute(ACCEPT);
      return;
    }
    if (done == 0) {
      statement.execute("delete from ops.acceptance");
    }
    add(connection, entries.subList(done, entries.size()));
    statement.execute(ACCEPT);
    ReportVersions.watch(statement);
    ReportVersions.touch(statement, CONCERNED.formatted(done));
    ReportVersions.touch(statement, TO_BE_READ.formatted(done));
    Anew.check(statement, TO_BE_READ.formatted(done));
    ReportVersions.renew(statement);
  }

  /**
   * Notes what is said of files, unless it is said already.
   *
   * @param said by the ids of their submissions
   * @param why for people to read
   * @param now local time
   */
  public static void say(
      Connection connection,
      Journal journal,
      Map<String, Said> said,
      String by,
      String why,
      LocalDateTime now)
      throws SQLException {
    Map<String, Said> known = known(connection);
    boolean isAny = false;
    for (Map.Entry<String, Said> each : said.entrySet()) {
      Said before = known.getOrDefault(each.getKey(), Said.NOTHING);
      if (!each.getValue().or(before).equals(before)) {
        journal.add(Journal.Kind.SAY, each.getKey(), by, why, each.getValue().json(), now);
        isAny = true;
      }
    }
    if (isAny) {
      catchUp(connection, journal);
    }
  }

  private static Map<String, Said> known(Connection connection) throws SQLException {
    Map<String, Said> known = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select submission_id, form_code, reporter_code, period_code from ops.said")) {
      while (row.next()) {
        known.put(row.getString(1), new Said(row.getString(2), row.getString(3), row.getString(4)));
      }
    }
    return known;
  }

  private static int done(Statement statement, List<Journal.Entry> entries) throws SQLException {
    try (ResultSet last =
        statement.executeQuery(
            "select decision_no, entry_hash from ops.decision order by decision_no desc limit 1")) {
      if (!last.next()) {
        return 0;
      }
      int number = last.getInt(1);
      if (entries.size() < number || !entries.get(number - 1).hash().equals(last.getString(2))) {
        throw new MangException(
            "nhật ký quyết định (archive/%s) không phải là nhật ký đã dùng để lập kho này; hãy lấy lại từ bản sao lưu"
                .formatted(Journal.FILE),
            "the journal of decisions (archive/%s) is not the one that the store was made with; take it from a backup"
                .formatted(Journal.FILE));
      }
      return number;
    }
  }

  private static void add(Connection connection, List<Journal.Entry> entries) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(ADD)) {
      for (Journal.Entry entry : entries) {
        insert.setInt(1, entry.number());
        insert.setString(2, entry.kind());
        insert.setString(3, entry.subject());
        insert.setTimestamp(4, Timestamp.valueOf(entry.at()));
        insert.setString(5, entry.by());
        insert.setString(6, entry.because());
        insert.setString(7, entry.details());
        insert.setString(8, entry.hash());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void carryOver(Statement statement, Journal journal, int done)
      throws SQLException {
    try (ResultSet reasons = statement.executeQuery(CARRIED_OVER.formatted(done))) {
      while (reasons.next()) {
        journal.add(
            Journal.Kind.ACCEPT,
            reasons.getString(1),
            reasons.getString(3),
            reasons.getString(4),
            reasons.getString(5),
            reasons.getObject(2, LocalDateTime.class));
      }
    }
  }
}
