-- How many parts there are of a measure: those that anybody ever gave. "Not known" is no part that must be given.
-- Grain: measure.
with

fact as (
    select * from mart.measure_fact
),

measure as (
    select * from core.measure
),

reporting as (
    select * from mart.reporting
)

select
    fact.measure_code,
    count(distinct case when fact.sex_code not in ('_T', '_U') then fact.sex_code end) as sex_count,
    count(distinct case when fact.category_code not in ('_T', '_U') then fact.category_code end) as category_count
from fact
inner join measure on measure.measure_code = fact.measure_code
inner join reporting
    on reporting.submission_id = fact.submission_id
    and reporting.form_code = measure.form_code
    and reporting.is_counted
group by fact.measure_code
