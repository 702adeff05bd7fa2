-- The areas of each year: what to join values of a year with, for a code means an area only together with a date.
-- Grain: area × year. As an area last was within the year: one that was merged in July is named for the half-year that it
-- reported. is_at_end: whether it was there when the year ended. On the boundaries of another day (core.as_of) every
-- year has the areas of that day.
with

year as (
    select distinct year from core.period
),

as_of as (
    select boundaries_on from core.as_of
),

area as (
    select * from core.area
),

final as (
    select
        year.year,
        area.area_code,
        area.area_level,
        area.name,
        area.area_type,
        area.parent_code,
        coalesce(as_of.boundaries_on is not null or area.valid_to is null or area.valid_to > make_date(year.year, 12, 31), false)
            as is_at_end,
        area.valid_from,
        area.valid_to
    from year
    cross join as_of
    inner join area
        on area.valid_from <= coalesce(as_of.boundaries_on, make_date(year.year, 12, 31))
        and (area.valid_to is null or area.valid_to > coalesce(as_of.boundaries_on, make_date(year.year, 1, 1)))
    qualify row_number() over (partition by year.year, area.area_code order by area.valid_from desc) = 1
)

select * from final
