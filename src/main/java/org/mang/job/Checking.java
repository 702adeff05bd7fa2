package org.mang.job;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mang.Undo;
import org.mang.Unspoken;
import org.mang.intake.OutOfMemoryException;
import org.mang.job.SubmissionCheck.Read;
import org.mang.job.SubmissionCheck.Result;
import org.mang.warehouse.Submissions;
import org.mang.warehouse.Submissions.Waiting;
import org.mang.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.StepContribution;

/**
 * Checks all that waits, in order of receipt: as many files at once as are small together, each lot
 * in a transaction of its own. Where a lot fails, its halves are tried, down to the file that makes
 * it fail: that one is noted, and the others go on.
 */
final class Checking {

  private static final Logger LOG = LoggerFactory.getLogger(Checking.class);

  private final Warehouse warehouse;
  private final SubmissionCheck submissionCheck;
  private final Progress progress;
  private final RunSummary summary;
  private final Supplier<Lot> lots;
  private Lot lot;

  Checking(
      Warehouse warehouse, SubmissionCheck submissionCheck, Progress progress, RunSummary summary) {
    this(warehouse, submissionCheck, progress, summary, Lot::new);
  }

  /**
   * Makes it.
   *
   * @param lots gives each lot, empty
   */
  Checking(
      Warehouse warehouse,
      SubmissionCheck submissionCheck,
      Progress progress,
      RunSummary summary,
      Supplier<Lot> lots) {
    this.warehouse = warehouse;
    this.submissionCheck = submissionCheck;
    this.progress = progress;
    this.summary = summary;
    this.lots = lots;
    this.lot = lots.get();
  }

  void check(StepContribution contribution) throws SQLException {
    try (Connection connection = warehouse.connect()) {
      connection.setAutoCommit(false);
      List<Waiting> waiting = new Submissions(connection).waiting();
      try (ReadAhead ahead = new ReadAhead(submissionCheck, waiting)) {
        for (int i = 0; i < waiting.size(); i++) {
          boolean isAlone = ahead.isNextLarge();
          if (isAlone) {
            finishLot(connection, contribution);
          }
          Read file = read(connection, ahead, waiting.get(i), contribution);
          contribution.incrementReadCount();
          if (file != null && !lot.takes(file)) {
            finishLot(connection, contribution);
          }
          if (file != null) {
            lot.add(file);
          }
          if (isAlone) {
            finishLot(connection, contribution);
          }
          progress.done(i + 1, waiting.size(), waiting.get(i).fileName());
        }
        finishLot(connection, contribution);
      }
    }
  }

  /** Checks what is in the lot, and begins another. */
  private void finishLot(Connection connection, StepContribution contribution) throws SQLException {
    List<Read> files = lot.files();
    lot = lots.get();
    run(connection, files);
    contribution.incrementWriteCount(files.size());
  }

  /** The next file; null if reading it failed, which is noted. */
  private @Nullable Read read(
      Connection connection, ReadAhead ahead, Waiting waiting, StepContribution contribution)
      throws SQLException {
    try {
      try {
        return ahead.next();
      } catch (OutOfMemoryException e) {
        // What waits to be checked took what it needs.
        finishLot(connection, contribution);
        return submissionCheck.read(waiting);
      }
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted");
      }
      // Memory too: what the file took is free again, and the others must not wait for it.
      failed(connection, waiting, e);
      return null;
    }
  }

  private void run(Connection connection, List<Read> files) throws SQLException {
    if (files.isEmpty()) {
      return;
    }
    try {
      List<Result> results = submissionCheck.run(connection, files);
      connection.commit();
      results.forEach(summary::checked);
    } catch (SQLException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      if (!Undo.after(e, connection)) {
        // No fault of a file.
        throw e;
      }
      int half = files.size() / 2;
      if (half == 0) {
        failed(connection, files.get(0).waiting(), e);
      } else {
        run(connection, new ArrayList<>(files.subList(0, half)));
        run(connection, new ArrayList<>(files.subList(half, files.size())));
      }
    }
  }

  private void failed(Connection connection, Waiting waiting, Throwable e) throws SQLException {
    LOG.error("Failed on original {}", waiting.sha256(), Unspoken.of(e));
    new Submissions(connection).failed(waiting);
    connection.commit();
    summary.failedOn(waiting.fileName());
  }
}
