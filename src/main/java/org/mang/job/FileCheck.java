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
import org.mang.check.FindingCatalogue;
import org.mang.check.Findings;
import org.mang.check.LeftOut;
import org.mang.check.Report;
import org.mang.check.ReturnedWorkbook;
import org.mang.definition.Definitions;
import org.mang.definition.LocalClock;
import org.mang.form.Forms;
import org.mang.intake.Archive;
import org.mang.intake.Inbox;
import org.mang.intake.Limits;
import org.mang.intake.Receipt;
import org.mang.intake.Said;
import org.mang.warehouse.EarlierReports;
import org.mang.warehouse.Found;
import org.mang.warehouse.ReadyStore;
import org.mang.warehouse.Reference;
import org.mang.warehouse.Reports;
import org.mang.warehouse.Submissions;
import org.mang.warehouse.Submissions.Waiting;
import org.mang.warehouse.Warehouse;

/**
 * Says all that a load would say of files, and changes nothing: the check runs in a store of its
 * own, which is gone afterwards. What the home holds is copied there, for files are compared with
 * it; and with each other, as a load of all of them would.
 */
public final class FileCheck implements AutoCloseable {

  private final LocalClock clock;
  private final ReturnedWorkbook returnedWorkbook;
  private final PassingHome home;
  private final Warehouse warehouse;
  private final Archive archive;
  private final SubmissionCheck check;
  private final EarlierReports.Read earlier;
  private final Map<String, Answer> answers = new HashMap<>();

  /** Prepares a store with the definitions and what the home holds; it may check many files. */
  public FileCheck(Home of, Definitions definitions) {
    this(of, definitions, ReadyStore.place());
  }

  /** The same, with a copy of a ready store, if there is one. */
  FileCheck(Home of, Definitions definitions, @Nullable Path ready) {
    clock = LocalClock.read(definitions);
    // Read first: a definition that is wrong leaves no store behind.
    Forms forms = new Forms(definitions);
    FindingCatalogue catalogue = FindingCatalogue.read(definitions);
    returnedWorkbook = new ReturnedWorkbook(Limits.read(definitions));
    Warehouse opened = null;
    boolean isReady = false;
    try {
      home = PassingHome.make(of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      boolean hasKey = hasKey(of);
      opened = Warehouse.toCheckIn(home.home(), hasKey ? of : null, ready);
      warehouse = opened;
      archive = new Archive(home.home().archive(), clock);
      // The other definitions are read here: before anything of the home is copied.
      check = new SubmissionCheck(definitions, forms, catalogue, archive, warehouse.sheetRows());
      try (Connection connection = warehouse.connect()) {
        new Reference(definitions, forms).load(connection, warehouse.sheetRows());
        EarlierReports.Read read = EarlierReports.copy(connection, of);
        earlier =
            read == EarlierReports.Read.ALL && Files.exists(of.database()) && !hasKey
                ? EarlierReports.Read.WITHOUT_PERSONS
                : read;
      }
      isReady = true;
    } catch (SQLException e) {
      throw new MangException("a store to check in cannot be made: " + Warehouse.firstLine(e), e);
    } finally {
      if (!isReady) {
        close(opened, home);
      }
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
  public List<Path> inOrder(List<Path> files) {
    return files.stream().sorted(Comparator.comparing(this::receivedAt)).toList();
  }

  private LocalDateTime receivedAt(Path file) {
    try {
      List<Inbox.Arrival> arrivals = Inbox.look(file, clock).arrivals();
      return arrivals.isEmpty() ? LocalDateTime.MAX : arrivals.get(0).receipt().receivedAt();
    } catch (IOException | UncheckedIOException e) {
      return LocalDateTime.MAX;
    }
  }

  /**
   * What a load would say.
   *
   * @param superseded whether it would be accepted only to be kept: a later report is in force
   * @param form null if none was recognised; likewise reporter and period
   * @param rows rows of figures
   * @param leftOut rows or cells that would be
   * @param marked the workbook that would come back, if it was wanted and there is any finding
   */
  public record Answer(
      boolean accepted,
      boolean superseded,
      @Nullable String form,
      @Nullable String reporter,
      @Nullable String period,
      int rows,
      LeftOut leftOut,
      Findings findings,
      @Nullable Path marked) {

    private Answer markedIn(Path workbook) {
      return new Answer(
          accepted, superseded, form, reporter, period, rows, leftOut, findings, workbook);
    }
  }

  /** Checks a file of which nothing is said but what it says itself. */
  public Answer check(Path file, boolean mark) {
    return check(file, Said.NOTHING, mark);
  }

  /**
   * Checks a file.
   *
   * @param said what it may not say itself
   * @param mark whether the workbook that would come back is written beside it, as {@code
   *     NAME.checked.xlsx}
   * @throws MangException if it cannot be read, or the workbook not be written
   */
  public Answer check(Path file, Said said, boolean mark) {
    try (Connection connection = warehouse.connect()) {
      Inbox.Contents contents = Inbox.look(file, clock);
      if (contents.arrivals().isEmpty()) {
        throw unreadable(file, null);
      }
      Receipt receipt = contents.arrivals().get(0).receipt();
      Archive.Original original = archive.store(file, receipt);
      Waiting waiting =
          new Waiting(original.sha256(), receipt.fileName(), receipt.receivedAt(), said);
      Answer answer = answers.get(original.sha256());
      if (answer == null) {
        connection.setAutoCommit(false);
        new Submissions(connection).receive(List.of(new Submissions.Arrival(original, receipt)));
        EarlierReports.forget(connection, waiting.submissionId());
        check.run(connection, List.of(check.read(waiting)));
        answer = answer(connection, waiting.submissionId());
        connection.commit();
        answers.put(original.sha256(), answer);
      }
      if (!mark || answer.findings().count() == 0) {
        return answer;
      }
      Report report = new Reports(connection).of(waiting.submissionId());
      return answer.markedIn(mark(file, original.path(), report, answer.findings()));
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(file, e);
    } catch (SQLException e) {
      // What DuckDB quotes may be a cell about a child; the type of the error is all that is said.
      throw new MangException(file + ": the check failed; run with --debug to see why", e);
    }
  }

  private static MangException unreadable(Path file, @Nullable Exception why) {
    MangException unreadable =
        new MangException(
            file + ": không đọc được tệp này", file + ": this is no file that can be read");
    unreadable.initCause(why);
    return unreadable;
  }

  private Path mark(Path file, Path original, Report report, Findings findings) {
    String name = file.getFileName().toString();
    Path target =
        MarkedCopy.of(
            file, returnedWorkbook.ending(original), copy -> returnedWorkbook.isOf(copy, name));
    try {
      returnedWorkbook.write(
          original, report.tried(name, clock.now().toLocalDate()), findings, target);
      return target;
    } catch (UncheckedIOException e) {
      MangException unwritable =
          new MangException(
              target + ": không ghi được bảng tính này; xem ai được ghi vào thư mục",
              target + ": this workbook cannot be written; see who may write to the folder");
      unwritable.initCause(e);
      throw unwritable;
    }
  }

  private static Answer answer(Connection connection, String submissionId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select
                state,
                state = 'accepted' and submission_id not in (select submission_id from core.submission_in_force),
                form_code, reporter_code, period_code, row_count
            from core.submission
            where submission_id = ?
            """)) {
      select.setString(1, submissionId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Answer(
            row.getString(1).equals("accepted"),
            row.getBoolean(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getInt(6),
            new Reports(connection).leftOut(submissionId),
            new Found(connection).in(submissionId, ReturnedWorkbook.MOST_OF_A_KIND),
            null);
      }
    }
  }

  /** Leaves nothing behind. */
  @Override
  public void close() {
    close(warehouse, home);
  }

  private static void close(@Nullable Warehouse warehouse, PassingHome home) {
    try (home) {
      if (warehouse != null) {
        warehouse.close();
      }
    }
  }
}
