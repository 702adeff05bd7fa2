package org.mang.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.check.Batch;
import org.mang.check.Checker;
import org.mang.check.Finding;
import org.mang.check.FindingCatalogue;
import org.mang.check.SubmissionContext;
import org.mang.definition.Definitions;
import org.mang.definition.LocalClock;
import org.mang.form.Forms;
import org.mang.intake.Archive;
import org.mang.intake.Receipt;
import org.mang.intake.Tables;
import org.mang.warehouse.Found;
import org.mang.warehouse.Reference;
import org.mang.warehouse.Submissions;
import org.mang.warehouse.Submissions.Waiting;
import org.mang.warehouse.Warehouse;

/**
 * Where a test hands in files, as the nightly load takes them: archived, recognised, checked, and
 * accepted or returned, in a home folder of its own, by the very parts that the load is made of.
 */
public final class Desk implements AutoCloseable {

  private static final LocalDateTime FIRST_RECEIPT = LocalDateTime.of(2026, 1, 10, 8, 0);

  private final Home home;
  private final Forms forms;
  private final FindingCatalogue catalogue;
  private final Warehouse warehouse;
  private final Archive archive;
  private final SubmissionCheck check;
  private final Connection connection;
  private int handedIn;

  private Desk(Home home, Definitions definitions) throws SQLException {
    this.home = home;
    home.create();
    forms = new Forms(definitions);
    catalogue = FindingCatalogue.read(definitions);
    warehouse = Warehouse.open(home);
    connection = warehouse.connect();
    new Reference(definitions, forms).load(connection, warehouse.sheetRows());
    archive = new Archive(home.archive(), LocalClock.read(Definitions.carried()));
    check = new SubmissionCheck(definitions, forms, catalogue, archive, warehouse.sheetRows());
    connection.setAutoCommit(false);
  }

  /**
   * Opens a desk whose home is in the folder; definitions beside it, in {@code jobs/} and {@code
   * warehouse/}, override those of the jar.
   */
  public static Desk in(Path folder) throws SQLException {
    Home home = new Home(folder.resolve("mang-home"));
    return new Desk(home, new Definitions(home.beside()));
  }

  /**
   * What became of a file.
   *
   * @param isAccepted or else it was returned
   */
  public record Answer(String submissionId, boolean isAccepted, List<Finding> findings) {

    /** The findings' codes, each with the cell it stands at: {@code NOT_A_COUNT C12}. */
    public List<String> marks() {
      return findings.stream().map(Answer::mark).toList();
    }

    /** The only finding of that code. */
    public Finding finding(String code) {
      List<Finding> found = findings.stream().filter(f -> f.code().equals(code)).toList();
      if (found.size() != 1) {
        throw new AssertionError("one " + code + " among " + marks());
      }
      return found.get(0);
    }

    private static String mark(Finding finding) {
      String cell = Objects.toString(finding.column(), "") + Objects.toString(finding.row(), "");
      return (finding.code() + " " + cell).strip();
    }
  }

  /** Hands in a file, an hour after the one before. */
  public Answer hand(Path file) throws SQLException, IOException {
    return hand(file, FIRST_RECEIPT.plusHours(handedIn++));
  }

  /** Hands in files, each an hour after the one before, which are checked together. */
  public List<Answer> handTogether(List<Path> files) throws SQLException, IOException {
    List<String> ids = new ArrayList<>();
    for (Path file : files) {
      ids.add(receive(file, FIRST_RECEIPT.plusHours(handedIn++)).substring(0, 16));
    }
    List<SubmissionCheck.Read> read = new ArrayList<>();
    for (Waiting waiting : new Submissions(connection).waiting()) {
      read.add(check.read(waiting));
    }
    check.run(connection, read);
    connection.commit();
    List<Answer> answers = new ArrayList<>();
    for (String id : ids) {
      answers.add(answer(id));
    }
    return answers;
  }

  /** Hands in a file that was received at some time. */
  public Answer hand(Path file, LocalDateTime receivedAt) throws SQLException, IOException {
    String sha256 = receive(file, receivedAt);
    checkWaiting();
    return answer(sha256.substring(0, 16));
  }

  private Answer answer(String id) throws SQLException {
    String state =
        column("select state from core.submission where submission_id = '" + id + "'").get(0);
    return new Answer(
        id, "accepted".equals(state), new Found(connection).in(id, Integer.MAX_VALUE).listed());
  }

  /** Archives a file and notes its receipt, but does not check it yet. */
  public String receive(Path file, LocalDateTime receivedAt) throws SQLException, IOException {
    Receipt receipt = new Receipt(file.getFileName().toString(), receivedAt, null);
    Archive.Original original = archive.store(file, receipt);
    new Submissions(connection).receive(List.of(new Submissions.Arrival(original, receipt)));
    connection.commit();
    return original.sha256();
  }

  /** Checks all that waits. */
  public void checkWaiting() throws SQLException, IOException {
    for (Waiting waiting : new Submissions(connection).waiting()) {
      check.run(connection, List.of(check.read(waiting)));
      connection.commit();
    }
  }

  /** The columns of the checked rows of a file, as they lie in the store while it is taken in. */
  public List<@Nullable String> columnsWhileChecking(Path file) throws SQLException, IOException {
    receive(file, FIRST_RECEIPT);
    Waiting waiting = new Submissions(connection).waiting().get(0);
    Tables tables = Objects.requireNonNull(check.read(waiting).tables());
    List<Batch.Reading> readings =
        List.of(new Batch.Reading(waiting.submissionId(), "", FIRST_RECEIPT, tables));
    try (Batch batch = Batch.open(connection, warehouse.sheetRows(), readings)) {
      SubmissionContext unknown = SubmissionContext.unknown(waiting.submissionId());
      new Checker(forms, catalogue).check(connection, batch, List.of(unknown));
      return column("select column_name from duckdb_columns() where table_name = 'checked'");
    } finally {
      connection.rollback();
    }
  }

  /** The first column of a query's answer, as text. */
  public List<@Nullable String> column(String sql) throws SQLException {
    List<@Nullable String> values = new ArrayList<>();
    for (List<@Nullable String> row : rows(sql)) {
      values.add(row.get(0));
    }
    return values;
  }

  /** What is stored of a cell, parted by commas; "none" if nothing is. */
  public String observed(Answer answer, int row, String column) throws SQLException {
    List<@Nullable String> values =
        column(
            "select value from core.observation where submission_id = '%s' and row_no = %d and column_ref = '%s'"
                .formatted(answer.submissionId(), row, column));
    return values.isEmpty()
        ? "none"
        : values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** A column of the happenings that are stored, row by row. */
  public List<String> events(Answer answer, String column) throws SQLException {
    return column(
            "select %s from core.event where submission_id = '%s' order by row_no"
                .formatted(column, answer.submissionId()))
        .stream()
        .map(String::valueOf)
        .toList();
  }

  /** The rows of a query's answer, as text. */
  public List<List<@Nullable String>> rows(String sql) throws SQLException {
    List<List<@Nullable String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<@Nullable String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** A connection to the store, as the load has it. */
  public Connection connection() {
    return connection;
  }

  public Home home() {
    return home;
  }

  /** Every file that the desk has written, the database among them. */
  public List<Path> files() throws IOException {
    try (var files = Files.walk(home.root())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    warehouse.close();
  }
}
