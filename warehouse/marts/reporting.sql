-- Which reports are due, and what became of them as of core.as_of.
-- Grain: form × reporter × period. Expected is what a reporter valid throughout the period owes; what nobody asked for
-- is shown with is_expected = false, and counts in no rate. What came in and was withdrawn is as if it had not.
-- status: not_asked_for; not_yet_due (the period is not over); due (over, and the due date not past); on_time; late;
-- returned; returned_after_accepted (an accepted report is in force, but a correction of it went back); missing; held (one
-- came in after its year was closed, and nothing else is in force). held_submission_id: what waits for the next release of
-- its closed year, whether or not an older version is in force.
-- in_time: by the first receipt, even if that file went back; a day exactly on the due date is in time. It is null, as
-- days_late is, while nothing has come in and the due date is not past. days_overdue: since the due date, as long as
-- nothing acceptable is in; else null. is_counted: its figures are in the marts; what nobody asked for is, unless somebody
-- else owes the report for the same area. left_out_count: rows of what is in force that were left out for an error, or of
-- which cells were; they are missing as much as a report that nobody sent.
with

form as (
    select * from core.form
),

period as (
    select * from core.period
),

reporter as (
    select * from core.reporter
),

submission as (
    select * from core.submission
),

receipt as (
    select * from core.receipt
),

decision as (
    select * from core.decision where kind in ('withdraw', 'restore')
),

version as (
    select * from core.version
),

in_force as (
    select * from core.submission_in_force
),

held as (
    select
        form_code,
        reporter_code,
        period_code,
        max_by(submission_id, received_at) as submission_id
    from core.held
    group by form_code, reporter_code, period_code
),

as_of as (
    select cast(as_of_at as date) as as_of_on from core.as_of
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
    where period.is_due
        and reporter.valid_from <= period.period_start
        and (reporter.valid_to is null or reporter.valid_to > period.period_end)
        and not exists (
            select 1
            from period as longer
            where list_contains(form.period_kinds, longer.period_kind)
                and longer.period_end = period.period_end
                and longer.period_start < period.period_start
        )
),

-- An office that changed its name is called as it was last.
reporter_named as (
    select
        reporter_code,
        max_by(area_code, valid_from) as reporter_area_code,
        max_by(reporter_kind, valid_from) as reporter_kind,
        max_by(name_vi, valid_from) as reporter_name_vi,
        max_by(name_en, valid_from) as reporter_name_en
    from reporter
    group by reporter_code
),

-- What was decided later than it came in; bytes that come in once more are there once more.
withdrawn_receipt as (
    select
        receipt.submission_id,
        receipt.received_at
    from receipt
    inner join decision on decision.subject = receipt.submission_id and decision.decided_at >= receipt.received_at
    group by receipt.submission_id, receipt.received_at
    having max_by(decision.kind, decision.decision_no) = 'withdraw'
),

standing as (
    select receipt.*
    from receipt
    left join withdrawn_receipt
        on withdrawn_receipt.submission_id = receipt.submission_id
        and withdrawn_receipt.received_at = receipt.received_at
    where withdrawn_receipt.submission_id is null
        and receipt.form_code is not null
        and receipt.reporter_code is not null
        and receipt.period_code is not null
),

received as (
    select
        form_code,
        reporter_code,
        period_code,
        min(received_at) as first_received_at,
        min(case when state = 'accepted' then received_at end) as first_acceptable_at,
        max(received_at) as last_received_at,
        count(distinct submission_id) as received_count
    from standing
    group by form_code, reporter_code, period_code
),

returned as (
    select
        form_code,
        reporter_code,
        period_code,
        max(received_at) as last_returned_at,
        max_by(submission_id, received_at) as submission_id
    from standing
    where state = 'returned'
    group by form_code, reporter_code, period_code
),

revised as (
    select
        form_code,
        reporter_code,
        period_code,
        max(version_no) as version_count,
        max(in_force_from) as last_revised_at
    from version
    group by form_code, reporter_code, period_code
),

-- One is in force for a form, reporter and period; and it came in last when its bytes did.
current_submission as (
    select
        in_force.form_code,
        in_force.reporter_code,
        in_force.period_code,
        in_force.submission_id,
        in_force.warning_count,
        in_force.quarantined_count,
        max(standing.received_at) as last_accepted_at
    from in_force
    inner join standing on standing.submission_id = in_force.submission_id
    group by
        in_force.form_code, in_force.reporter_code, in_force.period_code, in_force.submission_id,
        in_force.warning_count, in_force.quarantined_count
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
        reporter_named.reporter_area_code,
        reporter_named.reporter_kind,
        reporter_named.reporter_name_vi,
        reporter_named.reporter_name_en,
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
        received.last_received_at,
        revised.last_revised_at,
        coalesce(received.received_count, 0) as received_count,
        coalesce(revised.version_count, 0) as version_count,
        case
            when current_submission.submission_id is not null then 'accepted'
            when held.submission_id is not null then 'held'
            when returned.submission_id is not null then 'returned'
            else 'missing'
        end as state,
        case
            when received.first_received_at is not null
                then cast(received.first_received_at as date) <= expected.due_on
            when expected.due_on < as_of.as_of_on then false
        end as in_time,
        coalesce(cast(received.first_received_at as date), as_of.as_of_on) - expected.due_on as days_after_due,
        as_of.as_of_on,
        current_submission.submission_id,
        case
            when current_submission.submission_id is null or returned.last_returned_at > current_submission.last_accepted_at
                then returned.submission_id
        end as returned_submission_id,
        held.submission_id as held_submission_id,
        current_submission.warning_count,
        coalesce(current_submission.quarantined_count, 0) as left_out_count
    from expected_or_received as report
    cross join as_of
    left join expected using (form_code, reporter_code, period_code)
    left join received using (form_code, reporter_code, period_code)
    left join returned using (form_code, reporter_code, period_code)
    left join revised using (form_code, reporter_code, period_code)
    left join current_submission using (form_code, reporter_code, period_code)
    left join held using (form_code, reporter_code, period_code)
    left join period using (period_code)
    left join reporter_named using (reporter_code)
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
        named.* exclude (days_after_due, as_of_on),
        case
            when not named.is_expected then 'not_asked_for'
            when named.state = 'accepted' and named.returned_submission_id is not null then 'returned_after_accepted'
            when named.state = 'accepted' and named.in_time then 'on_time'
            when named.state = 'accepted' then 'late'
            when named.state = 'held' then 'held'
            when named.state = 'returned' then 'returned'
            when named.due_on < named.as_of_on then 'missing'
            when named.period_end < named.as_of_on then 'due'
            else 'not_yet_due'
        end as status,
        case when named.in_time then 0 when not named.in_time then named.days_after_due end as days_late,
        case
            when named.state not in ('accepted', 'held') and named.due_on < named.as_of_on then named.as_of_on - named.due_on
        end as days_overdue,
        submission.error_count as returned_error_count,
        named.state = 'accepted' and (named.is_expected or owed.form_code is null) as is_counted
    from named
    left join owed using (form_code, reporter_area_code, period_code)
    left join submission on submission.submission_id = named.returned_submission_id
)

select * from final
