package org.mang.job;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/**
 * Says in the log that a run took place and how it went, also where all went well: a log that is
 * empty after a good night is no different from that of a night without a run.
 */
final class RunLog implements JobExecutionListener, StepExecutionListener {

  private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

  @Override
  public void beforeJob(JobExecution job) {
    LOG.info("Run {} begins", job.getId());
  }

  /** Where a run was killed, this is the last line. */
  @Override
  public void beforeStep(StepExecution step) {
    LOG.info("Step {} begins", step.getStepName());
  }

  @Override
  public @Nullable ExitStatus afterStep(StepExecution step) {
    LOG.info(
        "Step {}: {}, {} looked at, {} changed, {} s",
        step.getStepName(),
        step.getStatus(),
        step.getReadCount(),
        step.getWriteCount(),
        seconds(step.getStartTime(), step.getEndTime()));
    return null;
  }

  @Override
  public void afterJob(JobExecution job) {
    LOG.info(
        "Run {} ends: {}, {} s",
        job.getId(),
        job.getStatus(),
        seconds(job.getStartTime(), job.getEndTime()));
  }

  private static String seconds(@Nullable LocalDateTime from, @Nullable LocalDateTime to) {
    // A step is not yet over while its listeners hear of its end.
    LocalDateTime end = to == null ? LocalDateTime.now(ZoneId.systemDefault()) : to;
    long millis = from == null ? 0 : Duration.between(from, end).toMillis();
    return BigDecimal.valueOf(millis, 3).toPlainString();
  }
}
