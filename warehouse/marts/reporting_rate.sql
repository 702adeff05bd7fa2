-- How many of the reports whose due date is past are in, and how many came in time. A report that came early counts once
-- its due date is past.
-- Grain: year and month of the due date × sector × form × area of the reporter; _T is the total over all. Rates in per
-- cent, never above 100: completeness_rate of those with a report in force, timeliness_rate of those of which a first
-- file came in time, even if it went back, acceptable_in_time_rate of those of which an acceptable one did.
with

reporting as (
    select * from mart.reporting where is_expected
),

form as (
    select * from core.form
),

as_of as (
    select cast(as_of_at as date) as as_of_on from core.as_of
),

past_due as (
    select
        year(reporting.due_on) as due_year,
        strftime(reporting.due_on, '%Y-M%m') as due_month,
        form.sector,
        reporting.form_code,
        reporting.reporter_area_code as area_code,
        reporting.state,
        reporting.in_time,
        coalesce(cast(reporting.first_acceptable_at as date) <= reporting.due_on, false) as is_acceptable_in_time
    from reporting
    inner join as_of on reporting.due_on < as_of.as_of_on
    inner join form using (form_code)
),

counted as (
    select
        due_year,
        coalesce(due_month, '_T') as due_month,
        coalesce(sector, '_T') as sector,
        coalesce(form_code, '_T') as form_code,
        coalesce(area_code, '_T') as area_code,
        count(*) as due_count,
        count(case when state = 'accepted' then 1 end) as accepted_count,
        count(case when state = 'returned' then 1 end) as returned_count,
        count(case when state = 'missing' then 1 end) as missing_count,
        count(case when in_time then 1 end) as in_time_count,
        count(case when is_acceptable_in_time then 1 end) as acceptable_in_time_count
    from past_due
    group by due_year, rollup (sector, form_code), cube (due_month, area_code)
),

final as (
    select
        *,
        100.0 * accepted_count / due_count as completeness_rate,
        100.0 * in_time_count / due_count as timeliness_rate,
        100.0 * acceptable_in_time_count / due_count as acceptable_in_time_rate
    from counted
)

select * from final
