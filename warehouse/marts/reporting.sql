-- Which reports were due, and what became of them.
-- Grain: form × reporter × period. Expected is what a reporter valid throughout the period owed; what nobody asked for
-- is shown with is_expected = false, and counts in no rate. A day exactly on the due date is in time. is_counted: its
-- figures are in the marts; what nobody asked for is, unless somebody else owes the report for the same area.
with

form as (
    select * from core.form
),

reporter as (
    select * from core.reporter
),

period as (
    select * from core.period
),

submission as (
    select * from core.submission
),

in_force as (
    select * from core.submission_in_force
),

-- A form that comes by half-year and by year is due twice: the year's report takes the place of the second half's.
expected as (
    select distinct
        form.form_code,
        reporter.reporter_code,
        period.period_code,
        period.period_end + form.due_days as due_on
    from form
    inner join reporter on reporter.reporter_kind = form.reporter_kind
    inner join period on list_contains(form.period_kinds, period.period_kind)
    where reporter.valid_from <= period.period_start
        and (reporter.valid_to is null or reporter.valid_to > period.period_end)
        and not exists (
            select 1
            from period as longer
            where list_contains(form.period_kinds, longer.period_kind)
                and longer.period_end = period.period_end
                and longer.period_start < period.period_start
        )
),

received as (
    select
        form_code,
        reporter_code,
        period_code,
        min(received_at) as first_received_at,
        min(case when state = 'accepted' then received_at end) as first_acceptable_at,
        count(*) as received_count
    from submission
    where form_code is not null and reporter_code is not null and period_code is not null
    group by form_code, reporter_code, period_code
),

-- One is in force for a form, reporter and period; should there be more, the latest counts.
current_submission as (
    select
        form_code,
        reporter_code,
        period_code,
        max_by(submission_id, received_at) as submission_id
    from in_force
    group by form_code, reporter_code, period_code
),

expected_or_received as (
    select form_code, reporter_code, period_code from expected
    union
    select form_code, reporter_code, period_code from received
),

named as (
    select
        report.form_code,
        report.reporter_code,
        report.period_code,
        reporter.area_code as reporter_area_code,
        reporter.reporter_kind,
        reporter.name_vi as reporter_name_vi,
        reporter.name_en as reporter_name_en,
        period.year,
        period.period_kind,
        period.period_start,
        period.period_end,
        coalesce(period.name_vi, report.period_code) as period_name_vi,
        coalesce(period.name_en, report.period_code) as period_name_en,
        expected.form_code is not null as is_expected,
        expected.due_on,
        received.first_received_at,
        received.first_acceptable_at,
        coalesce(received.received_count, 0) as received_count,
        case
            when current_submission.submission_id is not null then 'accepted'
            when received.form_code is not null then 'returned'
            else 'missing'
        end as state,
        case
            when expected.due_on is not null
                then coalesce(cast(received.first_received_at as date) <= expected.due_on, false)
        end as in_time,
        current_submission.submission_id
    from expected_or_received as report
    left join expected using (form_code, reporter_code, period_code)
    left join received using (form_code, reporter_code, period_code)
    left join current_submission using (form_code, reporter_code, period_code)
    left join period using (period_code)
    left join reporter using (reporter_code)
),

owed as (
    select distinct
        form_code,
        reporter_area_code,
        period_code
    from named
    where is_expected
),

final as (
    select
        named.*,
        named.state = 'accepted' and (named.is_expected or owed.form_code is null) as is_counted
    from named
    left join owed using (form_code, reporter_area_code, period_code)
)

select * from final
