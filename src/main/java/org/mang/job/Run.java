package org.mang.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.mang.Home;
import org.mang.MangException;
import org.mang.check.FindingCatalogue;
import org.mang.check.ReturnedWorkbook;
import org.mang.definition.Definitions;
import org.mang.definition.LocalClock;
import org.mang.form.Forms;
import org.mang.intake.Archive;
import org.mang.intake.Limits;
import org.mang.intake.Said;
import org.mang.warehouse.Decisions;
import org.mang.warehouse.Journal;
import org.mang.warehouse.Reference;
import org.mang.warehouse.Submissions;
import org.mang.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * One run of the nightly job over a home folder: takes the lock, finishes what an earlier run left
 * unfinished, then takes in what is new.
 */
public final class Run {

  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  private final Home home;
  private final Definitions definitions;
  private final Progress progress;
  private final LocalDateTime asOf;

  public Run(Home home, Definitions definitions, Progress progress) {
    this(home, definitions, progress, LocalClock.read(definitions).now());
  }

  /**
   * Makes it.
   *
   * @param asOf the instant as of which the marts are to speak
   */
  Run(Home home, Definitions definitions, Progress progress, LocalDateTime asOf) {
    this.asOf = asOf;
    this.home = home;
    this.definitions = definitions;
    this.progress = progress;
  }

  /**
   * Runs the job.
   *
   * @param sources folders or files to load; the inbox, if there are none
   * @return what it came to; empty if another run holds the store
   * @throws MangException if it could not be finished; the next run goes on where it stopped
   */
  public Optional<RunSummary> load(List<Path> sources) {
    return load(sources, Said.NOTHING);
  }

  /**
   * Runs the job over files of which something is said that they do not say themselves.
   *
   * @param said of all of them
   */
  public Optional<RunSummary> load(List<Path> sources, Said said) {
    for (Path source : sources) {
      if (!Files.exists(source)) {
        throw new MangException(
            source + ": không có tệp hoặc thư mục này; chưa làm gì cả",
            source + ": there is no such file or folder; nothing was done");
      }
    }
    Access access = Access.read(definitions);
    home.create();
    try (RunLock lock = RunLock.take(home).orElse(null)) {
      if (lock == null) {
        return Optional.empty();
      }
      access.apply(home);
      Room.of(home).require();
      return Optional.of(locked(sources.isEmpty() ? List.of(home.inbox()) : sources, said));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunSummary locked(List<Path> sources, Said said) throws IOException {
    Forms forms = new Forms(definitions);
    FindingCatalogue catalogue = FindingCatalogue.read(definitions);
    Limits limits = Limits.read(definitions);
    LocalClock clock = LocalClock.read(definitions);
    RunSummary summary = new RunSummary();
    try (Warehouse warehouse = Warehouse.open(home)) {
      try (Connection connection = warehouse.connect()) {
        Reference reference = new Reference(definitions, forms);
        if (!reference.isLoaded(connection)) {
          FormTrial.run(connection, warehouse.sheetRows(), forms, catalogue);
        }
        if (reference.load(connection, warehouse.sheetRows())) {
          new Submissions(connection).checkReturnedAgain();
        }
        Decisions.catchUp(connection, new Journal(home.archive()));
      }
      Archive archive = new Archive(home.archive(), clock);
      SubmissionCheck check =
          new SubmissionCheck(definitions, forms, catalogue, archive, warehouse.sheetRows());
      try (Connection connection = warehouse.connect()) {
        check.noteSheets(connection);
      }
      LoadSteps load =
          new LoadSteps(
              warehouse,
              new Journal(home.archive()),
              check,
              new Receiving(
                  home,
                  archive,
                  sources,
                  said,
                  clock,
                  Duration.ofSeconds(limits.settleSeconds()),
                  progress,
                  summary),
              new GivingBack(home, archive, new ReturnedWorkbook(limits), progress, summary),
              progress,
              summary);
      PublishSteps publish =
          new PublishSteps(home, warehouse, definitions, progress, summary, asOf);
      try (JobHistory history = JobHistory.open(historyUrl());
          GenericApplicationContext context = context(history, load, publish)) {
        finishEarlier(context);
        start(context);
      }
    } catch (SQLException e) {
      throw new MangException("the store cannot be used: " + Warehouse.firstLine(e), e);
    }
    if (summary.releasesMissing()) {
      new Releasing(home, definitions).complete().forEach(summary::wrote);
    }
    LOG.info(
        "{} files looked at, {} new: {} accepted, {} returned, {} failed",
        summary.arrivals(),
        summary.newFiles(),
        summary.accepted(),
        summary.returned(),
        summary.failed().size());
    return summary;
  }

  private String historyUrl() {
    String named = System.getenv(JobHistory.URL);
    // At exit H2 would wait for a disk that is full, and keep the process from ending; a trace of
    // its own nobody looks for.
    return named == null
        ? "jdbc:h2:file:"
            + home.store().resolve("jobs")
            + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
        : named;
  }

  /** Bare Spring: what Boot would find out at every start is known here. */
  private static GenericApplicationContext context(
      JobHistory history, LoadSteps load, PublishSteps publish) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean("dataSource", DataSource.class, history::dataSource);
    context.registerBean(LoadSteps.class, () -> load);
    context.registerBean(PublishSteps.class, () -> publish);
    context.register(NightlyJob.class);
    context.refresh();
    return context;
  }

  /**
   * A run that was killed still counts as running in the job history; as the lock is ours, it is
   * not. It is marked as failed, and a failed run is restarted: the steps that it completed are not
   * done again.
   */
  private void finishEarlier(ApplicationContext context) {
    JobRepository repository = context.getBean(JobRepository.class);
    JobOperator operator = context.getBean(JobOperator.class);
    Set<JobExecution> killed = repository.findRunningJobExecutions(NightlyJob.NAME);
    killed.forEach(operator::recover);
    JobInstance last = repository.getLastJobInstance(NightlyJob.NAME);
    JobExecution execution = last == null ? null : repository.getLastJobExecution(last);
    if (execution != null
        && (execution.getStatus() == BatchStatus.FAILED
            || execution.getStatus() == BatchStatus.STOPPED)) {
      progress.note("An earlier run was not finished; going on where it stopped");
      try {
        orFail(operator.restart(execution));
      } catch (JobExecutionException | MangException e) {
        // What stopped it then may still be there, but is no reason not to take in what is new.
        progress.note("The earlier run stopped again: " + e.getMessage());
      }
    }
  }

  private void start(ApplicationContext context) {
    try {
      orFail(
          context
              .getBean(JobOperator.class)
              .start(
                  context.getBean(Job.class),
                  new JobParametersBuilder()
                      .addLocalDateTime("started_at", LocalDateTime.now(ZoneId.systemDefault()))
                      .toJobParameters()));
    } catch (JobExecutionException e) {
      throw new MangException("the run cannot be started: " + e.getMessage(), e);
    }
  }

  private static void orFail(JobExecution execution) {
    if (execution.getStatus() == BatchStatus.COMPLETED) {
      return;
    }
    Throwable cause = execution.getAllFailureExceptions().stream().findFirst().orElse(null);
    String step =
        execution.getStepExecutions().stream()
            .filter(s -> s.getStatus() != BatchStatus.COMPLETED)
            .map(s -> s.getStepName())
            .findFirst()
            .orElse("?");
    String why = cause == null ? execution.getStatus().toString() : message(cause);
    MangException stopped =
        new MangException(
            "lượt chạy dừng ở bước '%s': %s. Việc đã làm được giữ lại; hãy chạy lại để làm tiếp."
                .formatted(step, why),
            "the run stopped at step '%s': %s. What was done is kept; run again to go on."
                .formatted(step, why));
    stopped.initCause(cause);
    throw stopped;
  }

  private static String message(Throwable cause) {
    return cause instanceof SQLException sql
        ? Warehouse.firstLine(sql)
        : String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
  }
}
