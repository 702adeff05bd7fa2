package org.mang.job;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.mang.Home;
import org.mang.Unspoken;
import org.mang.check.ReturnedWorkbook;
import org.mang.form.Fold;
import org.mang.intake.Archive;
import org.mang.warehouse.Submissions;
import org.mang.warehouse.Submissions.Returned;
import org.mang.warehouse.Submissions.Waiting;
import org.mang.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** The steps that take files in. */
final class LoadSteps {

  private static final Logger LOG = LoggerFactory.getLogger(LoadSteps.class);

  private final Home home;
  private final Warehouse warehouse;
  private final Archive archive;
  private final SubmissionCheck submissionCheck;
  private final ReturnedWorkbook returnedWorkbook;
  private final Receiving receiving;
  private final Progress progress;
  private final RunSummary summary;

  LoadSteps(
      Home home,
      Warehouse warehouse,
      Archive archive,
      SubmissionCheck submissionCheck,
      ReturnedWorkbook returnedWorkbook,
      Receiving receiving,
      Progress progress,
      RunSummary summary) {
    this.home = home;
    this.warehouse = warehouse;
    this.archive = archive;
    this.submissionCheck = submissionCheck;
    this.returnedWorkbook = returnedWorkbook;
    this.receiving = receiving;
    this.progress = progress;
    this.summary = summary;
  }

  /**
   * Archives what has come in. A file leaves the inbox when it is archived and noted; elsewhere it
   * stays.
   */
  RepeatStatus receive(StepContribution contribution, ChunkContext context)
      throws SQLException, IOException {
    progress.step("receive");
    try (Connection connection = warehouse.connect()) {
      receiving.receive(new Submissions(connection), contribution);
    }
    return RepeatStatus.FINISHED;
  }

  /**
   * Checks every original that waits, each in a transaction of its own; the failure of one does not
   * stop the others.
   */
  RepeatStatus check(StepContribution contribution, ChunkContext context) throws SQLException {
    progress.step("check");
    try (Connection connection = warehouse.connect()) {
      connection.setAutoCommit(false);
      List<Waiting> waiting = new Submissions(connection).waiting();
      for (int i = 0; i < waiting.size(); i++) {
        check(connection, waiting.get(i));
        contribution.incrementReadCount();
        contribution.incrementWriteCount(1);
        progress.done(i + 1, waiting.size(), waiting.get(i).fileName());
      }
    }
    return RepeatStatus.FINISHED;
  }

  private void check(Connection connection, Waiting waiting) throws SQLException {
    try {
      SubmissionCheck.Outcome outcome = submissionCheck.run(connection, waiting);
      SubmissionCheck.clear(connection);
      connection.commit();
      withdraw(waiting.submissionId());
      summary.checked(outcome);
    } catch (SQLException
        | IOException
        | RuntimeException
        | OutOfMemoryError
        | StackOverflowError e) {
      // Memory too: what the file took is free again, and the others must not wait for it.
      connection.rollback();
      LOG.error("Failed on original {}", waiting.sha256(), Unspoken.of(e));
      new Submissions(connection).failed(waiting);
      connection.commit();
      summary.failedOn(waiting.fileName());
    }
  }

  /**
   * Takes away the workbook of an earlier check of the same file: it is accepted now, or is marked
   * anew.
   */
  private void withdraw(String submissionId) throws IOException {
    try (DirectoryStream<Path> earlier =
        Files.newDirectoryStream(home.returned(), "*-" + submissionId + ".xls*")) {
      for (Path workbook : earlier) {
        Files.delete(workbook);
      }
    }
  }

  /** Writes the marked workbook of every returned submission that has none yet. */
  RepeatStatus giveBack(StepContribution contribution, ChunkContext context)
      throws SQLException, IOException {
    progress.step("give-back");
    try (Connection connection = warehouse.connect()) {
      Submissions submissions = new Submissions(connection);
      List<Returned> returned = submissions.returned();
      for (int i = 0; i < returned.size(); i++) {
        Returned submission = returned.get(i);
        if (giveBack(submission, submissions)) {
          contribution.incrementWriteCount(1);
        }
        progress.done(i + 1, returned.size(), submission.fileName());
      }
    }
    return RepeatStatus.FINISHED;
  }

  private boolean giveBack(Returned submission, Submissions submissions) throws SQLException {
    String name = name(submission);
    // Looked for by both endings: which one it is, is only known by opening the original.
    if (Files.exists(home.returned().resolve(name + ".xlsx"))
        || Files.exists(home.returned().resolve(name + ".xls"))) {
      return false;
    }
    try {
      Path original = archive.path(submission.sha256());
      Path target = home.returned().resolve(name + returnedWorkbook.ending(original));
      returnedWorkbook.write(
          original, submission.fileName(), submissions.findings(submission.submissionId()), target);
      summary.gaveBack(target);
      return true;
    } catch (RuntimeException e) {
      LOG.error("Failed to give back original {}", submission.sha256(), Unspoken.of(e));
      summary.failedOn(submission.fileName());
      return false;
    }
  }

  /** A name that says whose it is and is safe on any system, whatever the file was called. */
  private static String name(Returned submission) {
    String base = submission.fileName().replaceFirst("\\.[^.]{1,5}$", "");
    String safe = Fold.of(base).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return "%s-%s-%s"
        .formatted(
            Objects.requireNonNullElse(submission.reporterCode(), "chua-ro"),
            safe.substring(0, Math.min(60, safe.length())),
            submission.submissionId());
  }
}
