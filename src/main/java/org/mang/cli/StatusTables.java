package org.mang.cli;

import java.util.Map;

/**
 * What status shows, each a query over the snapshot. $1 to $3 are the year, form and reporter that
 * are asked about, $4 the states, parted by commas; null for all.
 */
final class StatusTables {

  /** A period's code begins with its year. */
  private static final String ASKED_ABOUT =
      """
      (cast($1 as varchar) is null or left(period_code, 4) = $1)
          and (cast($2 as varchar) is null or form_code = $2)
          and (cast($3 as varchar) is null or reporter_code = $3)
      """;

  private static final String IS_LATE = "first_received_at is not null and not in_time";

  static final Map<String, String> VIETNAMESE =
      Map.ofEntries(
          Map.entry("year", "năm"),
          Map.entry("form", "biểu"),
          Map.entry("title", "tên biểu"),
          Map.entry("expected", "phải nộp"),
          Map.entry("accepted", "đã nhận"),
          Map.entry("returned", "bị trả lại"),
          Map.entry("missing", "chưa gửi"),
          Map.entry("late", "muộn"),
          Map.entry("reporter", "đơn vị"),
          Map.entry("name", "tên đơn vị"),
          Map.entry("period", "kỳ"),
          Map.entry("state", "tình trạng"),
          Map.entry("due_on", "hạn nộp"),
          Map.entry("received_on", "ngày nhận"),
          Map.entry("submission", "mã lần gửi"),
          Map.entry("file", "tệp"),
          Map.entry("rows_left_out", "số dòng để riêng"),
          Map.entry("cells_left_out", "số ô để riêng"),
          Map.entry("in_rows", "ở số dòng"),
          Map.entry("of_rows", "tổng số dòng"),
          Map.entry("code", "mã"),
          Map.entry("open", "chưa có lý do"),
          Map.entry("first_at", "ô đầu tiên"));

  private StatusTables() {}

  static String byForm(Mang mang) {
    return """
        select
            year,
            form_code as form,
            any_value(form.%s) as title,
            count(*) filter (is_expected) as expected,
            count(*) filter (is_expected and state = 'accepted') as accepted,
            count(*) filter (is_expected and state = 'returned') as returned,
            count(*) filter (is_expected and state = 'missing') as missing,
            count(*) filter (is_expected and %s) as late
        from mart.reporting
        left join core.form using (form_code)
        where %s
        group by year, form_code
        order by year, form_code
        """
        .formatted(mang.say("title_vi", "title_en"), IS_LATE, ASKED_ABOUT);
  }

  /** Reports that are missing, returned or late; or in the states that are asked about. */
  static String open(Mang mang) {
    return """
        select
            form_code as form,
            split_part(form.%s, '. ', 1) as title,
            reporter_code as reporter,
            %s as name,
            period_code as period,
            case state when 'accepted' then '%s' when 'returned' then '%s' else '%s' end
            || case when %s then '%s' else '' end as state,
            due_on,
            cast(first_received_at as date) as received_on
        from mart.reporting
        left join core.form using (form_code)
        where %s
        order by period_start, form_code, reporter_code
        """
        .formatted(
            mang.say("title_vi", "title_en"),
            mang.say("reporter_name_vi", "reporter_name_en"),
            mang.say("đã nhận", "accepted"),
            mang.say("bị trả lại", "returned"),
            mang.say("chưa gửi", "missing"),
            IS_LATE,
            mang.say(", muộn", ", late"),
            isOpen(false));
  }

  /**
   * The same for a machine, whose words do not change.
   *
   * @param withWarnings also those that are in, and in time, but have open warnings
   */
  static String openForMachines(Mang mang, boolean withWarnings) {
    return """
        select
            form_code as form,
            reporter_code as reporter,
            %s as name,
            period_code as period,
            state,
            due_on,
            cast(first_received_at as date) as received_on%s
        from mart.reporting
        where %s
        order by period_start, form_code, reporter_code
        """
        .formatted(
            mang.say("reporter_name_vi", "reporter_name_en"),
            withWarnings
                ? """
                ,
                    (
                        select count(*)
                        from core.warning
                        where because is null
                            and warning.form_code = reporting.form_code
                            and warning.reporter_code = reporting.reporter_code
                            and warning.period_code = reporting.period_code
                    ) as open_warnings"""
                : "",
            isOpen(withWarnings));
  }

  private static String isOpen(boolean withWarnings) {
    return """
        is_expected
            and %s
            and case
                when cast($4 as varchar) is null then state <> 'accepted' or not in_time%s
                else list_contains(string_split($4, ','), state)
                    or list_contains(string_split($4, ','), 'late') and %s
            end
        """
        .formatted(ASKED_ABOUT, withWarnings ? " or open_warnings > 0" : "", IS_LATE);
  }

  /** What went back and belongs to nobody yet: it counts for no report that is missing. */
  static String unknown() {
    return """
        select
            submission_id as submission,
            file_name as file,
            cast(received_at as date) as received_on,
            form_code as form,
            reporter_code as reporter,
            period_code as period
        from core.submission
        where state = 'returned'
            and (form_code is null or reporter_code is null or period_code is null)
            and %s
        order by received_at, submission_id
        """
        .formatted(ASKED_ABOUT);
  }

  /**
   * Whole rows.
   *
   * @param hasCells whether the snapshot knows of cells that are left out alone
   */
  static String leftOut(boolean hasCells) {
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
            and %s
            and %s
        order by period, form, reporter
        """
        .formatted(
            hasCells
                ? "submission_id not in (select submission_id from core.cell_left_out)"
                : "true",
            ASKED_ABOUT);
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
        .formatted(ASKED_ABOUT);
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
            min_by(concat_ws('!', sheet, coalesce(column_ref, '') || coalesce(cast(row_no as varchar), '')), finding_no) as first_at
        from core.warning
        where because is null
            and %s
        group by all
        order by period, form, reporter, code
        """
        .formatted(ASKED_ABOUT);
  }
}
