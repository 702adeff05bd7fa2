-- The reports that feed an indicator's year, for every area that they speak of.
-- Grain: indicator × part × year × area × form × reporter × period. unit_area_code: the part of the area that the report
-- covers: a district for a district's office; for a department, the city as a whole, and each district by itself.

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
        reporting.state,
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

by_own_area as (
    select
        *,
        reporter_area_code as area_code,
        reporter_area_code as unit_area_code
    from needed_report
),

districts_to_city as (
    select
        needed_report.*,
        district.parent_code as area_code,
        reporter_area_code as unit_area_code
    from needed_report
    inner join area as district
        on district.area_code = needed_report.reporter_area_code
        and district.area_level = 'district'
        and mang_is_valid_on(district.valid_from, district.valid_to, needed_report.period_end)
),

city_to_districts as (
    select
        needed_report.*,
        district.area_code as area_code,
        district.area_code as unit_area_code
    from needed_report
    inner join area as district
        on district.parent_code = needed_report.reporter_area_code
        and district.area_level = 'district'
        and mang_is_valid_on(district.valid_from, district.valid_to, needed_report.period_end)
),

final as (
    select * from by_own_area
    union all
    select * from districts_to_city
    union all
    select * from city_to_districts
)

select * from final
