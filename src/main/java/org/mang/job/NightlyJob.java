package org.mang.job;

import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job: receive → check → give back → marts → snapshot → dataset. Every step asks the store what
 * is left to do, so that a restarted run goes on where the last one stopped, and one with nothing
 * new does nothing.
 */
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing
@EnableJdbcJobRepository
class NightlyJob {

  static final String NAME = "nightly";

  @Bean
  PlatformTransactionManager transactionManager(DataSource dataSource) {
    return new JdbcTransactionManager(dataSource);
  }

  @Bean
  Job nightly(
      JobRepository repository,
      PlatformTransactionManager transactions,
      LoadSteps load,
      PublishSteps publish) {
    RunLog log = new RunLog();
    Steps steps = new Steps(repository, transactions, log);
    return new JobBuilder(NAME, repository)
        .listener(log)
        .start(steps.step("receive", load::receive))
        .next(steps.step("check", load::check))
        .next(steps.step("give-back", load::giveBack))
        .next(steps.step("marts", publish::marts))
        .next(steps.step("snapshot", publish::snapshot))
        .next(steps.step("dataset", publish::dataset))
        .build();
  }

  /** Steps of one repository. */
  private record Steps(
      JobRepository repository, PlatformTransactionManager transactions, RunLog log) {
    Step step(String name, Tasklet tasklet) {
      return new StepBuilder(name, repository).tasklet(tasklet, transactions).listener(log).build();
    }
  }
}
