package org.mang.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.mang.check.Batch;
import org.mang.check.CheckedRows;
import org.mang.check.Checker;
import org.mang.check.Finding;
import org.mang.check.FindingCatalogue;
import org.mang.check.PastChecker;
import org.mang.check.SubmissionContext;
import org.mang.definition.Text;
import org.mang.form.Form;
import org.mang.form.Severity;
import org.mang.intake.SheetRows;
import org.mang.intake.Table;
import org.mang.intake.Tables;
import org.mang.job.SubmissionCheck.Read;
import org.mang.warehouse.Outcomes;
import org.mang.warehouse.Outcomes.Outcome;
import org.mang.warehouse.Reporters;
import org.mang.warehouse.Submissions.Waiting;

/** Checks files of one form, all at once, and stores what came of them. */
final class FormCheck {

  private final Checker checker;
  private final PastChecker pastChecker;
  private final FindingCatalogue catalogue;
  private final SheetRows sheetRows;

  FormCheck(
      Checker checker, PastChecker pastChecker, FindingCatalogue catalogue, SheetRows sheetRows) {
    this.checker = checker;
    this.pastChecker = pastChecker;
    this.catalogue = catalogue;
    this.sheetRows = sheetRows;
  }

  /**
   * Checks them in the transaction of the connection. Those whose rows contradict their heading are
   * read anew, as what the rows are of.
   *
   * @param files in order of receipt
   */
  List<Outcome> run(Connection connection, Outcomes outcomes, List<Read> files)
      throws SQLException {
    List<Outcome> all = new ArrayList<>();
    if (!pastChecker.mayReturn(tables(files.get(0)).form())) {
      check(connection, outcomes, files, all);
    } else {
      // What is returned for its past is no past for those after it.
      for (Read file : files) {
        check(connection, outcomes, List.of(file), all);
      }
    }
    return all;
  }

  private void check(Connection connection, Outcomes outcomes, List<Read> files, List<Outcome> all)
      throws SQLException {
    Map<Integer, Identity> others;
    try (Batch batch = open(connection, files)) {
      List<Identity> said = identities(connection, batch, files);
      List<CheckedRows> rows = checker.check(connection, batch, contexts(files, said));
      others = new TreeMap<>(new DaysNamed(connection, batch, catalogue).others(said, rows));
      others.putAll(new AreasNamed(connection, batch, catalogue).others(said, rows));
      Map<Integer, Identity> sure = byNumber(said);
      sure.keySet().removeAll(others.keySet());
      Map<Integer, Outcome> decided = decide(batch, files, sure, rows);
      // Before they are compared, for the facts of one are the past of the next; but not of one
      // that may be returned for it, which is alone.
      boolean isDecided = !pastChecker.mayReturn(batch.form());
      if (isDecided) {
        outcomes.store(batch.form());
      }
      if (pastChecker.check(connection, batch.form(), Outcomes.facts(batch.form()))) {
        decided = decide(batch, files, sure, checker.outcomes(connection, batch));
      }
      if (!isDecided) {
        outcomes.store(batch.form());
      }
      outcomes.record(List.copyOf(decided.values()));
      all.addAll(decided.values());
    }
    if (!others.isEmpty()) {
      again(
          connection,
          outcomes,
          others.keySet().stream().map(files::get).toList(),
          List.copyOf(others.values()),
          all);
    }
  }

  /** Of these it is not known with which past they are to be compared. */
  private void again(
      Connection connection,
      Outcomes outcomes,
      List<Read> files,
      List<Identity> identities,
      List<Outcome> all)
      throws SQLException {
    try (Batch batch = open(connection, files)) {
      List<CheckedRows> rows = checker.check(connection, batch, contexts(files, identities));
      Map<Integer, Outcome> decided = decide(batch, files, byNumber(identities), rows);
      outcomes.store(batch.form());
      outcomes.record(List.copyOf(decided.values()));
      all.addAll(decided.values());
    }
  }

  private static Map<Integer, Identity> byNumber(List<Identity> identities) {
    Map<Integer, Identity> byNumber = new TreeMap<>();
    for (int i = 0; i < identities.size(); i++) {
      byNumber.put(i, identities.get(i));
    }
    return byNumber;
  }

  private Batch open(Connection connection, List<Read> files) throws SQLException {
    List<Batch.Reading> readings = new ArrayList<>();
    for (Read file : files) {
      readings.add(
          new Batch.Reading(
              file.waiting().submissionId(),
              file.waiting().fileName(),
              file.waiting().receivedAt(),
              tables(file)));
    }
    return Batch.open(connection, sheetRows, readings);
  }

  private static Tables tables(Read file) {
    return Objects.requireNonNull(file.tables());
  }

  private List<Identity> identities(Connection connection, Batch batch, List<Read> files)
      throws SQLException {
    String dated = batch.form().periodFrom();
    Map<Integer, LocalDate> days = dated == null ? Map.of() : batch.usualDays(dated);
    Reporters reporters = new Reporters(connection);
    if (batch.form().reportedByDistrict()) {
      reporters.look(
          files.stream()
              .flatMap(file -> tables(file).all().stream())
              .flatMap(table -> ReporterReader.lines(table.heading()).stream())
              .toList());
    }
    List<Identity> identities = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Waiting waiting = files.get(i).waiting();
      identities.add(
          Identity.of(
              reporters,
              catalogue,
              tables(files.get(i)),
              waiting.said(),
              waiting.receivedAt().toLocalDate(),
              days.get(i)));
    }
    return identities;
  }

  private static List<SubmissionContext> contexts(List<Read> files, List<Identity> identities) {
    List<SubmissionContext> contexts = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      contexts.add(identities.get(i).context(files.get(i).waiting().submissionId()));
    }
    return contexts;
  }

  /** What becomes of each, by its number in the batch. */
  private Map<Integer, Outcome> decide(
      Batch batch, List<Read> files, Map<Integer, Identity> identities, List<CheckedRows> rows)
      throws SQLException {
    Map<Integer, Outcome> outcomes = new LinkedHashMap<>();
    Map<Integer, Boolean> accepted = new LinkedHashMap<>();
    identities.forEach(
        (number, identity) -> {
          Outcome outcome =
              outcome(number, files.get(number), identity, rows.get(number), batch.form());
          outcomes.put(number, outcome);
          accepted.put(number, outcome.isAccepted());
        });
    batch.decide(rows, accepted);
    return outcomes;
  }

  private Outcome outcome(int number, Read file, Identity identity, CheckedRows rows, Form form) {
    List<Finding> findings = new ArrayList<>(file.findings());
    findings.addAll(identity.findings());
    if (rows.rows() < form.rows().least()) {
      Table table = tables(file).first();
      findings.add(
          catalogue.finding(
              "TOO_FEW_ROWS", table.sheet().name(), null, null, new Text("", ""), null));
    }
    boolean isAccepted =
        rows.acceptable()
            && identity.reporterCode() != null
            && findings.stream().noneMatch(f -> f.severity() == Severity.ERROR);
    return new Outcome(
        number,
        file.waiting(),
        form,
        identity.context(file.waiting().submissionId()),
        rows,
        isAccepted,
        findings);
  }
}
