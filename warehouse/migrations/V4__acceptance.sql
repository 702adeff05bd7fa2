-- The reason that somebody gave for a warning, at its place and for its value: so it still holds when the same
-- submission is checked again and the same is found, and no longer when something else is. Rows are only ever added; of
-- several for one warning the newest counts.
create table ops.acceptance (
    submission_id varchar not null,
    code varchar not null,
    sheet varchar,
    row_no integer,
    column_ref varchar,
    value varchar,
    because varchar not null,
    accepted_by varchar not null,
    accepted_at timestamp not null
);

-- The warnings of what is in force, and why each is let stand; open as long as there is no reason. Without the values,
-- for these may be about a child.
create view core.warning as
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
    reason.newest.accepted_at as accepted_at
from ops.finding as finding
join core.submission_in_force as submission on submission.submission_id = finding.submission_id
left join (
    select
        submission_id, code, sheet, row_no, column_ref, value,
        arg_max(
            {'because': because, 'accepted_by': accepted_by, 'accepted_at': accepted_at}, accepted_at) as newest
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
