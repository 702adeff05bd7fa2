package org.mang.job;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.check.CheckedRows;
import org.mang.check.Checker;
import org.mang.check.Finding;
import org.mang.check.FindingCatalogue;
import org.mang.check.FullSheet;
import org.mang.check.PastChecker;
import org.mang.check.Phrases;
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
import org.mang.intake.OutOfMemoryException;
import org.mang.intake.Recogniser;
import org.mang.intake.Recognition;
import org.mang.intake.Sheet;
import org.mang.intake.SheetRows;
import org.mang.intake.SourceFile;
import org.mang.intake.Table;
import org.mang.intake.Tables;
import org.mang.intake.UnreadableFileException;
import org.mang.mart.Agreement;
import org.mang.warehouse.Apart;
import org.mang.warehouse.Outcomes;
import org.mang.warehouse.Outcomes.LetIn;
import org.mang.warehouse.Outcomes.Outcome;
import org.mang.warehouse.SheetNumbers;
import org.mang.warehouse.Submissions.Waiting;

/**
 * Takes archived originals from bytes to accepted facts, or to the findings with which they go
 * back; all or nothing.
 */
final class SubmissionCheck {

  private final Forms forms;
  private final FindingCatalogue catalogue;
  private final Archive archive;
  private final SourceFile sourceFile;
  private final Recogniser recogniser;
  private final Checker checker;
  private final UnitLines unitLines;
  private final Agreement agreement;
  private final FormCheck formCheck;

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
    this.recogniser = new Recogniser(forms);
    this.checker = new Checker(forms, catalogue);
    this.unitLines = new UnitLines(catalogue, Units.read(definitions));
    this.agreement = new Agreement(definitions, forms);
    this.formCheck =
        new FormCheck(
            checker,
            new PastChecker(catalogue, Plausibility.read(definitions, forms)),
            catalogue,
            sheetRows);
  }

  /**
   * What became of an original.
   *
   * @param letIn null if it was returned
   */
  record Result(Waiting waiting, @Nullable LetIn letIn) {}

  /**
   * A file that was read.
   *
   * @param tables null if its form is not known; then {@code findings} says so
   * @param findings about the file as a whole, and about headings
   * @param sheets the names of its sheets, in their order; none if it cannot be read
   */
  record Read(
      Waiting waiting, @Nullable Tables tables, List<Finding> findings, List<String> sheets) {
    private Read with(Finding finding) {
      List<Finding> all = new ArrayList<>(findings);
      all.add(finding);
      return new Read(waiting, tables, all, sheets);
    }
  }

  /** How many bytes an original has; none if it is not there, which reading will tell. */
  long size(Waiting waiting) {
    try {
      return Files.size(archive.path(waiting.sha256()));
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * Reads and recognises a file, and says what there is to say before its rows are looked at.
   *
   * @throws OutOfMemoryException if what else is held leaves too little memory for it
   */
  Read readBeside(Waiting waiting) throws IOException {
    return read(waiting, false);
  }

  /** The same where nothing else is held: a file for which that is too little is too large. */
  Read read(Waiting waiting) throws IOException {
    return read(waiting, true);
  }

  private Read read(Waiting waiting, boolean isAlone) throws IOException {
    List<Sheet> sheets;
    try {
      sheets = sourceFile.read(archive.path(waiting.sha256()));
    } catch (UnreadableFileException e) {
      if (!isAlone && e instanceof OutOfMemoryException) {
        throw e;
      }
      return new Read(
          waiting, null, List.of(finding("UNREADABLE", null, null, e.reason())), List.of());
    }
    String said = waiting.said().form();
    return said == null
        ? read(waiting, sheets, recogniser.recognise(sheets))
        : read(waiting, sheets, said);
  }

  /** Of a form that is said: it holds where the file does not say one. */
  private Read read(Waiting waiting, List<Sheet> sheets, String said) {
    Recognition recognition = recogniser.recognise(sheets);
    Form form = forms.all().stream().filter(f -> f.name().equals(said)).findFirst().orElse(null);
    if (form == null) {
      return read(waiting, sheets, recognition)
          .with(finding("SAID_UNKNOWN", null, said, titles(forms.all())));
    }
    if (recognition instanceof Recognition.Found found) {
      Read read = read(waiting, sheets, found);
      Form its = found.tables().form();
      return its.equals(form)
          ? read
          : read.with(finding("SAID_OTHERWISE", null, its.title().vi(), form.title()));
    }
    return read(waiting, sheets, recogniser.recogniseAs(form, sheets));
  }

  private Read read(Waiting waiting, List<Sheet> sheets, Recognition recognition) {
    if (recognition instanceof Recognition.Found found) {
      return new Read(waiting, found.tables(), headings(found), names(sheets));
    }
    if (recognition instanceof Recognition.Ambiguous ambiguous) {
      return new Read(
          waiting,
          null,
          List.of(finding("AMBIGUOUS_FORM", null, null, titles(ambiguous.forms()))),
          names(sheets));
    }
    return new Read(
        waiting,
        null,
        List.of(
            recogniser
                .nearest(sheets)
                .map(form -> finding("UNNAMED_FORM", null, form.recognise().phrase(), form.title()))
                .orElseGet(() -> finding("UNKNOWN_FORM", null, null, titles(forms.all())))),
        names(sheets));
  }

  private static List<String> names(List<Sheet> sheets) {
    return sheets.stream().map(sheet -> Objects.requireNonNullElse(sheet.name(), "")).toList();
  }

  /** None of a file that an earlier Măng read otherwise than this one. */
  private List<String> sheetsOf(String sha256) throws IOException {
    try {
      return names(sourceFile.read(archive.path(sha256)));
    } catch (UnreadableFileException e) {
      return List.of();
    }
  }

  /** Notes the sheets of what an earlier Măng read. */
  void noteSheets(Connection connection) throws IOException, SQLException {
    SheetNumbers numbers = new SheetNumbers(connection);
    Map<String, List<String>> sheets = new LinkedHashMap<>();
    for (Map.Entry<String, String> missing : numbers.missing().entrySet()) {
      sheets.put(missing.getKey(), sheetsOf(missing.getValue()));
    }
    numbers.note(sheets);
  }

  /**
   * Checks files in the transaction of the connection; the caller commits, or rolls back what an
   * exception leaves.
   *
   * @param files in order of receipt: each is compared with those before it
   * @return what became of each, in that order
   */
  List<Result> run(Connection connection, List<Read> files) throws SQLException {
    Map<String, List<String>> sheets = new LinkedHashMap<>();
    files.forEach(file -> sheets.put(file.waiting().submissionId(), file.sheets()));
    new SheetNumbers(connection).note(sheets);
    Outcomes outcomes = Outcomes.of(connection);
    Map<String, List<Read>> byForm = new LinkedHashMap<>();
    List<Outcome> unknown = new ArrayList<>();
    for (Read file : files) {
      if (file.tables() == null) {
        unknown.add(
            new Outcome(
                null,
                file.waiting(),
                null,
                SubmissionContext.unknown(file.waiting().submissionId()),
                CheckedRows.NONE,
                false,
                file.findings()));
      } else {
        byForm.computeIfAbsent(file.tables().form().name(), f -> new ArrayList<>()).add(file);
      }
    }
    outcomes.record(unknown);
    List<Outcome> checked = new ArrayList<>();
    for (List<Read> ofForm : byForm.values()) {
      checked.addAll(formCheck.run(connection, outcomes, ofForm));
    }
    outcomes.warn(disagreements(connection, files, checked));
    Map<String, LetIn> letIn = outcomes.letIn();
    return files.stream()
        .map(file -> new Result(file.waiting(), letIn.get(file.waiting().submissionId())))
        .toList();
  }

  /** Only what is in force is compared with another source; so this comes after accepting. */
  private Map<String, List<Apart>> disagreements(
      Connection connection, List<Read> files, List<Outcome> checked) throws SQLException {
    Map<String, Outcome> accepted = new HashMap<>();
    for (Outcome outcome : checked) {
      if (outcome.isAccepted()) {
        accepted.put(outcome.submission().submissionId(), outcome);
      }
    }
    List<Agreement.Asked> asked = new ArrayList<>();
    Map<String, Table> tables = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      String id = files.get(i).waiting().submissionId();
      Outcome outcome = accepted.get(id);
      Tables its = files.get(i).tables();
      if (outcome != null && its != null) {
        SubmissionContext submission = outcome.submission();
        asked.add(
            new Agreement.Asked(
                id,
                i + 1,
                its.form(),
                Objects.requireNonNull(submission.period()),
                its.form().reportedByDistrict() ? submission.areaCode() : null));
        tables.put(id, its.first());
      }
    }
    Map<String, List<Apart>> warnings = new LinkedHashMap<>();
    for (Agreement.Difference difference : agreement.outside(connection, asked)) {
      String id = difference.asked().submissionId();
      warnings
          .computeIfAbsent(id, each -> new ArrayList<>())
          .add(disagreement(difference, Objects.requireNonNull(tables.get(id))));
    }
    return warnings;
  }

  private Apart disagreement(Agreement.Difference d, Table table) {
    Text phrase = catalogue.phrases().sources();
    Text figures =
        new Text(
            Phrases.fill(phrase.vi(), things(d, d.title().vi(), d.period().vi())),
            Phrases.fill(phrase.en(), things(d, d.title().en(), d.period().en())));
    Agreement.Compared of = d.of();
    return new Apart(
        finding(
            "SOURCES_DIFFER", table, d.district() + ": " + d.ours() + "/" + d.theirs(), figures),
        of.reconciliation(),
        of.area(),
        of.period(),
        of.toleranceShare(),
        of.toleranceCount());
  }

  private static Map<String, String> things(Agreement.Difference d, String title, String period) {
    return Map.of(
        "title", title,
        "district", d.district(),
        "period", period,
        "ours", d.ours(),
        "theirs", d.theirs(),
        "most", d.most());
  }

  /** What there is to say of the tables of a file before any row is looked at. */
  private List<Finding> headings(Recognition.Found found) {
    List<Finding> findings = new ArrayList<>();
    for (Table each : found.tables().all()) {
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
              found.tables().form().title(),
              null));
    }
    Set<Sheet> read = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Table each : found.tables().all()) {
      if (read.add(each.sheet())) {
        findings.addAll(FullSheet.findings(catalogue, each.sheet()));
      }
    }
    return findings;
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
}
