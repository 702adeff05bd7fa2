package org.mang.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mang.Home;
import org.mang.Undo;
import org.mang.definition.Definitions;
import org.mang.definition.LocalClock;
import org.mang.definition.Text;
import org.mang.mart.Marts;
import org.mang.release.Dataset;
import org.mang.release.ExposedException;
import org.mang.release.Snapshot;
import org.mang.warehouse.Builds;
import org.mang.warehouse.Warehouse;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * The steps that derive and publish. Each does nothing if it was last done from the same
 * submissions and definitions.
 */
final class PublishSteps {

  private static final DateTimeFormatter VERSION = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

  private static final List<String> DERIVING =
      List.of(
          "warehouse/measures",
          "warehouse/indicators",
          "warehouse/targets",
          "warehouse/reconciliations",
          "warehouse/marts",
          "warehouse/release");

  private final Home home;
  private final Warehouse warehouse;
  private final Definitions definitions;
  private final Progress progress;
  private final RunSummary summary;
  private final LocalDateTime asOf;

  PublishSteps(
      Home home,
      Warehouse warehouse,
      Definitions definitions,
      Progress progress,
      RunSummary summary,
      LocalDateTime asOf) {
    this.asOf = asOf;
    this.home = home;
    this.warehouse = warehouse;
    this.definitions = definitions;
    this.progress = progress;
    this.summary = summary;
  }

  RepeatStatus marts(StepContribution contribution, ChunkContext context) throws SQLException {
    return marts();
  }

  RepeatStatus marts() throws SQLException {
    unlessBuilt("marts", true, this::marts);
    try (Connection connection = warehouse.connect()) {
      summary.correctionsReturned(
          reports(connection, "state = 'accepted' and returned_submission_id is not null"));
      summary.waiting(reports(connection, "held_submission_id is not null"));
      summary.releasesMissing(isAnyReleaseMissing(connection));
      summary.openDifferences(openDifferences(connection));
    }
    return RepeatStatus.FINISHED;
  }

  private static List<String> reports(Connection connection, String which) throws SQLException {
    List<String> reports = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select concat_ws(' ', reporter_code, form_code, period_code)
                from mart.reporting
                where %s
                order by period_start, reporter_code, form_code
                """
                    .formatted(which))) {
      while (rows.next()) {
        reports.add(rows.getString(1));
      }
    }
    return reports;
  }

  private boolean isAnyReleaseMissing(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select release from core.release")) {
      while (rows.next()) {
        if (!Files.isDirectory(home.releases().resolve(rows.getString(1)))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Without their figures, which may be of few children: a summary is sent about. */
  private static Map<String, Integer> openDifferences(Connection connection) throws SQLException {
    Map<String, Integer> differences = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select concat_ws(' ', reconciliation_code, year), count(*)
                from mart.reconciliation
                where clearing = 'open'
                group by reconciliation_code, year
                order by year desc, max(apart / greatest(tolerance, 1)) desc, reconciliation_code
                """)) {
      while (rows.next()) {
        differences.put(rows.getString(1), rows.getInt(2));
      }
    }
    return differences;
  }

  /** What has come in since is added to marts that were built from the same definitions. */
  private void marts(Connection connection) throws SQLException {
    Marts marts = new Marts(definitions);
    String basis =
        definitions.signature(DERIVING)
            + definitions.signature(List.of("warehouse/migrations"))
            + Builds.signature(connection, "reference")
            + marts.counting().hashCode()
            + marts.years(connection, asOf);
    connection.setAutoCommit(false);
    try {
      if (basis.equals(Builds.signature(connection, "mart-definitions"))) {
        marts.update(connection, asOf);
      } else {
        marts.rebuild(connection, asOf);
        Builds.record(connection, "mart-definitions", basis);
      }
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException | RuntimeException e) {
      if (Undo.after(e, connection)) {
        connection.setAutoCommit(true);
      }
      throw e;
    }
  }

  RepeatStatus snapshot(StepContribution contribution, ChunkContext context) throws SQLException {
    return snapshot();
  }

  RepeatStatus snapshot() throws SQLException {
    return unlessBuilt(
        "snapshot",
        Files.exists(home.snapshot().resolve("current").resolve("mang.duckdb")),
        connection ->
            summary.published(
                new Snapshot(definitions).publish(connection, home.snapshot(), versionName())));
  }

  /** Two within one second are two all the same. */
  private String versionName() {
    String second = LocalClock.read(definitions).now().format(VERSION);
    String name = second;
    for (int more = 2; Files.exists(home.snapshot().resolve(name)); more++) {
      name = second + "-" + more;
    }
    return name;
  }

  RepeatStatus dataset(StepContribution contribution, ChunkContext context)
      throws SQLException, IOException {
    return dataset();
  }

  RepeatStatus dataset() throws SQLException, IOException {
    return unlessBuilt("dataset", holdsAny(home.releases()), this::drafts);
  }

  /** The drafts, though nothing has come in: releases that were gone are there again. */
  void draftsAgain() throws SQLException {
    try (Connection connection = warehouse.connect()) {
      drafts(connection);
    }
  }

  private void drafts(Connection connection) throws SQLException {
    for (int year : targetYears(connection)) {
      try {
        new Dataset(definitions).draft(connection, home.releases(), year).ifPresent(summary::wrote);
      } catch (ExposedException e) {
        // No reason not to do all else that a night does.
        summary.withheld(new Text(e.vietnamese(), String.valueOf(e.getMessage())));
      }
    }
  }

  private static boolean holdsAny(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    }
  }

  private interface Build {
    void from(Connection connection) throws SQLException;
  }

  private RepeatStatus unlessBuilt(String artefact, boolean isThere, Build build)
      throws SQLException {
    progress.step(artefact);
    try (Connection connection = warehouse.connect()) {
      String signature = signature(connection) + daysPassed(connection);
      if (artefact.equals("snapshot")) {
        // It shows which warnings are open, and what a migration has added; nothing that is
        // computed depends on that.
        signature += reasons(connection) + definitions.signature(List.of("warehouse/migrations"));
      }
      if (!isThere || !signature.equals(Builds.signature(connection, artefact))) {
        build.from(connection);
        Builds.record(connection, artefact, signature);
      }
    }
    return RepeatStatus.FINISHED;
  }

  private static String reasons(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from ops.acceptance")) {
      result.next();
      return "+" + result.getLong(1);
    }
  }

  /**
   * What marts, snapshot and dataset are a function of: the submissions, when they came in and
   * which were in force, what was decided about them, the releases that were made (what they showed
   * is known), and the definitions.
   */
  private String signature(Connection connection) throws SQLException {
    String declared = definitions.signature(DERIVING);
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                """
                select sha256(concat_ws(
                    ';',
                    (select string_agg(submission_id || state, ',' order by submission_id) from core.submission),
                    (
                        select string_agg(entry, ',' order by entry)
                        from (
                            select concat_ws(' ', submission_id, in_force_from, in_force_to) as entry from core.version
                            union all
                            select concat_ws(' ', submission_id, received_at) from core.receipt
                            union all
                            select concat_ws(' ', kind, subject, decided_at) from core.decision)),
                    (select string_agg(release, ',' order by released_at) from core.release),
                    (select signature from ops.build where artefact = 'reference')))
                """)) {
      result.next();
      return result.getString(1) + declared;
    }
  }

  /** Reports become due, and overdue, without anything coming in. */
  private String daysPassed(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select concat_ws(' ', max(period_end) filter (period_end < $1), max(due_on) filter (due_on < $1))
            from (
                select distinct period_end, period_end + due_days as due_on
                from core.period
                join core.form on list_contains(period_kinds, period_kind)
                where is_due)
            """)) {
      select.setObject(1, asOf.toLocalDate());
      try (ResultSet result = select.executeQuery()) {
        result.next();
        return "+" + result.getString(1);
      }
    }
  }

  /** The years with targets, and with at least one report. */
  private static List<Integer> targetYears(Connection connection) throws SQLException {
    List<Integer> years = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                """
                select distinct year
                from core.target
                where exists (
                    select 1
                    from core.submission_in_force
                    where left(period_code, 4) = cast(target.year as varchar))
                order by year
                """)) {
      while (result.next()) {
        years.add(result.getInt(1));
      }
    }
    return years;
  }
}
