package org.mang.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.mang.TempTable;
import org.mang.check.CheckedRows;
import org.mang.check.Checker;
import org.mang.check.Finding;
import org.mang.check.LeftOut;
import org.mang.check.SubmissionContext;
import org.mang.definition.Text;
import org.mang.form.Form;
import org.mang.form.Period;
import org.mang.form.Severity;
import org.mang.warehouse.Submissions.Waiting;

/**
 * Writes what checks came to: facts, findings and versions of all submissions of a batch at once.
 * The caller's connection holds the transaction.
 */
public final class Outcomes {

  private static final String RECORDED =
      """
      create or replace temp table %s (
          submission_no integer, submission_id varchar, sha256 varchar, file_name varchar, form_code varchar,
          reporter_code varchar, period_code varchar, period_kind varchar, period_start date, period_end date,
          state varchar, received_at timestamp, row_count integer, quarantined_count integer, error_count integer,
          warning_count integer, file_findings integer)
      """;

  private static final String RECORDED_NOW = "select submission_id from recorded_now";

  private static final List<String> RECORD =
      List.of(
          """
          insert or replace into core.submission
          select
              submission_id, sha256, file_name, form_code, reporter_code, period_code, period_kind, period_start, period_end,
              state, received_at, row_count, quarantined_count, error_count, warning_count
          from recorded_now
          """,
          "delete from ops.finding where submission_id in (" + RECORDED_NOW + ")",
          "delete from ops.finding_compared where submission_id in (" + RECORDED_NOW + ")",
          "update ops.original set state = 'checked' where sha256 in (select sha256 from recorded_now)");

  private static final String ROW_FINDINGS =
      """
      insert into ops.finding
      select
          submission_id, finding_no + file_findings, code, severity, sheet, row_no, column_ref, header, value,
          message_vi, message_en, suggestion_vi, suggestion_en
      from finding
      join recorded_now using (submission_no)
      order by submission_no, finding_no
      """;

  private static final String QUARANTINE =
      """
      insert into ops.quarantine
      select distinct its_id, sheet, row_no, column_ref
      from (%s)
      join table_at_hand using (table_no)
      join submission_at_hand as its using (submission_no)
      join outcome_at_hand using (submission_no)
      where is_accepted
      """;

  private static final String ROWS_LEFT_OUT =
      "select distinct table_no, row_no, null as column_ref from finding where severity = 'error' and row_no is not null";

  /** Of what was accepted: whether it was in force at once, and what was let in with it. */
  private static final String LET_IN =
      """
      select
          recorded.submission_id,
          exists (
              select 1
              from core.version as later
              where later.form_code = recorded.form_code
                and later.reporter_code = recorded.reporter_code
                and later.period_code = recorded.period_code
                and later.version_no > (
                    select max(version_no) from core.version as own where own.submission_id = recorded.submission_id)
                and later.submission_id not in (select submission_id from recorded)) as is_superseded,
          recorded.quarantined_count,
          (select count(column_ref) from ops.quarantine where quarantine.submission_id = recorded.submission_id) as cells,
          (
              select count(*)
              from ops.finding as finding
              where finding.submission_id = recorded.submission_id
                and finding.severity = 'warning'
                and not exists (
                    select 1
                    from ops.acceptance as reason
                    where reason.submission_id = finding.submission_id
                      and reason.code = finding.code
                      and reason.sheet is not distinct from finding.sheet
                      and reason.row_no is not distinct from finding.row_no
                      and reason.column_ref is not distinct from finding.column_ref
                      and reason.value is not distinct from finding.value)) as open_warnings
      from recorded
      where state = 'accepted'
      """;

  /** What is added to the findings that there are. */
  private static final String ADD =
      """
      insert into ops.finding
      select
          submission_id, finding_no + coalesce(there.findings, 0), code, severity, sheet, row_no, column_ref, header, value,
          message_vi, message_en, suggestion_vi, suggestion_en
      from added
      left join (select submission_id, count(*) as findings from ops.finding group by submission_id) as there
          using (submission_id)
      """;

  private static final String COUNT_WARNINGS =
      """
      update core.submission
      set warning_count = counted.warnings
      from (
          select submission_id, count(*) as warnings
          from ops.finding
          where severity = 'warning' and submission_id in (select submission_id from added)
          group by submission_id
      ) as counted
      where core.submission.submission_id = counted.submission_id
      """;

  private final Connection connection;

  private Outcomes(Connection connection) {
    this.connection = connection;
  }

  /** Of what is checked from now on. */
  public static Outcomes of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(RECORDED.formatted("recorded"));
    }
    return new Outcomes(connection);
  }

  /**
   * What a check of a submission came to.
   *
   * @param number its number in the batch; null if none of its rows were read
   * @param form null if it is not known
   * @param findings about the file as a whole, or its headings
   */
  public record Outcome(
      @Nullable Integer number,
      Waiting waiting,
      @Nullable Form form,
      SubmissionContext submission,
      CheckedRows rows,
      boolean isAccepted,
      List<Finding> findings) {

    private long errors() {
      return findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
    }
  }

  /**
   * What was let in.
   *
   * @param isSuperseded whether a report that was received later was in force already
   * @param openWarnings for which nobody has given a reason
   */
  public record LetIn(boolean isSuperseded, LeftOut leftOut, int openWarnings) {}

  /** The rows that a check has left in {@code checked}, as the facts that they would become. */
  public static String facts(Form form) {
    return FactQuery.tentative(form);
  }

  /** The insert that makes facts of the sound rows that a check has left in {@code checked}. */
  public static String storing(Form form) {
    return FactQuery.storing(form);
  }

  /** Makes facts of what is accepted of a batch, and notes which rows or cells are left out. */
  public void store(Form form) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(storing(form));
      statement.execute(
          QUARANTINE.formatted(
              form.onError().byCell()
                  ? "select table_no, row_no, column_ref from (" + Checker.cellsLeftOut(form) + ")"
                  : ROWS_LEFT_OUT));
    }
  }

  /** Notes submissions, with all that was found, and puts their versions in order. */
  public void record(List<Outcome> outcomes) throws SQLException {
    if (outcomes.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(RECORDED.formatted("recorded_now"));
      try (DuckDBAppender rows = TempTable.append(connection, "recorded_now")) {
        for (Outcome outcome : outcomes) {
          append(rows, outcome);
        }
      }
      ReportVersions.watch(statement);
      ReportVersions.touch(statement, RECORDED_NOW);
      for (String sql : RECORD) {
        statement.execute(sql);
      }
      ReportVersions.touch(statement, RECORDED_NOW);
      ReportVersions.renew(statement);
      Map<String, List<Finding>> findings = new HashMap<>();
      outcomes.forEach(o -> findings.put(o.submission().submissionId(), o.findings()));
      add(statement, findings);
      if (outcomes.stream().anyMatch(outcome -> outcome.number() != null)) {
        statement.execute(ROW_FINDINGS);
      }
      statement.execute("insert into recorded from recorded_now");
      statement.execute("drop table recorded_now");
    }
  }

  private static void append(DuckDBAppender rows, Outcome outcome) throws SQLException {
    SubmissionContext its = outcome.submission();
    Period period = its.period();
    long errors = outcome.errors();
    rows.beginRow().append(outcome.number()).append(its.submissionId());
    rows.append(outcome.waiting().sha256()).append(outcome.waiting().fileName());
    rows.append(outcome.form() == null ? null : outcome.form().name()).append(its.reporterCode());
    rows.append(period == null ? null : period.code());
    rows.append(period == null ? null : period.kind().code());
    rows.append(period == null ? null : period.start());
    rows.append(period == null ? null : period.end());
    rows.append(outcome.isAccepted() ? "accepted" : "returned");
    rows.append(outcome.waiting().receivedAt());
    rows.append(outcome.rows().rows()).append(outcome.rows().quarantined());
    rows.append((int) (outcome.rows().errors() + errors));
    rows.append((int) (outcome.rows().warnings() + outcome.findings().size() - errors));
    rows.append(outcome.findings().size()).endRow();
  }

  /** Adds warnings about accepted submissions as a whole, by their ids. */
  public void warn(Map<String, List<Apart>> warnings) throws SQLException {
    if (warnings.isEmpty()) {
      return;
    }
    Map<String, List<Finding>> findings = new LinkedHashMap<>();
    warnings.forEach((id, all) -> findings.put(id, all.stream().map(Apart::finding).toList()));
    try (Statement statement = connection.createStatement()) {
      Apart.note(connection, warnings);
      add(statement, findings);
      statement.execute(COUNT_WARNINGS);
    }
  }

  /** What was let in of all submissions that were recorded, by their ids. */
  public Map<String, LetIn> letIn() throws SQLException {
    Map<String, LetIn> letIn = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LET_IN)) {
      while (row.next()) {
        boolean isSuperseded = row.getBoolean(2);
        letIn.put(
            row.getString(1),
            isSuperseded
                ? new LetIn(true, LeftOut.NOTHING, 0)
                : new LetIn(
                    false,
                    Reports.leftOut(row.getInt(3), row.getInt(3) > 0 ? row.getInt(4) : 0),
                    row.getInt(5)));
      }
    }
    return letIn;
  }

  private void add(Statement statement, Map<String, List<Finding>> findings) throws SQLException {
    statement.execute("create or replace temp table added as from ops.finding limit 0");
    try (DuckDBAppender rows = TempTable.append(connection, "added")) {
      for (Map.Entry<String, List<Finding>> entry : findings.entrySet()) {
        int number = 0;
        for (Finding finding : entry.getValue()) {
          Text suggestion = finding.suggestion();
          rows.beginRow().append(entry.getKey()).append(++number).append(finding.code());
          rows.append(finding.severity() == Severity.ERROR ? "error" : "warning");
          rows.append(finding.sheet()).append(finding.row()).append(finding.column());
          rows.append(finding.header()).append(finding.value());
          rows.append(finding.message().vi()).append(finding.message().en());
          rows.append(suggestion == null ? null : suggestion.vi());
          rows.append(suggestion == null ? null : suggestion.en()).endRow();
        }
      }
    }
    statement.execute(ADD);
  }
}
