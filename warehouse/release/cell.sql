-- Every figure with what disclosure control has to know of it. Becomes the table release_cell, in which complement.sql
-- then suppresses more, until nothing is left to suppress.
-- Grain: that of mart.evaluation, all years. is_small: 1 to 4 people in the numerator, in the denominator, or, for a
-- share, between the two: 37 of 38 tells of one. The last is not asked of the whole city, whose figures the plan wants.
with

evaluation as (
    select * from mart.evaluation
),

indicator_component as (
    select * from core.indicator_component
),

measure as (
    select * from core.measure
),

-- Whether there was any is not how many there were.
counted as (
    select
        component.indicator_code,
        bool_or(component.part = 'numerator') as numerator_is_people,
        bool_or(component.part = 'denominator') as denominator_is_people
    from indicator_component as component
    inner join measure using (measure_code)
    where measure.counts = 'people' and component.year_from <> 'any'
    group by component.indicator_code
),

placed as (
    select
        evaluation.*,
        case
            when sex_code <> '_T' then 'sex'
            when age_band_code <> '_T' then 'age_band'
            when category_code <> '_T' then 'category'
            when place_code <> '_T' then 'place'
        end as axis,
        coalesce(counted.numerator_is_people, false) as numerator_is_people,
        coalesce(counted.denominator_is_people, false) as denominator_is_people
    from evaluation
    left join counted using (indicator_code)
),

judged as (
    select
        *,
        numerator_is_people or denominator_is_people as is_people,
        coalesce(numerator_is_people and numerator between 1 and 4, false)
        or coalesce(denominator_is_people and denominator between 1 and 4, false)
        or coalesce(
            unit = 'percent' and numerator_is_people and denominator_is_people
            and (area_level <> 'city' or axis is not null)
            and denominator - numerator between 1 and 4,
            false
        ) as is_small
    from placed
),

final as (
    select
        row_number() over (
            order by indicator_code, year, area_code, sex_code, age_band_code, category_code, place_code
        ) as cell_no,
        *,
        is_small as suppressed
    from judged
)

select * from final
