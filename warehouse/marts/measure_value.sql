-- Every counted value in force, where it was reported and rolled up to district and city.
-- Grain: measure × area × period × sex × age band × category × place; _T is the total of an axis. Areas are those of
-- mart.area_placement: as reported, or as they lay on another day.
-- The sum of mart.report_value over the reports of the area. is_partial: a part of the sum was left blank; blank is not
-- zero. apportioned_value: how much of it is a share of what was reported of an area that is divided now. value is null
-- where nobody knows how much of such an area counts here.

-- Rebuilt by year: of other marts a row needs its own year alone.
with

report_value as (
    select * from mart.report_value
),

measure as (
    select * from core.measure where source = 'area'
),

area as (
    select * from core.area
),

period as (
    select * from core.period where is_counted and period_kind in ('year', 'half-year')
),

as_of as (
    select boundaries_on from core.as_of
),

reported as (
    select
        measure_code,
        area_code,
        area_level,
        period_code,
        sex_code,
        age_band_code,
        category_code,
        place_code,
        case when count(value) = count(*) then sum(value) end as value,
        bool_or(is_partial) as is_partial,
        sum(apportioned_value) as apportioned_value
    from report_value
    -- Districts as they were (mart.area_placement) count in the city alone.
    where area_code in (select area_code from area)
    group by measure_code, area_code, area_level, period_code, sex_code, age_band_code, category_code, place_code
),

-- What nobody reports: the districts. One counts in a year if it was there throughout one of its halves.
district as (
    select distinct
        area.area_code,
        period.year
    from area
    inner join period on period.period_kind = 'half-year'
    cross join as_of
    where area.area_level = 'district'
        and mang_is_valid_on(area.valid_from, area.valid_to, coalesce(as_of.boundaries_on, period.period_end))
        and (
            as_of.boundaries_on is not null
            or exists (
                select 1
                from area as before
                where before.area_code = area.area_code
                    and mang_is_valid_on(before.valid_from, before.valid_to, period.period_start)
            )
        )
),

district_count as (
    select
        measure.measure_code,
        district.area_code,
        'district' as area_level,
        period.period_code,
        '_T' as sex_code,
        '_T' as age_band_code,
        '_T' as category_code,
        '_T' as place_code,
        1 as value,
        false as is_partial,
        0 as apportioned_value
    from measure
    cross join district
    inner join period on period.period_kind = 'year' and period.year = district.year
),

district_count_of_city as (
    select
        measure_code,
        (select min(area_code) from area where area_level = 'city') as area_code,
        'city' as area_level,
        period_code,
        sex_code,
        age_band_code,
        category_code,
        place_code,
        sum(value) as value,
        false as is_partial,
        0 as apportioned_value
    from district_count
    group by all
),

final as (
    select * from reported
    union all
    select * from district_count
    union all
    select * from district_count_of_city
)

select
    measure_code,
    area_code,
    area_level,
    period_code,
    sex_code,
    age_band_code,
    category_code,
    place_code,
    cast(value as double) as value,
    is_partial,
    cast(apportioned_value as double) as apportioned_value
from final
