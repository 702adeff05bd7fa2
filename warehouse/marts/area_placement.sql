-- Where what was reported of an area is counted, on the boundaries that the marts speak on (core.as_of).
-- Grain: boundaries_on × area × area level × placed area. boundaries_on: the first day of the boundaries by which was
-- reported (core.boundary). share: how much of the figure is counted there. As reported: all of a commune in itself and
-- in its district, all of a district in itself. On the boundaries of another day: by mart.area_crosswalk; null where it
-- is not known how much. is_of_city: whether the city's figures are made of it. On the boundaries of another day these are
-- made of the districts as they were, so that no division within the city changes them; such a district is called by its
-- code and @, and is no area of that day.
with

as_of as (
    select boundaries_on from core.as_of
),

boundary as (
    select * from core.boundary
),

area as (
    select
        boundary.boundaries_on,
        area.area_level,
        area.area_code,
        area.parent_code
    from core.area as area
    inner join boundary on mang_is_valid_on(area.valid_from, area.valid_to, boundary.boundaries_on)
),

commune as (
    select * from area where area_level = 'commune'
),

district as (
    select * from area where area_level = 'district'
),

as_reported as (
    select boundaries_on, area_code, 'commune' as placed_level, area_code as placed_code
    from commune
    union all
    select commune.boundaries_on, commune.area_code, 'district', commune.parent_code
    from commune
    inner join district using (boundaries_on)
    where district.area_code = commune.parent_code
    union all
    select boundaries_on, area_code, 'district', area_code
    from district
),

-- The boundaries that stood on the day.
chosen as (
    select max(boundary.boundaries_on) as boundaries_on
    from boundary
    inner join as_of on boundary.boundaries_on <= as_of.boundaries_on
),

crosswalk as (
    select crosswalk.*
    from mart.area_crosswalk as crosswalk
    inner join chosen on crosswalk.other_boundaries_on = chosen.boundaries_on
),

district_of_chosen as (
    select
        commune.area_code as commune_code,
        district.area_code as district_code
    from chosen
    inner join commune on commune.boundaries_on = chosen.boundaries_on
    inner join district
        on district.boundaries_on = chosen.boundaries_on and district.area_code = commune.parent_code
),

placed_commune as (
    select
        crosswalk.boundaries_on,
        crosswalk.area_code,
        crosswalk.other_area_code as placed_code,
        crosswalk.share,
        district.district_code
    from crosswalk
    left join district_of_chosen as district on district.commune_code = crosswalk.other_area_code
    where crosswalk.area_level = 'commune'
),

placed_district as (
    select
        boundaries_on,
        area_code,
        other_area_code as placed_code,
        share,
        false as is_of_city
    from crosswalk
    where area_level = 'district' and other_area_code is not null
),

-- As it was.
own_district as (
    select district.boundaries_on, district.area_code, district.area_code || '@' as placed_code, 1 as share, true as is_of_city
    from district
    cross join chosen
    where chosen.boundaries_on is not null
),

district_row as (
    select * from placed_district
    union all
    select * from own_district
),

commune_in_district as (
    select
        boundaries_on,
        area_code,
        district_code,
        case when count(share) = count(*) then sum(share) end as share,
        count(*) over (partition by boundaries_on, area_code) as districts
    from placed_commune
    group by boundaries_on, area_code, district_code
),

-- Wholly in one district, however it was divided there; or divided over several by known weights.
located_commune as (
    select
        boundaries_on,
        area_code,
        district_code as placed_code,
        case when districts = 1 then 1 else share end as share,
        bool_and(district_code is not null and (districts = 1 or share is not null)) over (
            partition by boundaries_on, area_code
        ) as is_located
    from commune_in_district
),

-- One that is not located lies in each district by as much as its own district does.
commune_row as (
    select boundaries_on, area_code, placed_code, share, false as is_of_city
    from located_commune
    where is_located
    union all
    select commune.boundaries_on, commune.area_code, own.placed_code, own.share, own.is_of_city
    from commune
    inner join district_row as own
        on own.boundaries_on = commune.boundaries_on and own.area_code = commune.parent_code
    where own.is_of_city
        or (commune.boundaries_on, commune.area_code) not in (
            select (boundaries_on, area_code) from located_commune where is_located
        )
),

final as (
    select
        as_reported.*,
        cast(1 as decimal(13, 12)) as share,
        placed_level = 'district' as is_of_city
    from as_reported
    cross join as_of
    where as_of.boundaries_on is null
    union all
    select boundaries_on, area_code, 'commune', placed_code, share, false
    from placed_commune
    where placed_code is not null
    union all
    select boundaries_on, area_code, 'district', placed_code, share, is_of_city from commune_row
    union all
    select boundaries_on, area_code, 'district', placed_code, share, is_of_city from district_row
)

select * from final
