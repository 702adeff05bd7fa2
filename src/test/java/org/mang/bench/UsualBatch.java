package org.mang.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The register by Spring Batch as it is usually done: a reader of lines, a processor that checks
 * them in Java, a writer by JDBC in chunks. Prints rows and bad rows.
 */
final class UsualBatch {

  private static final int CHUNK = 5_000;

  /** It keeps no history, which costs least. */
  private static final ResourcelessJobRepository REPOSITORY = new ResourcelessJobRepository();

  private UsualBatch() {}

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    Path database = Path.of(args[1]).resolve("usual.duckdb");
    SingleConnectionDataSource duckdb =
        new SingleConnectionDataSource("jdbc:duckdb:" + database, true);
    try {
      execute(
          duckdb,
          """
          create table child (
              child_key varchar, as_of date, birth_month date, sex_code varchar, district_code varchar,
              area_code varchar, group_codes varchar, assisted boolean)
          """);
      StepExecution step = run(step(file, duckdb, new UsualCheck(UsualCheck.areas())));
      // Whose number comes twice is known when all are in.
      long twice =
          number(
              duckdb,
              "select coalesce(sum(rows), 0) from (select count(*) as rows from child group by child_key having count(*) > 1)");
      System.out.printf(Locale.ROOT, "%d %d%n", step.getReadCount(), step.getFilterCount() + twice);
    } finally {
      duckdb.destroy();
    }
  }

  private static Step step(Path file, SingleConnectionDataSource duckdb, UsualCheck check) {
    FlatFileItemReader<FieldSet> reader =
        new FlatFileItemReaderBuilder<FieldSet>()
            .name("register")
            .resource(new FileSystemResource(file))
            .encoding("UTF-8")
            .linesToSkip(1)
            .delimited()
            .names(UsualCheck.COLUMNS)
            .fieldSetMapper(fields -> fields)
            .build();
    JdbcBatchItemWriter<UsualCheck.Child> writer =
        new JdbcBatchItemWriterBuilder<UsualCheck.Child>()
            .dataSource(duckdb)
            .sql("insert into child values (?, ?, ?, ?, ?, ?, ?, ?)")
            .itemPreparedStatementSetter(UsualCheck.Child::set)
            .assertUpdates(false)
            .build();
    writer.afterPropertiesSet();
    return new StepBuilder("register", REPOSITORY)
        .<FieldSet, UsualCheck.Child>chunk(CHUNK)
        .transactionManager(new DataSourceTransactionManager(duckdb))
        .reader(reader)
        .processor(check)
        .writer(writer)
        .build();
  }

  private static StepExecution run(Step step) throws Exception {
    Job job = new JobBuilder("usual", REPOSITORY).start(step).build();
    JobParameters none = new JobParameters();
    JobExecution execution =
        REPOSITORY.createJobExecution(
            REPOSITORY.createJobInstance("usual", none), none, new ExecutionContext());
    job.execute(execution);
    if (execution.getStatus() != BatchStatus.COMPLETED) {
      throw new IllegalStateException(String.valueOf(execution.getAllFailureExceptions()));
    }
    return execution.getStepExecutions().iterator().next();
  }

  private static void execute(SingleConnectionDataSource duckdb, String sql) throws SQLException {
    try (Statement statement = duckdb.getConnection().createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(SingleConnectionDataSource duckdb, String query) throws SQLException {
    Connection connection = duckdb.getConnection();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
