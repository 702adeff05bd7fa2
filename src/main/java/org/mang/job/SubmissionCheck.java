package org.mang.job;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.check.Arrived;
import org.mang.check.CheckedRows;
import org.mang.check.Checker;
import org.mang.check.Finding;
import org.mang.check.FindingCatalogue;
import org.mang.check.FullSheet;
import org.mang.check.PastChecker;
import org.mang.check.Plausibility;
import org.mang.check.SubmissionContext;
import org.mang.check.UnitLines;
import org.mang.check.Units;
import org.mang.definition.Definitions;
import org.mang.definition.Text;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.intake.Archive;
import org.mang.intake.Limits;
import org.mang.intake.Recogniser;
import org.mang.intake.Recognition;
import org.mang.intake.Sheet;
import org.mang.intake.SheetRows;
import org.mang.intake.SourceFile;
import org.mang.intake.Table;
import org.mang.intake.TableRelations;
import org.mang.intake.Tables;
import org.mang.intake.UnreadableFileException;
import org.mang.mart.Agreement;
import org.mang.warehouse.Submissions;
import org.mang.warehouse.Submissions.Waiting;

/**
 * Takes one archived original from bytes to accepted facts, or to the findings with which it goes
 * back; all or nothing.
 */
final class SubmissionCheck {

  private final Forms forms;
  private final FindingCatalogue catalogue;
  private final Archive archive;
  private final SourceFile sourceFile;
  private final SheetRows sheetRows;
  private final Recogniser recogniser;
  private final Checker checker;
  private final UnitLines unitLines;
  private final PastChecker pastChecker;
  private final Agreement agreement;

  SubmissionCheck(
      Definitions definitions,
      Forms forms,
      FindingCatalogue catalogue,
      Archive archive,
      SheetRows sheetRows) {
    this.forms = forms;
    this.catalogue = catalogue;
    this.archive = archive;
    this.sourceFile = new SourceFile(Limits.read(definitions));
    this.sheetRows = sheetRows;
    this.recogniser = new Recogniser(forms);
    this.checker = new Checker(forms, catalogue);
    this.unitLines = new UnitLines(catalogue, Units.read(definitions));
    this.agreement = new Agreement(definitions, forms);
    this.pastChecker = new PastChecker(catalogue, Plausibility.read(definitions, forms));
  }

  /** What became of an original. */
  enum Outcome {
    ACCEPTED,
    /** Sound, but a report that was received later is in force already. */
    SUPERSEDED,
    RETURNED
  }

  /**
   * Runs in the transaction of the connection; the caller commits, or rolls back what an exception
   * leaves.
   */
  Outcome run(Connection connection, Waiting waiting) throws SQLException, IOException {
    List<Sheet> sheets;
    try {
      sheets = sourceFile.read(archive.path(waiting.sha256()));
    } catch (UnreadableFileException e) {
      return giveBack(connection, waiting, finding("UNREADABLE", null, null, e.reason()));
    }
    Recognition recognition = recogniser.recognise(sheets);
    if (recognition instanceof Recognition.Found found) {
      return check(connection, waiting, found);
    }
    if (recognition instanceof Recognition.Ambiguous ambiguous) {
      return giveBack(
          connection, waiting, finding("AMBIGUOUS_FORM", null, null, titles(ambiguous.forms())));
    }
    return giveBack(
        connection,
        waiting,
        recogniser
            .nearest(sheets)
            .map(form -> finding("UNNAMED_FORM", null, form.recognise().phrase(), form.title()))
            .orElseGet(() -> finding("UNKNOWN_FORM", null, null, titles(forms.all()))));
  }

  private Outcome check(Connection connection, Waiting waiting, Recognition.Found found)
      throws SQLException, IOException {
    Tables tables = found.tables();
    Form form = tables.form();
    Table table = tables.first();
    List<Finding> findings = new ArrayList<>();
    for (Table each : tables.all()) {
      findings.addAll(checker.headerFindings(each));
      findings.addAll(unitLines.findings(each));
      if (!each.beneath().isEmpty()) {
        String rows =
            each.beneath().stream()
                .limit(10)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        findings.add(finding("ROWS_BENEATH", each, null, new Text(rows, rows)));
      }
    }
    for (Sheet sheet : found.unread()) {
      findings.add(
          catalogue.finding(
              sheet.isHidden() ? "HIDDEN_SHEET_NOT_READ" : "SHEET_NOT_READ",
              sheet.name(),
              null,
              sheet.name(),
              form.title(),
              null));
    }
    Set<Sheet> read = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Table each : tables.all()) {
      if (read.add(each.sheet())) {
        findings.addAll(FullSheet.findings(catalogue, each.sheet()));
      }
    }
    try (TableRelations relations = TableRelations.open(connection, sheetRows, tables)) {
      Identity identity =
          Identity.of(connection, catalogue, tables, relations, waiting.receivedAt().toLocalDate());
      SubmissionContext submission = identity.context(waiting.submissionId());
      CheckedRows rows = CheckedRows.NONE;
      boolean isDoubted = false;
      if (!tables.there().isEmpty()) {
        rows = checker.check(connection, tables, relations, submission);
        Optional<Identity> other =
            new AreasNamed(connection, tables, relations).otherThan(identity, rows, catalogue);
        if (other.isEmpty()) {
          other = new DaysNamed(connection, tables).otherThan(identity, rows, catalogue);
        }
        if (other.isPresent()) {
          identity = other.get();
          isDoubted = true;
          submission = identity.context(waiting.submissionId());
          rows = checker.check(connection, tables, relations, submission);
        }
      }
      findings.addAll(identity.findings());
      if (rows.rows() < form.rows().least()) {
        findings.add(finding("TOO_FEW_ROWS", table, null, new Text("", "")));
      }
      String reporterCode = identity.reporterCode();
      if (!tables.there().isEmpty()
          && reporterCode != null
          && submission.period() != null
          && !isDoubted) {
        rows =
            pastChecker.check(
                connection,
                new Arrived(
                    submission,
                    tables,
                    reporterCode,
                    waiting.receivedAt(),
                    Submissions.facts(tables, submission),
                    rows.rows()),
                rows);
      }
      Submissions submissions = new Submissions(connection);
      boolean sound = findings.stream().noneMatch(f -> f.severity() == Finding.Severity.ERROR);
      if (sound && rows.acceptable() && reporterCode != null) {
        submissions.accept(waiting, tables, submission, reporterCode, rows, findings);
        submissions.warn(submission.submissionId(), disagreements(connection, table, submission));
        return submissions.isInForce(submission.submissionId())
            ? Outcome.ACCEPTED
            : Outcome.SUPERSEDED;
      }
      submissions.giveBack(waiting, tables, submission, reporterCode, rows, findings);
      return Outcome.RETURNED;
    }
  }

  /** Only what is in force is compared with another source; so this comes after accepting. */
  private List<Finding> disagreements(
      Connection connection, Table table, SubmissionContext submission) throws SQLException {
    Form form = table.form();
    List<Finding> findings = new ArrayList<>();
    for (Agreement.Difference d :
        agreement.outside(
            connection,
            form,
            Objects.requireNonNull(submission.period()),
            form.reportedByDistrict() ? submission.areaCode() : null)) {
      Text figures =
          new Text(
              "%s. %s, %s: báo cáo này %s, nguồn kia %s; được chênh lệch đến %s"
                  .formatted(
                      d.title().vi(),
                      d.district(),
                      d.period().vi(),
                      d.ours(),
                      d.theirs(),
                      d.most()),
              "%s. %s, %s: this report %s, the other source %s; they may differ by %s"
                  .formatted(
                      d.title().en(),
                      d.district(),
                      d.period().en(),
                      d.ours(),
                      d.theirs(),
                      d.most()));
      findings.add(
          finding(
              "SOURCES_DIFFER", table, d.district() + ": " + d.ours() + "/" + d.theirs(), figures));
    }
    return findings;
  }

  private static Outcome giveBack(Connection connection, Waiting waiting, Finding why)
      throws SQLException {
    new Submissions(connection)
        .giveBack(
            waiting,
            null,
            new SubmissionContext(waiting.submissionId(), null, null),
            null,
            CheckedRows.NONE,
            List.of(why));
    return Outcome.RETURNED;
  }

  private Finding finding(
      String code, @Nullable Table table, @Nullable String value, Text expected) {
    return catalogue.finding(
        code, table == null ? null : table.sheet().name(), null, value, expected, null);
  }

  private static Text titles(List<Form> forms) {
    return new Text(
        forms.stream().map(f -> f.title().vi()).collect(Collectors.joining("; ")),
        forms.stream().map(f -> f.title().en()).collect(Collectors.joining("; ")));
  }

  /** Clears what a check left behind, so that nothing of one file is there for the next. */
  static void clear(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists temp.checked");
      statement.execute("drop table if exists temp.finding");
    }
  }
}
