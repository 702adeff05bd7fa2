package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.check.FindingCatalogue;
import org.mang.check.ReturnedWorkbook;
import org.mang.definition.Definitions;
import org.mang.definition.LocalClock;
import org.mang.form.Forms;
import org.mang.intake.Archive;
import org.mang.intake.Limits;
import org.mang.intake.Said;
import org.mang.warehouse.Journal;
import org.mang.warehouse.Reference;
import org.mang.warehouse.Warehouse;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.test.JobOperatorTestUtils;
import org.springframework.batch.test.context.SpringBatchTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Each step by itself, as Spring Batch sees it. */
@SpringBatchTest
@SpringJUnitConfig(NightlyJobStepsTest.Setting.class)
class NightlyJobStepsTest {

  @TempDir private static Path folder = Path.of("unset");

  @Configuration(proxyBeanMethods = false)
  @Import(NightlyJob.class)
  static class Setting {

    @Bean(destroyMethod = "close")
    JobHistory history() {
      return JobHistory.open("jdbc:h2:mem:steps;DB_CLOSE_DELAY=-1");
    }

    @Bean
    DataSource dataSource(JobHistory history) {
      return history.dataSource();
    }

    @Bean
    Home home() {
      return new Home(folder.resolve("home"));
    }

    @Bean
    Definitions definitions(Home home) {
      return new Definitions(home.beside());
    }

    @Bean
    RunSummary summary() {
      return new RunSummary();
    }

    @Bean(destroyMethod = "close")
    Warehouse warehouse(Home home, Definitions definitions) throws SQLException {
      Samples.arrive(
          home, "2020/311-thuy-nguyen/Bieu_02TE_quy_I", "2020/312-an-duong/Bieu 02TE quy II ");
      Warehouse warehouse = Warehouse.open(home);
      try (Connection connection = warehouse.connect()) {
        new Reference(definitions, new Forms(definitions)).load(connection, warehouse.sheetRows());
      }
      return warehouse;
    }

    @Bean
    LoadSteps loadSteps(
        Home home, Definitions definitions, Warehouse warehouse, RunSummary summary) {
      Archive archive = new Archive(home.archive(), LocalClock.read(Definitions.carried()));
      SubmissionCheck check =
          new SubmissionCheck(
              definitions,
              new Forms(definitions),
              FindingCatalogue.read(definitions),
              archive,
              warehouse.sheetRows());
      return new LoadSteps(
          warehouse,
          new Journal(home.archive()),
          check,
          new Receiving(
              home,
              archive,
              List.of(home.inbox()),
              Said.NOTHING,
              LocalClock.read(definitions),
              Duration.ZERO,
              Progress.silent(),
              summary),
          new GivingBack(
              home,
              archive,
              new ReturnedWorkbook(Limits.read(definitions)),
              Progress.silent(),
              summary),
          Progress.silent(),
          summary);
    }

    @Bean
    PublishSteps publishSteps(
        Home home, Definitions definitions, Warehouse warehouse, RunSummary summary) {
      return new PublishSteps(
          home,
          warehouse,
          definitions,
          Progress.silent(),
          summary,
          LocalDateTime.now(ZoneId.systemDefault()));
    }
  }

  @Test
  void stepsReceiveCheckAndGiveBackInTurn(
      @Autowired Home home, @Autowired JobOperatorTestUtils jobs) {
    assertThat(home.inbox()).isNotEmptyDirectory();

    Counts received = launch(jobs, "receive");
    assertThat(received.read()).isEqualTo(5);
    assertThat(received.written()).isEqualTo(5);
    assertThat(home.inbox()).isEmptyDirectory();

    Counts checked = launch(jobs, "check");
    assertThat(checked.read()).isEqualTo(5);

    Counts givenBack = launch(jobs, "give-back");
    assertThat(givenBack.written()).isEqualTo(1);
    assertThat(home.returned().toFile().list()).hasSize(1);

    assertThat(launch(jobs, "give-back").written()).as("given back once").isZero();
  }

  private record Counts(long read, long written) {}

  private static Counts launch(JobOperatorTestUtils jobs, String step) {
    JobExecution execution = jobs.startStep(step);
    assertThat(execution.getExitStatus()).isEqualTo(ExitStatus.COMPLETED);
    StepExecution run = execution.getStepExecutions().iterator().next();
    return new Counts(run.getReadCount(), run.getWriteCount());
  }
}
