-- Every figure with what disclosure control has to know of it. Becomes the table release_cell, in which complement.sql
-- then suppresses more, until nothing is left to suppress.
-- Grain: that of mart.evaluation, all years. is_small: 1 to 4 people in the numerator or the denominator.
with

evaluation as (
    select * from mart.evaluation
),

component as (
    select * from core.indicator_component
),

measure as (
    select * from core.measure
),

area as (
    select * from core.area
),

-- What an indicator counts: people, unless it counts districts, or only asks whether there was any.
counted as (
    select
        component.indicator_code,
        max(case when component.part = 'numerator' then 1 else 0 end) = 1 as numerator_is_people,
        max(case when component.part = 'denominator' then 1 else 0 end) = 1 as denominator_is_people
    from component
    inner join measure using (measure_code)
    where measure.source <> 'area' and component.year_from <> 'any'
    group by component.indicator_code
),

placed as (
    select
        evaluation.*,
        area.parent_code,
        case
            when sex_code <> '_T' then 'sex'
            when age_band_code <> '_T' then 'age_band'
            when category_code <> '_T' then 'category'
            when place_code <> '_T' then 'place'
        end as axis,
        coalesce(counted.numerator_is_people, false) as is_people,
        coalesce(counted.numerator_is_people and numerator between 1 and 4, false)
        or coalesce(
            counted.numerator_is_people and counted.denominator_is_people and denominator between 1 and 4, false
        ) as is_small
    from evaluation
    left join counted using (indicator_code)
    left join area
        on area.area_code = evaluation.area_code
        and area.area_level = evaluation.area_level
        and area.valid_from < make_date(evaluation.year + 1, 1, 1)
        and (area.valid_to is null or area.valid_to >= make_date(evaluation.year + 1, 1, 1))
    -- A figure of no area that was valid at the year's end cannot be placed, and is not published.
    where evaluation.area_level is not null
),

final as (
    select
        row_number() over (
            order by indicator_code, year, area_code, sex_code, age_band_code, category_code, place_code
        ) as cell_no,
        *,
        is_small as suppressed
    from placed
)

select * from final
