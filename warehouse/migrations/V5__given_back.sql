-- For which submissions a workbook was written into returned/. One that was sent and deleted is not written again, as long
-- as the same is found in the file.
create table ops.given_back (
    submission_id varchar primary key,
    -- of the findings and of what became of the file
    signature varchar not null
);

-- The rows that were left out of what is in force, because of an error in them. Without values and messages, for these may
-- be about a child; the workbook in returned/ has them.
create view core.row_left_out as
select
    finding.submission_id,
    submission.form_code,
    submission.reporter_code,
    submission.period_code,
    finding.sheet,
    finding.row_no,
    string_agg(distinct finding.code, ', ' order by finding.code) as codes
from ops.finding as finding
join core.submission_in_force as submission on submission.submission_id = finding.submission_id
where finding.severity = 'error' and finding.row_no is not null
group by all;

-- The warnings of what is in force, and why each is let stand; open as long as there is no reason. Without the values,
-- for these may be about a child.
create or replace view core.warning as
select
    finding.submission_id,
    submission.form_code,
    submission.reporter_code,
    submission.period_code,
    finding.finding_no,
    finding.code,
    finding.sheet,
    finding.row_no,
    finding.column_ref,
    finding.header,
    finding.message_vi,
    finding.message_en,
    reason.newest.because as because,
    reason.newest.accepted_by as accepted_by,
    reason.newest.accepted_at as accepted_at,
    -- how many were given, the newest among them; all are kept in ops.acceptance
    coalesce(reason.reason_count, 0) as reason_count
from ops.finding as finding
join core.submission_in_force as submission on submission.submission_id = finding.submission_id
left join (
    select
        submission_id, code, sheet, row_no, column_ref, value,
        arg_max(
            {'because': because, 'accepted_by': accepted_by, 'accepted_at': accepted_at}, accepted_at) as newest,
        count(distinct accepted_at) as reason_count
    from ops.acceptance
    group by all
) as reason
    on reason.submission_id = finding.submission_id
    and reason.code = finding.code
    and reason.sheet is not distinct from finding.sheet
    and reason.row_no is not distinct from finding.row_no
    and reason.column_ref is not distinct from finding.column_ref
    and reason.value is not distinct from finding.value
where finding.severity = 'warning';
