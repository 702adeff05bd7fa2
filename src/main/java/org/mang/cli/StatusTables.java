package org.mang.cli;

/** What status shows, each a query over the snapshot with what is {@link Asked}. */
final class StatusTables {

  private StatusTables() {}

  /** How many of each status, and of how many something came in, by year. */
  static String years() {
    return """
        select year, status, count(*), count(first_received_at)
        from mart.reporting
        where %s
        group by year, status
        order by year
        """
        .formatted(Asked.ABOUT);
  }

  /** The newest year, up to the current one, for which anything came in; else the current one. */
  static String newestYear() {
    return """
        select coalesce(max(reporting.year), any_value(year(as_of_at)))
        from core.as_of
        left join mart.reporting as reporting
            on reporting.first_received_at is not null and reporting.year <= year(as_of_at)
        """;
  }

  /** What the matrix is made of: by office, form and period. */
  static String matrix(Mang mang) {
    return """
        select reporter_code, %s as name, form_code, period_code, period_start, period_end, status
        from mart.reporting
        where %s
        order by reporter_kind <> 'district', reporter_code
        """
        .formatted(name(mang), Asked.ABOUT);
  }

  /** What is overdue and has not come, the longest first. */
  static String missing(Mang mang) {
    return toChase(mang, "due_on, days_overdue", "status = 'missing'");
  }

  /** What went back, and nothing acceptable is in. */
  static String returned(Mang mang) {
    return toChase(
        mang,
        """
        due_on, days_overdue, returned_submission_id as submission, returned_error_count as errors,
            cast(last_received_at as date) as returned_on""",
        "status = 'returned' or status = 'not_asked_for' and state = 'returned'");
  }

  /** Of what a correction went back while an earlier version is in force. */
  static String returnedAfterAccepted(Mang mang) {
    return toChase(
        mang,
        """
        submission_id as in_force, returned_submission_id as returned, returned_error_count as errors,
            cast(last_received_at as date) as returned_on""",
        "state = 'accepted' and returned_submission_id is not null");
  }

  /** Years that are closed, of those that are asked about. */
  static String closed() {
    return """
        select closing.year, cast(closed_at as date) as closed_on, closed_by, because
        from core.closing
        where reopened_at is null
            and exists (select 1 from mart.reporting where reporting.year = closing.year and %s)
        order by year
        """
        .formatted(Asked.ABOUT);
  }

  /** What came in after its year was closed. */
  static String held(Mang mang) {
    return toChase(
        mang,
        """
        held_submission_id as waiting, submission_id as in_force,
            cast(last_received_at as date) as received_on""",
        "held_submission_id is not null");
  }

  /** What is due now. */
  static String due(Mang mang) {
    return toChase(mang, "due_on", "status = 'due'");
  }

  private static String toChase(Mang mang, String columns, String which) {
    return """
        select
            form_code as form,
            %s as title,
            reporter_code as reporter,
            %s as name,
            period_code as period,
            %s
        from mart.reporting
        left join core.form using (form_code)
        where (%s)
            and %s
        order by due_on, period_end, form_code, reporter_code
        """
        .formatted(title(mang), name(mang), columns, which, Asked.ABOUT);
  }

  /** The reports that are asked for. */
  static String list(Mang mang) {
    return """
        select
            form_code as form,
            %s as title,
            reporter_code as reporter,
            %s as name,
            period_code as period,
            %s as status,
            due_on,
            coalesce(days_overdue, days_late) as days_after_due,
            cast(first_received_at as date) as received_on,
            submission_id as in_force,
            returned_submission_id as returned
        from mart.reporting
        left join core.form using (form_code)
        where %s
        order by days_overdue desc nulls last, due_on, period_end, form_code, reporter_code
        """
        .formatted(title(mang), name(mang), ReportStatus.inWords(mang), Asked.REPORTS);
  }

  /** All that was due or received, for a machine, whose words do not change. */
  static String reports() {
    return """
        with open as (
            select submission_id, count(*) as open_warnings
            from mart.warning
            where state = 'open'
            group by submission_id
        )
        select
            form_code as form,
            form.title_vi,
            form.title_en,
            reporter_code as reporter,
            reporter_name_vi as name_vi,
            reporter_name_en as name_en,
            year,
            period_code as period,
            status,
            state,
            submission_id as submission,
            returned_submission_id as returned_submission,
            not in_time as late,
            days_late,
            days_overdue,
            due_on,
            cast(first_received_at as date) as received_on,
            cast(first_acceptable_at as date) as acceptable_on,
            cast(last_received_at as date) as last_received_on,
            received_count,
            version_count,
            returned_error_count,
            warning_count,
            case when submission_id is not null then coalesce(open_warnings, 0) end as open_warnings
        from mart.reporting
        left join open using (submission_id)
        left join core.form using (form_code)
        where %s
        order by period_start, form_code, reporter_code, period_end
        """
        .formatted(Asked.REPORTS);
  }

  /** What went back and belongs to nobody yet: it counts for no report that is missing. */
  static String unknown() {
    return """
        select
            submission_id as submission,
            cast(received_at as date) as received_on,
            form_code as form,
            reporter_code as reporter,
            period_code as period
        from core.submission
        where state = 'returned'
            and (form_code is null or reporter_code is null or period_code is null)
            and submission_id not in (select submission_id from core.withdrawn)
            and %s
        order by received_at, submission_id
        """
        .formatted(Asked.ABOUT);
  }

  /** Whole rows. */
  static String leftOut() {
    return """
        select
            submission_id as submission,
            form_code as form,
            reporter_code as reporter,
            period_code as period,
            quarantined_count as rows_left_out,
            row_count as of_rows
        from core.submission_in_force
        where quarantined_count > 0
            and submission_id not in (select submission_id from core.cell_left_out)
            and %s
        order by period, form, reporter
        """
        .formatted(Asked.ABOUT);
  }

  /** Where cells are left out alone. */
  static String cellsLeftOut() {
    return """
        select
            submission_id as submission,
            form_code as form,
            reporter_code as reporter,
            period_code as period,
            count(*) as cells_left_out,
            any_value(quarantined_count) as in_rows,
            any_value(row_count) as of_rows
        from core.cell_left_out
        join core.submission using (submission_id, form_code, reporter_code, period_code)
        where %s
        group by all
        order by period, form, reporter
        """
        .formatted(Asked.ABOUT);
  }

  static String warnings() {
    return """
        select
            submission_id as submission,
            form_code as form,
            reporter_code as reporter,
            period_code as period,
            code,
            count(*) as open,
            min_by(concat_ws('!', 'S' || sheet, coalesce(column_ref, '') || coalesce(cast(row_no as varchar), '')), finding_no) as first_at
        from mart.warning
        where state = 'open'
            and %s
        group by all
        order by period, form, reporter, code
        """
        .formatted(Asked.ABOUT);
  }

  /** Short, where a title has a number before its first full stop. */
  private static String title(Mang mang) {
    return "split_part(form." + mang.say("title_vi", "title_en") + ", '. ', 1)";
  }

  private static String name(Mang mang) {
    return mang.say("reporter_name_vi", "reporter_name_en");
  }
}
