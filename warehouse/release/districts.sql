-- The sheet of areas: the figures of the year's targets for the city and each district.
with

figure as (
    select *
    from release_row
    where year = ? and area_level in ('city', 'district')
        and sex_code = '_T' and age_band_code = '_T' and category_code = '_T' and place_code = '_T'
),

target as (
    select * from core.target
),

final as (
    select
        figure.area_code,
        figure.area_name,
        figure.area_level,
        figure.indicator_code,
        figure.indicator_vi,
        figure.unit,
        figure.value,
        figure.suppressed,
        figure.is_partial,
        figure.verdict,
        figure.target_value
    from figure
    inner join target on target.indicator_code = figure.indicator_code and target.year = figure.year
)

select * from final order by area_level, area_code, indicator_code
