-- The figures whose bounds would tell of small numbers elsewhere: what is missing is judged by the reports of others, by
-- the highest rate that one had or by the size that one gave. Becomes the table release_bound.
-- Grain: cell. Bounds go where a figure of that row is suppressed for any area, or where the very report counted few.
with

cell as (
    select * from release_suppressed
),

unit as (
    select *
    from mart.indicator_unit
    where year between getvariable('release_year') - 2 and getvariable('release_year')
        and indicator_code in (select indicator_code from cell where is_partial)
),

size as (
    select
        indicator_code, year, sex_code, age_band_code, category_code, place_code, unit_area_code, pair_code,
        sum(value) as value
    from unit
    where part = 'denominator' and area_code = unit_area_code
    group by all
),

-- The report by which mart.indicator_value judges the missing ones.
highest as (
    select
        unit.indicator_code, unit.year, unit.sex_code, unit.age_band_code, unit.category_code, unit.place_code,
        arg_max(unit.value, unit.value / size.value) as value
    from unit
    inner join core.indicator as indicator using (indicator_code)
    inner join size
        using (indicator_code, year, sex_code, age_band_code, category_code, place_code, unit_area_code, pair_code)
    where unit.part = 'numerator' and unit.area_code = unit.unit_area_code and not unit.is_open
        and indicator.unit = 'per_100_000' and size.value >= indicator.plausible_min_denominator
    group by
        unit.indicator_code, unit.year, unit.sex_code, unit.age_band_code, unit.category_code, unit.place_code,
        unit.covers_unit
),

telling as (
    select indicator_code, sex_code, age_band_code, category_code, place_code
    from highest
    where value > 0 and value < 5
    union all
    select indicator_code, sex_code, age_band_code, category_code, place_code
    from unit
    where part = 'denominator' and is_open and stand_in > 0 and stand_in < 5
    union all
    select indicator_code, sex_code, age_band_code, category_code, place_code
    from cell
    where suppressed
),

final as (
    select cell_no
    from cell
    semi join telling using (indicator_code, sex_code, age_band_code, category_code, place_code)
    where is_partial
)

select * from final
