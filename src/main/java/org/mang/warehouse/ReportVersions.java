package org.mang.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Works out which version of a report was in force from when to when: a function of the receipts of
 * what was accepted and of what was decided about it and its year, whatever order they were noted
 * in. Rewrites {@code core.version} for the reports that were touched.
 */
final class ReportVersions {

  private static final List<String> RENEW =
      List.of(
          """
          delete from core.version
          where (form_code, reporter_code, period_code) in (
              select (form_code, reporter_code, period_code) from touched)
          """,
          """
          insert into core.version
          with happened as (
              select
                  form_code, reporter_code, period_code, submission_id, takes_effect_at as happened_at,
                  received_at as known_at, 'receipt' as kind
              from core.receipt_effect
              semi join touched using (form_code, reporter_code, period_code)
              where state = 'accepted' and takes_effect_at is not null
              union
              -- What was decided about one that still waited holds from when it counts.
              select
                  form_code, reporter_code, period_code, submission_id,
                  greatest(decision.decided_at, max(takes_effect_at)), decision.decided_at, kind
              from ops.decision as decision
              join core.receipt_effect on submission_id = subject and received_at <= decision.decided_at
              semi join touched using (form_code, reporter_code, period_code)
              where state = 'accepted' and kind in ('withdraw', 'restore')
              group by form_code, reporter_code, period_code, submission_id, decision.decided_at, kind
          ),
          -- What happened to a report, step by step.
          step as (
              select
                  *,
                  row_number() over report as step_no,
                  last_value(case when kind = 'receipt' then submission_id end ignore nulls) over (
                      report rows between unbounded preceding and 1 preceding) as last_received,
                  lag(kind) over (
                      partition by form_code, reporter_code, period_code, submission_id
                      order by happened_at, known_at, kind) as last_of_it
              from happened
              -- Those that waited for one release take effect together: in the order in which they came.
              window report as (
                  partition by form_code, reporter_code, period_code
                  order by happened_at, known_at, submission_id, kind)
          ),
          -- The bytes that came in last are no news, unless they were withdrawn since.
          version as (
              select
                  form_code, reporter_code, period_code, submission_id, known_at as received_at, step_no,
                  row_number() over (
                      partition by form_code, reporter_code, period_code order by step_no) as version_no
              from step
              where kind = 'receipt' and (last_received is distinct from submission_id or last_of_it = 'withdraw')
          ),
          standing as (
              select
                  form_code, reporter_code, period_code, step.step_no, step.happened_at,
                  step.happened_at > step.known_at as has_waited, version.version_no,
                  coalesce(arg_max(decision.kind, decision.step_no) = 'withdraw', false) as is_withdrawn
              from step
              join version using (form_code, reporter_code, period_code)
              left join step as decision
                  on decision.submission_id = version.submission_id
                  and decision.kind <> 'receipt'
                  and decision.step_no between version.step_no and step.step_no
              where version.step_no <= step.step_no
              group by all
          ),
          in_force as (
              select
                  form_code, reporter_code, period_code, step_no, happened_at, has_waited,
                  max(version_no) filter (not is_withdrawn) as version_no
              from standing
              group by form_code, reporter_code, period_code, step_no, happened_at, has_waited
              window moment as (partition by form_code, reporter_code, period_code, happened_at)
              -- Of what has waited only the last was ever in force.
              qualify step_no = max(step_no) over moment or not bool_or(has_waited) over moment
          ),
          turn as (
              select *
              from in_force
              qualify version_no is distinct from lag(version_no) over (
                  partition by form_code, reporter_code, period_code order by step_no)
          ),
          span as (
              select
                  *,
                  lead(happened_at) over report as ended_at,
                  lead(version_no) over report as next_no
              from turn
              window report as (partition by form_code, reporter_code, period_code order by step_no)
          )
          select
              version.submission_id, span.form_code, span.reporter_code, span.period_code, span.version_no,
              version.received_at, span.happened_at, span.ended_at,
              case
                  when span.ended_at is null then null
                  when coalesce(span.next_no > span.version_no, false) then 'superseded'
                  else 'withdrawn'
              end as ended_by,
              case when span.next_no > span.version_no then next.submission_id end as superseded_by
          from span
          join version using (form_code, reporter_code, period_code, version_no)
          left join version as next
              on next.form_code = span.form_code
              and next.reporter_code = span.reporter_code
              and next.period_code = span.period_code
              and next.version_no = span.next_no
          """);

  private ReportVersions() {}

  /** Begins a list of the reports that something happens to. */
  static void watch(Statement statement) throws SQLException {
    statement.execute(
        "create or replace temp table touched (form_code varchar, reporter_code varchar, period_code varchar)");
  }

  /**
   * Adds the reports of accepted submissions.
   *
   * @param submissions a query of their ids
   */
  static void touch(Statement statement, String submissions) throws SQLException {
    statement.execute(
        """
        insert into touched
        select form_code, reporter_code, period_code
        from core.submission
        where state = 'accepted' and submission_id in (%s)
        """
            .formatted(submissions));
  }

  /** Works out the versions of the reports that were touched. */
  static void renew(Statement statement) throws SQLException {
    if (isAnyTouched(statement)) {
      for (String sql : RENEW) {
        statement.execute(sql);
      }
    }
    statement.execute("drop table touched");
  }

  private static boolean isAnyTouched(Statement statement) throws SQLException {
    try (ResultSet touched = statement.executeQuery("select count(*) > 0 from touched")) {
      touched.next();
      return touched.getBoolean(1);
    }
  }
}
