package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mang.Sql;
import org.mang.check.CheckedRows;
import org.mang.check.Checker;
import org.mang.check.Finding;
import org.mang.check.LeftOut;
import org.mang.check.Report;
import org.mang.check.SubmissionContext;
import org.mang.definition.Text;
import org.mang.form.Period;
import org.mang.form.PeriodKind;
import org.mang.intake.Archive;
import org.mang.intake.Receipt;
import org.mang.intake.Tables;

/**
 * Writes what was received, accepted and returned. The caller's connection holds the transaction.
 */
public final class Submissions {

  private static final int ID_LENGTH = 16;

  private final Connection connection;

  public Submissions(Connection connection) {
    this.connection = connection;
  }

  /**
   * An original that waits to be checked.
   *
   * @param receivedAt when its bytes first came in
   */
  public record Waiting(String sha256, String fileName, LocalDateTime receivedAt) {
    /** The beginning of the hash, so that a rebuild gives the same id. */
    public String submissionId() {
      return sha256.substring(0, ID_LENGTH);
    }
  }

  /**
   * What was let in with a submission that is in force.
   *
   * @param openWarnings for which nobody has given a reason
   */
  public record LetIn(LeftOut leftOut, int openWarnings) {}

  /**
   * Notes an arrival.
   *
   * @return whether its bytes are new
   */
  public boolean receive(Archive.Original original, Receipt receipt) throws SQLException {
    boolean isNew;
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into ops.original values (?, ?, ?, ?, 'received') on conflict do nothing")) {
      insert.setString(1, original.sha256());
      insert.setLong(2, original.bytes());
      insert.setString(3, receipt.fileName());
      insert.setObject(4, receipt.receivedAt());
      isNew = insert.executeUpdate() > 0;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into ops.receipt
            select $1, $2, $3, $4, localtimestamp
            where not exists (
                select 1 from ops.receipt where sha256 = $1 and file_name = $2 and received_at = $3)
            """)) {
      insert.setString(1, original.sha256());
      insert.setString(2, receipt.fileName());
      insert.setObject(3, receipt.receivedAt());
      insert.setString(4, receipt.receivedFrom());
      insert.executeUpdate();
    }
    return isNew;
  }

  /** Originals not yet checked, or on which a check failed, in order of receipt. */
  public List<Waiting> waiting() throws SQLException {
    List<Waiting> waiting = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                """
                select sha256, first_file_name, first_received_at
                from ops.original
                where state <> 'checked'
                order by first_received_at, sha256
                """)) {
      while (result.next()) {
        waiting.add(
            new Waiting(
                result.getString(1),
                result.getString(2),
                result.getObject(3, LocalDateTime.class)));
      }
    }
    return waiting;
  }

  /** The rows that a check has left in {@code checked}, as the facts that they would become. */
  public static String facts(Tables tables, SubmissionContext submission) {
    return new FactQuery(tables, submission).tentative();
  }

  /** The insert that makes facts of the rows that a check has left in {@code checked}. */
  public static String storing(Tables tables, SubmissionContext submission) {
    return new FactQuery(tables, submission).sql();
  }

  /** Accepts the rows that a check has left in {@code checked}, and puts the versions in order. */
  public void accept(
      Waiting waiting,
      Tables tables,
      SubmissionContext submission,
      String reporterCode,
      CheckedRows rows,
      List<Finding> fileFindings)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(new FactQuery(tables, submission).sql());
      statement.execute(
          "insert into ops.quarantine select distinct %s, sheet, row_no, column_ref from (%s)"
              .formatted(
                  Sql.text(submission.submissionId()),
                  tables.form().onError().byCell()
                      ? Checker.cellsLeftOut(tables)
                      : "select sheet, row_no, null as column_ref from finding where severity = 'error' and row_no is not null"));
    }
    record(waiting, tables, submission, reporterCode, "accepted", rows, fileFindings);
    orderVersions(tables.form().name(), reporterCode, submission);
  }

  /** Adds warnings about an accepted submission as a whole. */
  public void warn(String submissionId, List<Finding> warnings) throws SQLException {
    if (warnings.isEmpty()) {
      return;
    }
    fileFindings(submissionId, warnings, findingCount(submissionId));
    try (PreparedStatement update =
        connection.prepareStatement(
            "update core.submission set warning_count = warning_count + ? where submission_id = ?")) {
      update.setInt(1, warnings.size());
      update.setString(2, submissionId);
      update.executeUpdate();
    }
  }

  private int findingCount(String submissionId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select count(*) from ops.finding where submission_id = ?")) {
      select.setString(1, submissionId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Notes a submission that goes back, with all that was found. */
  public void giveBack(
      Waiting waiting,
      @Nullable Tables tables,
      SubmissionContext submission,
      @Nullable String reporterCode,
      CheckedRows rows,
      List<Finding> fileFindings)
      throws SQLException {
    record(waiting, tables, submission, reporterCode, "returned", rows, fileFindings);
  }

  /** Notes that a check failed through no fault of the file; it is tried again next time. */
  public void failed(Waiting waiting) throws SQLException {
    setState(waiting.sha256(), "failed");
  }

  /** What was returned may be right by mended definitions: it waits again. */
  public void checkReturnedAgain() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          update ops.original
          set state = 'received'
          where sha256 in (select sha256 from core.submission where state = 'returned')
          """);
    }
  }

  /** Whether a submission is accepted and no later one has taken its place. */
  public boolean isInForce(String submissionId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select count(*) from core.submission_in_force where submission_id = ?")) {
      select.setString(1, submissionId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1) > 0;
      }
    }
  }

  /** What came in with a submission; nothing, if it was returned. */
  public LetIn letIn(String submissionId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select
                coalesce(sum(quarantined_count), 0),
                (select count(column_ref) from ops.quarantine where submission_id = $1),
                (select count(*) from core.warning where submission_id = $1 and because is null)
            from core.submission_in_force
            where submission_id = $1
            """)) {
      select.setString(1, submissionId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        int cells = row.getInt(1) > 0 ? row.getInt(2) : 0;
        return new LetIn(leftOut(row.getInt(1), cells), row.getInt(3));
      }
    }
  }

  /** What is left out of a submission, in force or not. */
  public LeftOut leftOut(String submissionId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select
                quarantined_count,
                (select count(column_ref) from ops.quarantine where submission_id = $1)
            from core.submission
            where submission_id = $1
            """)) {
      select.setString(1, submissionId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return leftOut(row.getInt(1), row.getInt(2));
      }
    }
  }

  /** The rows are left out whole where no cell is left out alone. */
  private static LeftOut leftOut(int rows, int cells) {
    return cells > 0 ? new LeftOut(0, cells) : new LeftOut(rows, 0);
  }

  /** A submission as its office knows it. */
  public Report report(String submissionId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select
                file_name, form.title_vi, reporter.name_vi, period_code, period_kind, period_start, period_end,
                cast(received_at as date), state = 'accepted', quarantined_count,
                (select count(column_ref) from ops.quarantine where quarantine.submission_id = submission.submission_id)
            from core.submission
            left join core.form using (form_code)
            left join core.reporter using (reporter_code)
            where submission_id = ?
            """)) {
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

  private void record(
      Waiting waiting,
      @Nullable Tables tables,
      SubmissionContext submission,
      @Nullable String reporterCode,
      String state,
      CheckedRows rows,
      List<Finding> fileFindings)
      throws SQLException {
    Period period = submission.period();
    long fileErrors = errors(fileFindings);
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert or replace into core.submission
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, null, $10, $11,
                    case when $10 = 'accepted' then $11 end, null, null, $12, $13, $14, $15)
            """)) {
      insert.setString(1, submission.submissionId());
      insert.setString(2, waiting.sha256());
      insert.setString(3, waiting.fileName());
      insert.setString(4, tables == null ? null : tables.form().name());
      insert.setString(5, reporterCode);
      insert.setString(6, period == null ? null : period.code());
      insert.setString(7, period == null ? null : period.kind().code());
      insert.setObject(8, period == null ? null : period.start());
      insert.setObject(9, period == null ? null : period.end());
      insert.setString(10, state);
      insert.setObject(11, waiting.receivedAt());
      insert.setInt(12, rows.rows());
      insert.setInt(13, rows.quarantined());
      insert.setLong(14, rows.errors() + fileErrors);
      insert.setLong(15, rows.warnings() + fileFindings.size() - fileErrors);
      insert.executeUpdate();
    }
    forgetFindings(submission.submissionId());
    fileFindings(submission.submissionId(), fileFindings, 0);
    if (tables != null && !tables.there().isEmpty()) {
      rowFindings(submission.submissionId(), fileFindings.size());
    }
    setState(waiting.sha256(), "checked");
  }

  private static long errors(List<Finding> findings) {
    return findings.stream().filter(f -> f.severity() == Finding.Severity.ERROR).count();
  }

  private void forgetFindings(String submissionId) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from ops.finding where submission_id = ?")) {
      delete.setString(1, submissionId);
      delete.executeUpdate();
    }
  }

  private void fileFindings(String submissionId, List<Finding> findings, int before)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into ops.finding values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      int number = before;
      for (Finding finding : findings) {
        Text suggestion = finding.suggestion();
        insert.setString(1, submissionId);
        insert.setInt(2, ++number);
        insert.setString(3, finding.code());
        insert.setString(4, finding.severity() == Finding.Severity.ERROR ? "error" : "warning");
        insert.setString(5, finding.sheet());
        insert.setObject(6, finding.row());
        insert.setString(7, finding.column());
        insert.setString(8, finding.header());
        insert.setString(9, finding.value());
        insert.setString(10, finding.message().vi());
        insert.setString(11, finding.message().en());
        insert.setString(12, suggestion == null ? null : suggestion.vi());
        insert.setString(13, suggestion == null ? null : suggestion.en());
        insert.executeUpdate();
      }
    }
  }

  private void rowFindings(String submissionId, int before) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into ops.finding
            select ?, finding_no + ?, code, severity, sheet, row_no, column_ref, header, value,
                   message_vi, message_en, suggestion_vi, suggestion_en
            from finding
            """)) {
      insert.setString(1, submissionId);
      insert.setInt(2, before);
      insert.executeUpdate();
    }
  }

  /** Versions follow the times of receipt, whatever order the files were loaded in. */
  private void orderVersions(String form, String reporterCode, SubmissionContext submission)
      throws SQLException {
    Period period = Objects.requireNonNull(submission.period());
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update core.submission
            set version_no = version.version_no,
                superseded_at = version.superseded_at,
                superseded_by = version.superseded_by
            from (
                select
                    submission_id,
                    row_number() over in_order as version_no,
                    lead(received_at) over in_order as superseded_at,
                    lead(submission_id) over in_order as superseded_by
                from core.submission
                where state = 'accepted' and form_code = ? and reporter_code = ? and period_code = ?
                window in_order as (order by received_at, submission_id)
            ) as version
            where core.submission.submission_id = version.submission_id
            """)) {
      update.setString(1, form);
      update.setString(2, reporterCode);
      update.setString(3, period.code());
      update.executeUpdate();
    }
  }

  private void setState(String sha256, String state) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update ops.original set state = ? where sha256 = ?")) {
      update.setString(1, state);
      update.setString(2, sha256);
      update.executeUpdate();
    }
  }
}
