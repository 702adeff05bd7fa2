package org.mang.cli;

/** What there is to see of two sources of the same thing, each a query over the snapshot. */
final class DifferenceTables {

  private static final String COLUMNS =
      """
      reconciliation_code as reconciliation,
      area_code as area,
      coalesce((
          select max_by(area.name, area.valid_from)
          from core.area
          where area.area_code = compared.area_code and year(area.valid_from) <= compared.year
      ), area_code) as area_name,
      period_code as period,
      cast(left_value as bigint) as "left",
      cast(right_value as bigint) as "right",
      cast(difference as bigint) as difference,
      cast(floor(tolerance) as bigint) as tolerance,
      owner""";

  /** Those of one reconciliation, area and period; null for all. */
  private static final String MEANT =
      """
      (cast($1 as varchar) is null or reconciliation_code = $1)
          and (cast($2 as varchar) is null or area_code = $2)
          and (cast($3 as varchar) is null or period_code = $3)
      """;

  private DifferenceTables() {}

  /** Those that nobody has settled, by reconciliation and period. */
  static String byPeriod() {
    return """
        with open as (%s)
        select
            reconciliation,
            period,
            owner,
            count(*) as differences,
            arg_max(area_name, excess) as most_at,
            arg_max("left", excess) as "left",
            arg_max("right", excess) as "right",
            arg_max(tolerance, excess) as tolerance
        from open
        group by reconciliation, period, year, owner
        order by year desc, max(excess) desc, reconciliation, period
        """
        .formatted(open());
  }

  /** Each of them, for a machine. */
  static String each() {
    return "select * exclude (excess) from (" + open() + ") order by period, reconciliation, area";
  }

  /**
   * All that are meant and were ever to be cleared; of one area and period also where it is well.
   */
  static String meant() {
    return """
        select
            %s,
            state,
            clearing,
            because,
            settled_by as "by",
            cast(date_trunc('second', coalesce(settled_at, cleared_at)) as varchar) as "at"
        from mart.reconciliation as compared
        where %s
            and (clearing is not null or $2 is not null and $3 is not null)
        order by clearing is distinct from 'open', period, reconciliation, area
        """
        .formatted(COLUMNS, MEANT);
  }

  /** The reports that they are made of. */
  static String reports() {
    return """
        select
            side,
            measure_code as measure,
            form_code as form,
            reporter_code as reporter,
            report_period_code as period,
            submission_id as submission,
            cast(value as bigint) as value
        from mart.source_report
        where %s
        order by side, report_period_code, reporter_code
        """
        .formatted(MEANT);
  }

  /** Of the reports that are asked about. excess: how many times as far apart as they may be. */
  private static String open() {
    return """
        select
            %s,
            year,
            compared.apart / greatest(compared.tolerance, 1) as excess
        from mart.reconciliation as compared
        where clearing = 'open'
            and (reconciliation_code, area_code, period_code) in (
                select (reconciliation_code, area_code, period_code) from mart.source_report where %s)
        """
        .formatted(COLUMNS, Asked.ABOUT);
  }
}
