-- Each report added up anew. A list without rows says zero, a table without the figure nothing. What nobody reports, such
-- as the districts themselves, has no cells.
with

unit as (
    select * from unit_at_hand
),

measure as (
    select * from core.measure
),

added as (
    select
        source.of_area_code,
        source.indicator_code,
        source.area_code,
        source.year,
        source.sex_code,
        source.age_band_code,
        source.category_code,
        source.place_code,
        source.part,
        source.unit_area_code,
        source.form_code,
        source.reporter_code,
        source.period_code,
        count(*) as fact_count,
        count(case when fact.again is distinct from source.value then 1 end) as different_count,
        sum(fact.again) as again
    from source_at_hand as source
    inner join fact_again as fact
        on fact.submission_id = source.submission_id
        and fact.sheet = source.sheet
        and fact.row_no = source.row_no
        and fact.column_ref = source.column_ref
        and fact.measure_code = source.measure_code
    group by all
)

select
    unit.*,
    coalesce(added.fact_count, 0) as fact_count,
    coalesce(added.different_count, 0) as different_count,
    case
        when unit.value is null then null
        when measure.source = 'area' then unit.value
        when measure.source = 'observation' then added.again
        when added.fact_count is null then 0
        else coalesce(added.again, 0)
    end as again
from unit
inner join measure on measure.measure_code = unit.measure_code
left join added
    on added.of_area_code = unit.of_area_code
    and added.indicator_code = unit.indicator_code
    and added.area_code = unit.area_code
    and added.year = unit.year
    and added.sex_code = unit.sex_code
    and added.age_band_code = unit.age_band_code
    and added.category_code = unit.category_code
    and added.place_code = unit.place_code
    and added.part = unit.part
    and added.unit_area_code = unit.unit_area_code
    and added.form_code = unit.form_code
    and added.reporter_code = unit.reporter_code
    and added.period_code = unit.period_code
