-- What the warehouse keeps. ops: what was received and what was found; core: facts and dimensions; mart: derived,
-- rebuilt from warehouse/marts. Codes follow SDMX where it has them: _T is the total, _U is unknown.

create schema ops;
create schema core;
create schema mart;

-- One file as received, archived byte for byte before anything read it.
create table ops.original (
    sha256 varchar primary key,
    byte_count bigint not null,
    first_file_name varchar not null,
    first_received_at timestamp not null,
    -- received: not yet checked; checked: its submission says the rest; failed: to be tried again by the next run
    state varchar not null check (state in ('received', 'checked', 'failed'))
);

-- One arrival. The same bytes may arrive more than once.
create table ops.receipt (
    sha256 varchar not null,
    file_name varchar not null,
    received_at timestamp not null,
    received_from varchar,
    loaded_at timestamp not null
);

-- One problem at one cell. The value is masked where the column may identify a child.
create table ops.finding (
    submission_id varchar not null,
    finding_no integer not null,
    code varchar not null,
    severity varchar not null check (severity in ('error', 'warning')),
    sheet varchar,
    row_no integer,
    column_ref varchar,
    header varchar,
    value varchar,
    message_vi varchar not null,
    message_en varchar not null,
    suggestion_vi varchar,
    suggestion_en varchar
);

-- Rows of an accepted line list that were left out because of an error in them.
create table ops.quarantine (
    submission_id varchar not null,
    sheet varchar,
    row_no integer not null
);

-- What each derived artefact was last built from, so that a night with nothing new builds nothing.
create table ops.build (
    artefact varchar primary key,
    signature varchar not null,
    built_at timestamp not null
);

create table core.area (
    area_code varchar not null,
    area_level varchar not null check (area_level in ('city', 'district', 'commune')),
    name varchar not null,
    area_type varchar not null,
    parent_code varchar,
    valid_from date not null,
    valid_to date,
    legal_basis varchar
);

-- Every folded name an area may be written by, while it is valid.
create table core.area_name (
    area_code varchar not null,
    area_level varchar not null,
    parent_code varchar,
    name_key varchar not null,
    valid_from date not null,
    valid_to date
);

create table core.area_change (
    effective_on date not null,
    from_code varchar not null,
    to_code varchar not null,
    kind varchar not null,
    legal_basis varchar
);

-- Who owes forms: every district's office, and the departments of the sectors.
create table core.reporter (
    reporter_code varchar not null,
    reporter_kind varchar not null,
    area_code varchar not null,
    name_vi varchar not null,
    name_en varchar not null,
    valid_from date not null,
    valid_to date
);

create table core.form (
    form_code varchar primary key,
    title_vi varchar not null,
    title_en varchar not null,
    sector varchar not null,
    reporter_kind varchar not null,
    period_kinds varchar[] not null,
    due_days integer not null,
    definition_hash varchar not null
);

create table core.code (
    code_list varchar not null,
    code varchar not null,
    ordinal integer not null,
    name_vi varchar not null,
    name_en varchar not null
);

-- A file for (form, reporter, period). Its id is the beginning of the original's SHA-256, so that a rebuild gives the
-- same ids. A returned submission has no facts; an accepted one keeps its facts when it is superseded.
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
    version_no integer,
    state varchar not null check (state in ('accepted', 'returned')),
    received_at timestamp not null,
    accepted_at timestamp,
    superseded_at timestamp,
    superseded_by varchar,
    row_count integer not null,
    quarantined_count integer not null,
    error_count integer not null,
    warning_count integer not null
);

-- One counted value of a measure, from one cell.
create table core.observation (
    submission_id varchar not null,
    sheet varchar not null,
    row_no integer not null,
    column_ref varchar not null,
    measure_code varchar not null,
    area_code varchar not null,
    period_code varchar not null,
    period_start date not null,
    period_end date not null,
    sex_code varchar not null,
    age_band_code varchar not null,
    category_code varchar not null,
    place_code varchar not null,
    value decimal(18, 3) not null
);

-- One line-listed happening, from one row. area_code is the commune where it is known, else the district.
create table core.event (
    submission_id varchar not null,
    sheet varchar not null,
    row_no integer not null,
    column_ref varchar not null,
    kind varchar not null,
    event_key varchar,
    area_code varchar,
    district_code varchar,
    occurred_on date,
    reported_at timestamp,
    supported_at timestamp,
    sex_code varchar not null,
    age integer,
    age_estimated boolean,
    category_code varchar not null,
    place_code varchar not null,
    outcome_code varchar,
    risk_code varchar,
    detail varchar,
    participants integer,
    participants_girls integer
);

-- One child of a cohort (the register, or those affected by HIV) as of the end of the submission's period.
create table core.child (
    submission_id varchar not null,
    sheet varchar not null,
    row_no integer not null,
    column_ref varchar not null,
    cohort varchar not null,
    child_key varchar,
    as_of date not null,
    area_code varchar,
    district_code varchar,
    sex_code varchar not null,
    birth_year integer,
    birth_month date,
    group_codes varchar[] not null,
    need_codes varchar[] not null,
    given_codes varchar[] not null
);

-- What is in force: the submissions that no later version superseded.
create view core.submission_in_force as
select *
from core.submission
where state = 'accepted' and superseded_at is null;
