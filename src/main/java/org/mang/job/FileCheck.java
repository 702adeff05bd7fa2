package org.mang.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.MangException;
import org.mang.check.Finding;
import org.mang.check.FindingCatalogue;
import org.mang.check.ReturnedWorkbook;
import org.mang.definition.Definitions;
import org.mang.form.Forms;
import org.mang.intake.Archive;
import org.mang.intake.Inbox;
import org.mang.intake.Limits;
import org.mang.intake.Receipt;
import org.mang.intake.SourceFile;
import org.mang.warehouse.EarlierReports;
import org.mang.warehouse.Reference;
import org.mang.warehouse.Submissions;
import org.mang.warehouse.Submissions.Waiting;
import org.mang.warehouse.Warehouse;

/**
 * Says all that a load would say of files, and changes nothing: the check runs in a store of its
 * own, which is gone afterwards. What the home holds is copied there, for files are compared with
 * it; and with each other, as a load of all of them would.
 */
public final class FileCheck implements AutoCloseable {

  private final Limits limits;
  private final Path scratch;
  private final Warehouse warehouse;
  private final Archive archive;
  private final SubmissionCheck check;
  private final EarlierReports.Read earlier;
  private final Map<String, Answer> answers = new HashMap<>();

  /** Prepares a store with the definitions and what the home holds; it may check many files. */
  public FileCheck(Home of, Definitions definitions) {
    // Read first: a definition that is wrong leaves no store behind.
    Forms forms = new Forms(definitions);
    FindingCatalogue catalogue = FindingCatalogue.read(definitions);
    limits = Limits.read(definitions);
    try {
      scratch = Files.createTempDirectory("mang-check-");
      Home home = new Home(scratch.resolve("home"));
      home.create();
      boolean hasKey = hasKey(of);
      warehouse = Warehouse.toCheckIn(home, hasKey ? of : null);
      try (Connection connection = warehouse.connect()) {
        new Reference(definitions, forms).load(connection, warehouse.sheetRows());
        EarlierReports.Read read = EarlierReports.copy(connection, of);
        earlier =
            read == EarlierReports.Read.ALL && Files.exists(of.database()) && !hasKey
                ? EarlierReports.Read.WITHOUT_PERSONS
                : read;
      }
      archive = new Archive(home.archive());
      check =
          new SubmissionCheck(
              definitions,
              forms,
              catalogue,
              archive,
              new SourceFile(limits),
              warehouse.sheetRows());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new MangException("a store to check in cannot be made: " + Warehouse.firstLine(e), e);
    }
  }

  private static boolean hasKey(Home of) {
    try (Stream<Path> keys = Files.list(of.keys())) {
      return keys.anyMatch(Files::isReadable);
    } catch (IOException e) {
      return false;
    }
  }

  /** What files are compared with. */
  public EarlierReports.Read earlier() {
    return earlier;
  }

  /** Files in the order in which a load would check them. */
  public static List<Path> inOrder(List<Path> files) {
    return files.stream().sorted(Comparator.comparing(FileCheck::receivedAt)).toList();
  }

  private static LocalDateTime receivedAt(Path file) {
    try {
      List<Inbox.Arrival> arrivals = Inbox.look(file).arrivals();
      return arrivals.isEmpty() ? LocalDateTime.MAX : arrivals.get(0).receipt().receivedAt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a load would say.
   *
   * @param form null if none was recognised; likewise reporter and period
   * @param rows rows of figures
   * @param quarantined rows that would be left out
   */
  public record Answer(
      boolean accepted,
      @Nullable String form,
      @Nullable String reporter,
      @Nullable String period,
      int rows,
      int quarantined,
      List<Finding> findings) {}

  /**
   * Checks a file.
   *
   * @param returned where the marked workbook goes, if there is any finding; null for nowhere. The
   *     ending that Excel needs is added
   */
  public Answer check(Path file, @Nullable Path returned) {
    try (Connection connection = warehouse.connect()) {
      Inbox.Contents contents = Inbox.look(file);
      if (contents.arrivals().isEmpty()) {
        throw new MangException(file + ": this is no file that can be read");
      }
      Receipt receipt = contents.arrivals().get(0).receipt();
      Archive.Original original = archive.store(file, receipt);
      Waiting waiting = new Waiting(original.sha256(), receipt.fileName(), receipt.receivedAt());
      Answer answer = answers.get(original.sha256());
      if (answer == null) {
        connection.setAutoCommit(false);
        EarlierReports.forget(connection, waiting.submissionId());
        check.run(connection, waiting);
        answer = answer(connection, waiting.submissionId());
        SubmissionCheck.clear(connection);
        connection.commit();
        answers.put(original.sha256(), answer);
      }
      if (returned != null && !answer.findings().isEmpty()) {
        ReturnedWorkbook workbook = new ReturnedWorkbook(limits);
        workbook.write(
            original.path(),
            receipt.fileName(),
            answer.findings(),
            returned.resolveSibling(returned.getFileName() + workbook.ending(original.path())));
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      // What DuckDB quotes may be a cell about a child; the type of the error is all that is said.
      throw new MangException(file + ": the check failed; run with --debug to see why", e);
    }
  }

  private static Answer answer(Connection connection, String submissionId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select state, form_code, reporter_code, period_code, row_count, quarantined_count
            from core.submission
            where submission_id = ?
            """)) {
      select.setString(1, submissionId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Answer(
            row.getString(1).equals("accepted"),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getInt(5),
            row.getInt(6),
            new Submissions(connection).findings(submissionId));
      }
    }
  }

  /** Leaves nothing behind. */
  @Override
  public void close() {
    warehouse.close();
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
