-- Two sources of the same thing; neither overrules the other. Apart, if they differ by more than both tolerances.
create or replace table core.reconciliation (
    reconciliation_code varchar primary key,
    title_vi varchar not null,
    title_en varchar not null,
    left_measure_code varchar not null,
    left_period_kind varchar not null,
    right_measure_code varchar not null,
    right_period_kind varchar not null,
    -- Of a side that is by nature a part of the other, only too much is a difference.
    expect varchar not null check (expect in ('equal', 'left_at_most_right', 'left_at_least_right')),
    tolerance_share double not null,
    tolerance_count integer not null,
    owner varchar not null
);

-- Which of several sources serves an indicator, as its YAML declares: the measure that it is computed from, the form that
-- is counted from, the measures of other sources that it is not computed from, and why.
create table core.source_choice (
    indicator_code varchar not null,
    measure_code varchar not null,
    form_code varchar not null,
    instead_of varchar[] not null,
    why_vi varchar not null,
    why_en varchar not null,
    primary key (indicator_code, measure_code)
);

-- Why somebody lets a difference between two sources stand. A reason is for the figures that were there then: it holds as
-- long as both are those. Of several for one area and period the newest counts, unless the difference was reopened since.
create view core.settlement as
with said as (
    select
        subject as reconciliation_code,
        unnest(from_json(
            details, '[{"area": "VARCHAR", "period": "VARCHAR", "left": "DOUBLE", "right": "DOUBLE"}]')) as one,
        decision_no,
        kind,
        because,
        decided_by,
        decided_at
    from ops.decision
    where kind in ('settle', 'unsettle')
)
select
    reconciliation_code,
    one.area as area_code,
    one.period as period_code,
    arg_max(one."left", decision_no) as left_value,
    arg_max(one."right", decision_no) as right_value,
    arg_max(because, decision_no) as because,
    arg_max(decided_by, decision_no) as settled_by,
    arg_max(decided_at, decision_no) as settled_at
from said
group by all
having arg_max(kind, decision_no) = 'settle';

-- What a warning about two sources is about, so that it can be asked whether it is still so. The tolerance is the one by
-- which it was given.
create table ops.finding_compared (
    submission_id varchar not null,
    finding_no integer not null,
    reconciliation_code varchar not null,
    area_code varchar not null,
    period_code varchar not null,
    tolerance_share double not null,
    tolerance_count integer not null
);

-- What those warnings about two sources are about that are of what is in force, so that mart.warning can tell which are open.
create view core.warning_compared as
select compared.*
from ops.finding_compared as compared
join core.submission_in_force as submission on submission.submission_id = compared.submission_id;
