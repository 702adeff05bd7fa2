package org.mang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mang.Home;

/**
 * Marts of ten years of all communes and all forms: 2019 and 2020 as the sample data has them, and
 * 2019 again for each of the eight years before, as if the same had been reported then. Three
 * reports are held back, to come late.
 */
final class TenYears {

  /** How many are held back, and how often each measure is taken. */
  static final int LATE = 3;

  private static final int YEARS = 10;
  private static final int LAST = 2020;
  private static final String PLANS = "warehouse/targets";

  /** The reports of 2019 with the year for which each is to stand again. */
  private static final String AGAIN =
      """
      create temp table again as
      with report as (
          select
              submission.*,
              earlier.year,
              (2019 - earlier.year)::integer as years,
              form_code = 'district-children' and period_code = '2019' and earlier.year = 2015 as may_be_late
          from core.submission as submission, (select unnest(range(2011, 2019)) as year) as earlier
          where left(period_code, 4) = '2019'
      )
      select
          *,
          case when may_be_late then row_number() over (partition by may_be_late order by submission_id) end as late_no
      from report
      """;

  private static final List<String> INSERTS =
      List.of(
          """
          insert into core.submission by name
          select
              * exclude (year, years, may_be_late, late_no) replace (
                  submission_id || '-' || year as submission_id,
                  year || period_code[5:] as period_code,
                  (period_start - to_years(years))::date as period_start,
                  (period_end - to_years(years))::date as period_end,
                  sha256 || '-' || year as sha256,
                  received_at - to_years(years) as received_at)
          from again
          where %s
          """,
          """
          insert into ops.receipt by name
          select
              receipt.* replace (
                  sha256 || '-' || year as sha256,
                  receipt.received_at - to_years(years) as received_at)
          from ops.receipt as receipt
          join again using (sha256)
          where %s
          """,
          """
          insert into core.version by name
          select
              version.* replace (
                  version.submission_id || '-' || year as submission_id,
                  year || version.period_code[5:] as period_code,
                  version.received_at - to_years(years) as received_at,
                  in_force_from - to_years(years) as in_force_from,
                  in_force_to - to_years(years) as in_force_to,
                  superseded_by || '-' || year as superseded_by)
          from core.version as version
          join again using (submission_id)
          where %s
          """,
          """
          insert into core.observation by name
          select
              fact.* replace (
                  fact.submission_id || '-' || year as submission_id,
                  year || fact.period_code[5:] as period_code,
                  (fact.period_start - to_years(years))::date as period_start,
                  (fact.period_end - to_years(years))::date as period_end)
          from core.observation as fact
          join again using (submission_id)
          where %s
          """,
          """
          insert into core.event by name
          select
              fact.* replace (
                  fact.submission_id || '-' || year as submission_id,
                  fact.event_key || year as event_key,
                  (fact.occurred_on - to_years(years))::date as occurred_on,
                  fact.reported_at - to_years(years) as reported_at,
                  fact.supported_at - to_years(years) as supported_at)
          from core.event as fact
          join again using (submission_id)
          where %s
          """,
          """
          insert into core.child by name
          select
              fact.* replace (
                  fact.submission_id || '-' || year as submission_id,
                  (fact.as_of - to_years(years))::date as as_of,
                  fact.birth_year - years as birth_year,
                  (fact.birth_month - to_years(years))::date as birth_month)
          from core.child as fact
          join again using (submission_id)
          where %s
          """);

  private final Launcher launcher;
  private final Scratch scratch;
  private final SampleYear sample;
  private @Nullable Path home;

  TenYears(Launcher launcher, Scratch scratch, SampleYear sample) {
    this.launcher = launcher;
    this.scratch = scratch;
    this.sample = sample;
  }

  /** All of them, as after a definition has changed. */
  Result marts() throws Exception {
    Path store = home();
    Child child = null;
    double[] seconds = new double[LATE];
    for (int i = 0; i < LATE; i++) {
      child = launcher.java(MartsRun.class, store.toString());
      seconds[i] = secondsOf(child);
    }
    agree(store);
    return result(Limit.MARTS, seconds, child, store);
  }

  /** After one late report, thrice. */
  Result afterOneLateReport() throws Exception {
    Path store = home();
    launcher.java(MartsRun.class, store.toString());
    Child child = null;
    double[] seconds = new double[LATE];
    for (int i = 0; i < LATE; i++) {
      child = launcher.java(MartsRun.class, store.toString(), String.valueOf(i + 1));
      seconds[i] = secondsOf(child);
    }
    agree(store);
    home = null;
    return result(Limit.MARTS_LATE, seconds, child, store);
  }

  private static Result result(Limit limit, double[] seconds, @Nullable Child child, Path store)
      throws SQLException {
    Arrays.sort(seconds);
    return Result.ofSeconds(
        limit,
        seconds[LATE / 2],
        child == null ? 0 : child.peakMb(),
        "the marts alone, of %,d reports"
            .formatted(Store.number(store, "select count(*) from core.submission")));
  }

  private static void agree(Path store) throws SQLException {
    Store.agree(
        "years with values",
        YEARS,
        Store.number(store, "select count(distinct year) from mart.indicator_value"));
    Store.agree(
        "reports that no mart knows",
        0,
        Store.number(
            store,
            """
            select count(*)
            from core.submission
            where form_code = 'district-children'
                and state = 'accepted'
                and submission_id not in (select submission_id from mart.measure_fact)
            """));
  }

  private static double secondsOf(Child child) {
    return Double.parseDouble(child.lastLine());
  }

  /** Inserts the reports for which this holds. */
  static void insert(Connection store, String where) throws SQLException {
    try (Statement statement = store.createStatement()) {
      statement.execute(AGAIN);
      for (String insert : INSERTS) {
        statement.execute(insert.formatted(where));
      }
      statement.execute("drop table again");
    }
  }

  private Path home() throws Exception {
    if (home == null) {
      Path made = scratch.home();
      copy(new Home(sample.home()), new Home(made));
      try (Connection store = Store.open(made)) {
        insert(store, "late_no is null or late_no > " + LATE);
      }
      plans(new Home(made).beside());
      home = made;
    }
    return home;
  }

  /** Values are worked out for the years of which a plan speaks, and for those before. */
  private static void plans(Path folder) throws IOException {
    String plan = Files.readString(Path.of(PLANS, LAST + ".yaml"));
    Path plans = Files.createDirectories(folder.resolve(PLANS));
    for (int year = LAST - YEARS + 2; year < LAST; year++) {
      Files.writeString(
          plans.resolve(year + ".yaml"),
          plan.replace("year: " + LAST, "year: " + year)
              .replaceFirst("plan: \\S+", "plan: of-" + year));
    }
  }

  private static void copy(Home from, Home to) throws IOException {
    Files.createDirectories(to.store());
    Files.createDirectories(to.keys());
    Files.copy(from.database(), to.database());
    Files.copy(from.pseudonymKey(), to.pseudonymKey());
  }
}
