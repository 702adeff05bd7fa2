package org.mang.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mang.Home;
import org.mang.definition.Definitions;
import org.mang.job.Progress;
import org.mang.job.Run;
import org.mang.mart.Marts;
import org.mang.warehouse.Warehouse;

/**
 * The marts of ten years of all communes: built in full, and after one late file. The years before
 * the sample's are its first year, moved; the register has as many children as a city's.
 */
public final class MartsBenchmark {

  private static final int FIRST = 2011;
  private static final int CHILDREN = 500_000;

  private MartsBenchmark() {}

  /** A folder for the store; one that is there already is used again. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args.length > 0 ? args[0] : "target/bench-marts").toAbsolutePath();
    Home home = new Home(folder.resolve("home"));
    Definitions definitions = new Definitions(folder);
    boolean isNew = !Files.exists(folder.resolve("warehouse"));
    if (isNew) {
      new Run(home, definitions, Progress.silent()).load(List.of(Path.of("sample-data")));
      String plan = Files.readString(Path.of("warehouse/targets/2020.yaml"));
      Path targets = Files.createDirectories(folder.resolve("warehouse/targets"));
      for (int year = FIRST + 1; year < 2020; year++) {
        Files.writeString(
            targets.resolve(year + ".yaml"),
            plan.replaceAll("(?m)^year: 2020$", "year: " + year)
                .replaceAll("(?m)^plan: .*$", "plan: bench-" + year));
      }
    }
    try (Warehouse warehouse = Warehouse.open(home);
        Connection connection = warehouse.connect();
        Statement statement = connection.createStatement()) {
      if (isNew) {
        moreYears(statement);
      }
      Marts marts = new Marts(definitions);
      for (int round = 0; round < 3; round++) {
        time("full", () -> marts.rebuild(connection));
        late(statement);
        time("after one late file", () -> marts.update(connection));
      }
      sizes(statement);
      if (args.length > 1) {
        dump(statement, Files.createDirectories(folder.resolve(args[1])));
      }
    }
  }

  private static void moreYears(Statement statement) throws SQLException {
    statement.execute(
        "delete from core.submission where form_code = 'child-register' and year(period_start) < 2020");
    for (int year = FIRST; year < 2019; year++) {
      String moved = "left(sha256(submission_id || '%1$d'), length(submission_id))".formatted(year);
      String by = "to_years(%d)".formatted(2019 - year);
      statement.execute(
          """
          insert into core.submission
          select * replace (
              %1$s as submission_id, '%2$d' || right(period_code, -4) as period_code,
              cast(period_start - %3$s as date) as period_start, cast(period_end - %3$s as date) as period_end,
              received_at - %3$s as received_at, accepted_at - %3$s as accepted_at,
              superseded_at - %3$s as superseded_at,
              left(sha256(superseded_by || '%2$d'), length(superseded_by)) as superseded_by)
          from core.submission where year(period_start) = 2019
          """
              .formatted(moved, year, by));
      statement.execute(
          """
          insert into core.observation
          select * replace (
              %1$s as submission_id, '%2$d' || right(period_code, -4) as period_code,
              cast(period_start - %3$s as date) as period_start, cast(period_end - %3$s as date) as period_end)
          from core.observation where year(period_start) = 2019
          """
              .formatted(moved, year, by));
      statement.execute(
          """
          insert into core.event
          select * replace (
              %1$s as submission_id, event_key || '%2$d' as event_key, cast(occurred_on - %3$s as date) as occurred_on,
              reported_at - %3$s as reported_at, supported_at - %3$s as supported_at)
          from core.event
          where submission_id in (select submission_id from core.submission where year(period_start) = 2019)
          """
              .formatted(moved, year, by));
      statement.execute(
          """
          insert into core.child
          select * replace (%1$s as submission_id, child_key || '%2$d' as child_key, cast(as_of - %3$s as date) as as_of)
          from core.child
          where submission_id in (select submission_id from core.submission where year(period_start) = 2019)
          """
              .formatted(moved, year, by));
    }
    // One register is in the sample; every year has one here, of as many children as a city has.
    statement.execute(
        """
        insert into core.child
        with register as (
            select child.*, count(*) over () as children
            from core.child
            join core.submission_in_force using (submission_id)
            where cohort <> 'hiv'
        )
        select register.* exclude (children) replace (register.row_no + 1000000 * copy as row_no)
        from register
        cross join range(1, 1000) as copies (copy)
        where copy < %d / children
        """
            .formatted(CHILDREN));
    for (int year = FIRST; year < 2020; year++) {
      statement.execute(
          """
          insert into core.submission
          select * replace (
              left(sha256(submission_id || '%1$d'), length(submission_id)) as submission_id,
              '%1$d' || right(period_code, -4) as period_code,
              cast(period_start - to_years(2020 - %1$d) as date) as period_start,
              cast(period_end - to_years(2020 - %1$d) as date) as period_end)
          from core.submission_in_force where form_code = 'child-register' and year(period_start) = 2020
          """
              .formatted(year));
      statement.execute(
          """
          insert into core.child
          select * replace (left(sha256(submission_id || '%1$d'), length(submission_id)) as submission_id)
          from core.child
          where submission_id in (
              select submission_id from core.submission_in_force
              where form_code = 'child-register' and year(period_start) = 2020)
          """
              .formatted(year));
    }
  }

  /** A correction of one district's report of the last year: every figure is another. */
  private static void late(Statement statement) throws SQLException {
    statement.execute(
        """
        create or replace temp table corrected as
        select * from core.submission_in_force
        where form_code = 'district-children' and year(period_start) = 2020 and period_kind = 'year'
        order by submission_id
        limit 1
        """);
    statement.execute(
        """
        insert into core.submission
        select * replace (
            left(sha256(submission_id || 'late'), length(submission_id)) as submission_id,
            version_no + 1 as version_no, received_at + interval 1 day as received_at)
        from corrected
        """);
    statement.execute(
        """
        insert into core.observation
        select * replace (
            left(sha256(submission_id || 'late'), length(submission_id)) as submission_id,
            value + 1 as value)
        from core.observation where submission_id in (select submission_id from corrected)
        """);
    statement.execute(
        """
        update core.submission set superseded_at = received_at + interval 1 day
        where submission_id in (select submission_id from corrected)
        """);
  }

  private interface Task {
    void run() throws Exception;
  }

  private static void time(String what, Task task) throws Exception {
    long before = System.nanoTime();
    task.run();
    System.out.printf(Locale.ROOT, "%-25s %6.2f s%n", what, (System.nanoTime() - before) / 1e9);
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet names =
        statement.executeQuery(
            """
            select schema_name || '.' || table_name from duckdb_tables()
            where schema_name = 'mart' or table_name in ('submission', 'observation', 'event', 'child')
            order by 1
            """)) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    return tables;
  }

  private static void sizes(Statement statement) throws SQLException {
    for (String table : tables(statement)) {
      try (ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
        rows.next();
        System.out.printf(Locale.ROOT, "%-25s %,12d rows%n", table, rows.getLong(1));
      }
    }
  }

  /** Every mart, ordered, to compare with another Măng's. */
  private static void dump(Statement statement, Path to) throws SQLException {
    for (String table : tables(statement)) {
      if (table.startsWith("mart.")) {
        statement.execute(
            "copy (select * from %s order by all) to '%s/%s.csv'".formatted(table, to, table));
      }
    }
  }
}
