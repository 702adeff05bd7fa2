-- Boundaries in time: what a change says, by what it is weighed, and on which boundaries the marts speak.

-- The share of the children of from_code who live in the part that went to to_code; null where it is not known.
alter table core.area_change add column share decimal(13, 12);

-- Whether its figures of communes weigh areas where one is divided: the measure that counts all children.
alter table core.measure add column weighs_areas boolean default false;

-- The day whose boundaries the marts speak on; null: those by which each figure was reported.
alter table core.as_of add column boundaries_on date;

-- The days from which other boundaries stood than before.
create view core.boundary as
select valid_from as boundaries_on from core.area
union
select valid_to from core.area where valid_to is not null
union
select effective_on from core.area_change;

-- The boundaries by which a submission reports: those at the end of its period.
create view core.submission_boundary as
select
    submission.submission_id,
    max(boundary.boundaries_on) as boundaries_on
from core.submission as submission
join core.boundary as boundary on boundary.boundaries_on <= submission.period_end
group by submission.submission_id;

-- The boundaries that stood at the end of each period.
create view core.period_boundary as
select
    period.period_code,
    max(boundary.boundaries_on) as boundaries_on
from core.period as period
join core.boundary as boundary on boundary.boundaries_on <= period.period_end
group by period.period_code;
