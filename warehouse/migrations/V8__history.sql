-- What a submission was and when it was in force are two things: the same bytes may come in again after another version,
-- and a version that is withdrawn makes way for the one before it. So its history has a table of its own.

create table core.submission_before as from core.submission;
drop table core.submission;

-- What the bytes of one original say: of which form, reporter and period, and whether it was accepted. Its id is the
-- beginning of the original's SHA-256, so that a rebuild gives the same ids. A returned submission has no facts; an
-- accepted one keeps its facts whether it is in force or not.
create table core.submission (
    submission_id varchar primary key,
    sha256 varchar not null,
    file_name varchar not null,
    form_code varchar,
    reporter_code varchar,
    period_code varchar,
    period_kind varchar,
    period_start date,
    period_end date,
    state varchar not null check (state in ('accepted', 'returned')),
    -- the first of its receipts
    received_at timestamp not null,
    row_count integer not null,
    quarantined_count integer not null,
    error_count integer not null,
    warning_count integer not null
);

insert into core.submission by name
select * exclude (version_no, accepted_at, superseded_at, superseded_by)
from core.submission_before;

-- What persons decided, from archive/journal.jsonl, which is chained by hashes: each entry's is over what it says and the
-- hash of the one before. Rows are only ever added.
create table ops.decision (
    decision_no integer primary key,
    -- accept, withdraw, restore, …
    kind varchar not null,
    -- a submission's id, or the year that is closed
    subject varchar not null,
    decided_at timestamp not null,
    decided_by varchar not null,
    because varchar not null,
    details json,
    entry_hash varchar not null
);

create view core.decision as
select decision_no, kind, subject, decided_at, decided_by, because
from ops.decision;

-- What was said of a file that it may not say itself: the last that was.
create view ops.said as
select
    subject as submission_id,
    arg_max(json_extract_string(details, '$.form'), decision_no) as form_code,
    arg_max(json_extract_string(details, '$.reporter'), decision_no) as reporter_code,
    arg_max(json_extract_string(details, '$.period'), decision_no) as period_code
from ops.decision
where kind = 'say'
group by subject;

-- Each time that the bytes of a submission came in.
create view core.receipt as
select
    submission.submission_id,
    submission.form_code,
    submission.reporter_code,
    submission.period_code,
    submission.state,
    receipt.received_at,
    min(receipt.loaded_at) as loaded_at
from ops.receipt as receipt
join core.submission as submission on submission.sha256 = receipt.sha256
group by all;

-- Submissions that somebody withdrew, that nobody restored, and that did not come in again since.
create view core.withdrawn as
select decision.subject as submission_id
from ops.decision as decision
join core.receipt as receipt on receipt.submission_id = decision.subject
where decision.kind in ('withdraw', 'restore')
group by decision.subject
having arg_max(decision.kind, decision.decision_no) = 'withdraw'
    and max(decision.decided_at) >= max(receipt.received_at);

-- From when to when which version of a report was in force. A version is an accepted submission that came in while another
-- was the last; so the same bytes are one version as long as nothing else comes between, and another one afterwards. One
-- that is withdrawn gives its place back to the one before it, which then has two rows. in_force_to is the first instant at
-- which it was no more.
create table core.version (
    submission_id varchar not null,
    form_code varchar not null,
    reporter_code varchar not null,
    period_code varchar not null,
    version_no integer not null,
    received_at timestamp not null,
    in_force_from timestamp not null,
    in_force_to timestamp,
    ended_by varchar check (ended_by in ('superseded', 'withdrawn')),
    superseded_by varchar
);

insert into core.version
select
    submission_id, form_code, reporter_code, period_code, version_no, received_at, received_at, superseded_at,
    case when superseded_at is not null then 'superseded' end,
    superseded_by
from core.submission_before
where state = 'accepted';

drop table core.submission_before;

-- What is in force: the submissions that no later version superseded, and that nobody withdrew.
create or replace view core.submission_in_force as
select
    submission.*,
    version.version_no,
    version.in_force_from
from core.submission as submission
join core.version as version on version.submission_id = submission.submission_id
where version.in_force_to is null;

-- Periods of every year that reports are due for, and of those for which any came in.
create or replace table core.period (
    period_code varchar primary key,
    period_kind varchar not null check (period_kind in ('year', 'half-year', 'quarter', 'month')),
    year integer not null,
    period_start date not null,
    period_end date not null,
    name_vi varchar not null,
    name_en varchar not null,
    -- whether reports are due for it: from the year before the first plan's on
    is_due boolean not null,
    -- whether figures are computed for its year: a plan speaks of it or of the year after, or a report has come in for it
    is_counted boolean not null
);

-- The instant as of which the marts speak. One row.
create table core.as_of (
    as_of_at timestamp not null
);

-- How often what was found in a file, accepted or returned, and never what stands in its cells; so it can be asked which
-- offices err in what.
create view core.finding_kind as
select
    submission.submission_id,
    submission.form_code,
    submission.reporter_code,
    submission.period_code,
    submission.state,
    finding.code,
    finding.severity,
    count(*) as finding_count
from ops.finding as finding
join core.submission as submission on submission.submission_id = finding.submission_id
group by all;
