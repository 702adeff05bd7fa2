package org.mang.job;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.mang.warehouse.Decisions;
import org.mang.warehouse.Journal;
import org.mang.warehouse.Warehouse;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** The steps that take files in. */
final class LoadSteps {

  private final Warehouse warehouse;
  private final Checking checking;
  private final Receiving receiving;
  private final GivingBack givingBack;
  private final Journal journal;
  private final Progress progress;

  LoadSteps(
      Warehouse warehouse,
      Journal journal,
      SubmissionCheck submissionCheck,
      Receiving receiving,
      GivingBack givingBack,
      Progress progress,
      RunSummary summary) {
    this.warehouse = warehouse;
    this.journal = journal;
    this.checking = new Checking(warehouse, submissionCheck, progress, summary);
    this.receiving = receiving;
    this.givingBack = givingBack;
    this.progress = progress;
  }

  /**
   * Archives what has come in. A file leaves the inbox when it is archived and noted; elsewhere it
   * stays.
   */
  RepeatStatus receive(StepContribution contribution, ChunkContext context)
      throws SQLException, IOException {
    progress.step("receive");
    try (Connection connection = warehouse.connect()) {
      receiving.receive(connection, contribution);
    }
    return RepeatStatus.FINISHED;
  }

  /** Checks every original that waits; the failure of one does not stop the others. */
  RepeatStatus check(StepContribution contribution, ChunkContext context) throws SQLException {
    progress.step("check");
    checking.check(contribution);
    try (Connection connection = warehouse.connect()) {
      Decisions.catchUp(connection, journal);
    }
    return RepeatStatus.FINISHED;
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
