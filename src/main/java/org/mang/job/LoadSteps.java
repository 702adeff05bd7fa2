package org.mang.job;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.mang.Unspoken;
import org.mang.warehouse.Submissions;
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

  private final Warehouse warehouse;
  private final SubmissionCheck submissionCheck;
  private final Receiving receiving;
  private final GivingBack givingBack;
  private final Progress progress;
  private final RunSummary summary;

  LoadSteps(
      Warehouse warehouse,
      SubmissionCheck submissionCheck,
      Receiving receiving,
      GivingBack givingBack,
      Progress progress,
      RunSummary summary) {
    this.warehouse = warehouse;
    this.submissionCheck = submissionCheck;
    this.receiving = receiving;
    this.givingBack = givingBack;
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
      summary.checked(outcome, new Submissions(connection).letIn(waiting.submissionId()));
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

  /** Writes the marked workbooks that are owed, and takes away those that are so no longer. */
  RepeatStatus giveBack(StepContribution contribution, ChunkContext context)
      throws SQLException, IOException {
    progress.step("give-back");
    try (Connection connection = warehouse.connect()) {
      givingBack.giveBack(connection, contribution);
    }
    return RepeatStatus.FINISHED;
  }
}
