alter table ops.quarantine rename to quarantine_of_rows;

-- Rows of an accepted submission that were left out because of an error in them; or cells alone, where its form says so.
create table ops.quarantine (
    submission_id varchar not null,
    sheet varchar,
    row_no integer not null,
    -- of a cell; null for the whole row
    column_ref varchar
);

insert into ops.quarantine by name select * from ops.quarantine_of_rows;
drop table ops.quarantine_of_rows;

-- The rows that were left out of what is in force, because of an error in them. Without values and messages, for these may
-- be about a child; the workbook in returned/ has them.
create or replace view core.row_left_out as
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
where finding.severity = 'error'
    and finding.row_no is not null
    and finding.submission_id not in (select submission_id from ops.quarantine where column_ref is not null)
group by all;

-- The cells that were left out of what is in force where the rest of their row was not. Their figures are not known, and no
-- noughts. codes: of what was found at the cell; or, where it was left out for something beside it, in its row.
create view core.cell_left_out as
select
    cell.submission_id,
    submission.form_code,
    submission.reporter_code,
    submission.period_code,
    cell.sheet,
    cell.row_no,
    cell.column_ref,
    coalesce(
        string_agg(distinct finding.code, ', ' order by finding.code) filter (finding.column_ref = cell.column_ref),
        string_agg(distinct finding.code, ', ' order by finding.code)) as codes
from ops.quarantine as cell
join core.submission_in_force as submission on submission.submission_id = cell.submission_id
join ops.finding as finding
    on finding.submission_id = cell.submission_id
    and finding.sheet is not distinct from cell.sheet
    and finding.row_no = cell.row_no
where cell.column_ref is not null and finding.severity = 'error'
group by all;
