-- The reports that feed an indicator's year, for every area that they speak of.
-- Grain: indicator × part × year × area × unit × form × reporter × period. unit_area_code: the part of the area that the
-- report covers: a district for a district's office; for a department, the city as a whole, and each district by itself.
-- On the boundaries of another day (mart.area_placement) a district's office covers those districts of that day in which
-- its own lay. covers_unit: whether the unit is all that the reporter answers for: its own area, not one of its districts.

-- Rebuilt by year: of other marts a row needs its own year alone.
with

indicator as (
    select * from core.indicator
),

component as (
    select * from core.indicator_component
),

measure as (
    select * from core.measure
),

reporting as (
    select * from mart.reporting where year in (select year from core.period where is_counted)
),

area as (
    select * from core.area
),

placement as (
    select boundaries_on, area_code, placed_code, share, is_of_city
    from mart.area_placement
    where placed_level = 'district'
        and area_code in (select area_code from area where area_level = 'district')
),

period_boundary as (
    select * from core.period_boundary
),

-- A stock is that of the last such period of the year; flows take all.
needed_report as (
    select
        component.indicator_code,
        component.part,
        component.year_from,
        measure.measure_code,
        measure.source,
        reporting.year,
        reporting.form_code,
        reporting.reporter_code,
        reporting.reporter_area_code,
        reporting.reporter_name_vi,
        reporting.reporter_name_en,
        reporting.period_code,
        reporting.period_start,
        reporting.period_end,
        reporting.period_name_vi,
        reporting.period_name_en,
        reporting.submission_id,
        reporting.state,
        reporting.left_out_count,
        reporting.is_expected
    from indicator
    inner join component using (indicator_code)
    inner join measure using (measure_code)
    inner join reporting
        on reporting.form_code = measure.form_code
        and reporting.period_kind = component.period_kind
    where (component.year_from <> 'stock' or extract(month from reporting.period_end) = 12)
        and (reporting.is_expected or reporting.is_counted)
        -- Of a reporter that is not listed any more nobody knows the area.
        and reporting.reporter_area_code is not null
),

by_city as (
    select
        needed_report.*,
        needed_report.reporter_area_code as area_code,
        needed_report.reporter_area_code as unit_area_code,
        true as covers_unit
    from needed_report
    where needed_report.reporter_area_code in (select area_code from area where area_level = 'city')
),

covered as (
    select
        needed_report.*,
        placement.placed_code,
        placement.is_of_city
    from needed_report
    inner join period_boundary using (period_code)
    inner join placement
        on placement.area_code = needed_report.reporter_area_code
        and placement.boundaries_on = period_boundary.boundaries_on
),

by_own_area as (
    select
        * exclude (placed_code, is_of_city),
        placed_code as area_code,
        placed_code as unit_area_code,
        true as covers_unit
    from covered
),

districts_to_city as (
    select
        covered.* exclude (placed_code, is_of_city),
        city.area_code,
        covered.placed_code as unit_area_code,
        true as covers_unit
    from covered
    cross join (select min(area_code) as area_code from area where area_level = 'city') as city
    where covered.is_of_city
),

placed_district as (
    select distinct boundaries_on, placed_code from placement
),

city_to_districts as (
    select
        by_city.* exclude (area_code, unit_area_code, covers_unit),
        placed_district.placed_code as area_code,
        placed_district.placed_code as unit_area_code,
        false as covers_unit
    from by_city
    inner join period_boundary using (period_code)
    inner join placed_district on placed_district.boundaries_on = period_boundary.boundaries_on
),

final as (
    select * from by_city
    union all by name
    select * from by_own_area
    union all by name
    select * from districts_to_city
    union all by name
    select * from city_to_districts
)

select * from final
