-- Happenings in force that an earlier report in force tells already: they count once, there. The same case has the same
-- number of its file, in reports of one office and one year; or of any, if it befell somebody of the same sex on the same
-- day, for offices may begin their numbers anew each year. Where the earlier report is taken back or mended, the later one
-- counts.
create view core.event_repeated as
with told as (
    select
        event.submission_id,
        event.sheet,
        event.row_no,
        event.event_key,
        event.occurred_on,
        event.sex_code,
        submission.form_code,
        submission.reporter_code,
        submission.period_start,
        submission.received_at
    from core.event as event
    join core.submission_in_force as submission on submission.submission_id = event.submission_id
    where event.event_key is not null
)
select
    later.submission_id,
    later.sheet,
    later.row_no,
    arg_min(earlier.submission_id, (earlier.period_start, earlier.received_at, earlier.submission_id, earlier.row_no))
        as counted_in,
    arg_min(earlier.sheet, (earlier.period_start, earlier.received_at, earlier.submission_id, earlier.row_no))
        as counted_sheet,
    arg_min(earlier.row_no, (earlier.period_start, earlier.received_at, earlier.submission_id, earlier.row_no))
        as counted_row_no
from told as later
join told as earlier on earlier.form_code = later.form_code and earlier.event_key = later.event_key
where (earlier.period_start, earlier.received_at, earlier.submission_id)
        < (later.period_start, later.received_at, later.submission_id)
    and ((earlier.reporter_code = later.reporter_code and year(earlier.period_start) = year(later.period_start))
        or (earlier.occurred_on = later.occurred_on and earlier.sex_code = later.sex_code))
group by later.submission_id, later.sheet, later.row_no;

-- What is counted of what happened.
create view core.event_counted as
select *
from core.event
where (submission_id, sheet, row_no) not in (select (submission_id, sheet, row_no) from core.event_repeated);
