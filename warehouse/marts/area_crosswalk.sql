-- Where the areas of one time lie on the boundaries of another.
-- Grain: area level × boundaries_on × area × other_boundaries_on × other area. boundaries_on is the first day of a time
-- in which no boundary changed (core.boundary). share: how much of the area lies in the other one, by children: 1 where
-- an area was merged or renumbered; null where it was divided and nobody knows the weights, and where something came to
-- the other area from nobody knows where. other_area_code is null where nobody knows where some of the area went.

-- An area that goes on over a change of which no row speaks stays as it is. One that begins or ends goes only where
-- core.area_change says. Where an area was divided, its parts are weighed by the given shares; or by the children first
-- counted in its parts, if these parts are areas of their own. Back over a merger, by the children last counted before.
-- A district is what its communes are, unless a row speaks of the district itself.
with recursive

boundary as (
    select
        boundaries_on,
        cast(row_number() over (order by boundaries_on) as integer) as epoch
    from core.boundary
),

area as (
    select
        area.area_level,
        area.area_code,
        area.parent_code,
        area.valid_from,
        boundary.epoch
    from core.area as area
    inner join boundary
        on area.valid_from <= boundary.boundaries_on
        and (area.valid_to is null or area.valid_to > boundary.boundaries_on)
    where area.area_level in ('commune', 'district')
),

-- Children of each area, as counted first and last while the boundaries stood.
counted as (
    select
        fact.area_code,
        boundary.epoch,
        arg_min(fact.value, reporting.period_end) as first_value,
        arg_max(fact.value, reporting.period_end) as last_value
    from mart.measure_fact as fact
    inner join core.measure as measure on measure.measure_code = fact.measure_code and measure.weighs_areas
    inner join mart.reporting as reporting
        on reporting.submission_id = fact.submission_id
        and reporting.form_code = measure.form_code
        and reporting.is_counted
    inner join boundary on boundary.boundaries_on = fact.boundaries_on
    where fact.sex_code = '_T' and fact.age_band_code = '_T' and fact.category_code = '_T' and fact.place_code = '_T'
    group by fact.area_code, boundary.epoch
),

people as (
    select
        area.area_code,
        area.epoch,
        coalesce(own.first_value, case when count(*) = count(part.first_value) then sum(part.first_value) end)
            as first_value,
        coalesce(own.last_value, case when count(*) = count(part.last_value) then sum(part.last_value) end)
            as last_value
    from area
    left join counted as own on own.area_code = area.area_code and own.epoch = area.epoch
    left join area as commune on commune.parent_code = area.area_code and commune.epoch = area.epoch
    left join counted as part on part.area_code = commune.area_code and part.epoch = commune.epoch
    group by area.area_code, area.epoch, own.first_value, own.last_value
),

-- A change leads from the boundaries before it, whose number is epoch, to those from its day on.
listed as (
    select
        before.area_level,
        before.epoch,
        change.from_code,
        change.to_code,
        change.kind,
        change.share
    from core.area_change as change
    inner join boundary on boundary.boundaries_on = change.effective_on
    inner join area as before on before.area_code = change.from_code and before.epoch = boundary.epoch - 1
    inner join area as behind on behind.area_code = change.to_code and behind.epoch = boundary.epoch
),

going_on as (
    select
        before.area_level,
        before.epoch,
        before.area_code
    from area as before
    inner join area as behind
        on behind.area_code = before.area_code
        and behind.valid_from = before.valid_from
        and behind.epoch = before.epoch + 1
),

-- What only a part was taken from keeps the rest, whether or not a row says so.
rest as (
    select
        going_on.area_level,
        going_on.epoch,
        going_on.area_code as from_code,
        going_on.area_code as to_code,
        'partial' as kind,
        case when count(*) = count(listed.share) then 1 - sum(listed.share) end as share
    from going_on
    inner join listed on listed.from_code = going_on.area_code and listed.epoch = going_on.epoch
    group by going_on.area_level, going_on.epoch, going_on.area_code
    having bool_and(listed.to_code <> going_on.area_code)
),

edge as (
    select * from listed
    union all by name
    select * from rest
    union all by name
    select area_level, epoch, area_code as from_code, area_code as to_code, 'full' as kind
    from going_on
    where (area_code, epoch) not in (select (from_code, epoch) from listed)
        -- A district is what its communes are.
        and (area_level = 'commune' or (area_code, epoch) not in (select (parent_code, epoch) from area))
),

edge_with_parts as (
    select
        edge.*,
        count(*) over (partition by edge.from_code, edge.epoch) as parts,
        count(*) over (partition by edge.to_code, edge.epoch) as sources,
        people.first_value
    from edge
    left join people on people.area_code = edge.to_code and people.epoch = edge.epoch + 1
),

-- From the boundaries before a change to those after it.
weighed as (
    select
        area_level,
        epoch,
        from_code,
        to_code,
        sources,
        case
            when parts = 1 and kind <> 'partial' then 1
            when count(share) over own = parts then share
            when max(sources) over own = 1 and count(first_value) over own = parts
                then first_value / nullif(sum(first_value) over own, 0)
        end as share
    from edge_with_parts
    window own as (partition by from_code, epoch)
),

part_of_other as (
    select
        weighed.*,
        weighed.share * people.last_value as part
    from weighed
    left join people on people.area_code = weighed.from_code and people.epoch = weighed.epoch
),

listed_step as (
    select area_level, epoch, epoch + 1 as other_epoch, from_code as area_code, to_code as other_code, share
    from weighed
    union all
    select
        area_level,
        epoch + 1,
        epoch,
        to_code,
        from_code,
        case
            when sources = 1 then 1
            when count(part) over (partition by to_code, epoch) = sources
                then part / nullif(sum(part) over (partition by to_code, epoch), 0)
        end
    from part_of_other
),

way as (
    select one.epoch, other.epoch as other_epoch
    from boundary as one
    inner join boundary as other on other.epoch in (one.epoch - 1, one.epoch + 1)
),

-- Each commune of a district in each district of the other time; in none where no row says where it went. A commune that
-- was divided within one district lies in that district, whatever its parts weigh.
piece as (
    select
        commune.parent_code as area_code,
        commune.area_code as commune_code,
        way.epoch,
        way.other_epoch,
        district.area_code as other_code,
        case when way.other_epoch > way.epoch then any_value(people.last_value) else any_value(people.first_value) end
            as weight,
        case when count(step.share) = count(*) then sum(step.share) end as share
    from area as commune
    inner join way on way.epoch = commune.epoch
    left join listed_step as step
        on step.area_code = commune.area_code
        and step.epoch = way.epoch
        and step.other_epoch = way.other_epoch
    left join area as other on other.area_code = step.other_code and other.epoch = step.other_epoch
    left join area as district
        on district.area_code = other.parent_code
        and district.epoch = other.epoch
        and district.area_level = 'district'
    left join people on people.area_code = commune.area_code and people.epoch = commune.epoch
    where commune.area_level = 'commune'
    group by commune.parent_code, commune.area_code, way.epoch, way.other_epoch, district.area_code
),

piece_with_share as (
    select
        * exclude (share),
        case
            when other_code is null then null
            when count(*) over (partition by commune_code, epoch, other_epoch) = 1 then 1
            else share
        end as share
    from piece
),

-- Districts of which a commune came from, or went, nobody knows where.
open_district as (
    select distinct area_code, epoch, other_epoch
    from piece
    where other_code is null
),

district_part as (
    select
        piece.area_code,
        piece.epoch,
        piece.other_epoch,
        piece.other_code,
        sum(piece.share * piece.weight) as weight,
        bool_and(piece.share is not null) as is_known,
        bool_and(piece.weight is not null) as is_weighed
    from piece_with_share as piece
    where piece.other_code is not null
        and (piece.area_code, piece.epoch, piece.other_epoch) not in (
            select (area_code, epoch, other_epoch) from listed_step where area_level = 'district'
        )
    group by piece.area_code, piece.epoch, piece.other_epoch, piece.other_code
),

district_step as (
    select
        'district' as area_level,
        part.epoch,
        part.other_epoch,
        part.area_code,
        part.other_code,
        case
            when open_district.area_code is not null or open_other.area_code is not null then null
            when count(*) over own = 1 then 1
            when bool_and(part.is_known and part.is_weighed) over own
                then part.weight / nullif(sum(part.weight) over own, 0)
        end as share
    from district_part as part
    left join open_district
        on open_district.area_code = part.area_code
        and open_district.epoch = part.epoch
        and open_district.other_epoch = part.other_epoch
    left join open_district as open_other
        on open_other.area_code = part.other_code
        and open_other.epoch = part.other_epoch
        and open_other.other_epoch = part.epoch
    window own as (partition by part.area_code, part.epoch, part.other_epoch)
),

known_step as (
    select area_level, epoch, other_epoch, area_code, other_code, share from listed_step
    union all
    select area_level, epoch, other_epoch, area_code, other_code, share from district_step
),

-- Of where some areas went, and where others came from, no row speaks.
step as (
    select * from known_step
    union all
    select area.area_level, way.epoch, way.other_epoch, area.area_code, 'nowhere', cast(null as double)
    from area
    inner join way on way.epoch = area.epoch
    where (area.area_code, way.epoch, way.other_epoch) not in (
        select (area_code, epoch, other_epoch) from known_step
    )
    union all
    select area.area_level, way.other_epoch, way.epoch, 'from nowhere', area.area_code, cast(null as double)
    from area
    inner join way on way.epoch = area.epoch
    where (area.area_code, way.other_epoch, way.epoch) not in (
        select (other_code, epoch, other_epoch) from known_step
    )
    union all
    select level.area_level, way.epoch, way.other_epoch, nowhere.code, nowhere.code, cast(null as double)
    from way
    cross join (values ('commune'), ('district')) as level (area_level)
    cross join (values ('nowhere'), ('from nowhere')) as nowhere (code)
),

walk as (
    select
        start.area_level,
        start.epoch,
        start.area_code,
        direction.epochs,
        start.epoch as other_epoch,
        start.area_code as other_code,
        cast(1 as double) as share
    from (
        select area_level, epoch, area_code from area
        union all
        select level.area_level, boundary.epoch, 'from nowhere'
        from boundary
        cross join (values ('commune'), ('district')) as level (area_level)
    ) as start
    cross join (values (1), (-1)) as direction (epochs)
    union all
    select
        walk.area_level,
        walk.epoch,
        walk.area_code,
        walk.epochs,
        step.other_epoch,
        step.other_code,
        walk.share * step.share
    from walk
    inner join step
        on step.area_level = walk.area_level
        and step.epoch = walk.other_epoch
        and step.other_epoch = walk.other_epoch + walk.epochs
        and step.area_code = walk.other_code
),

arrived as (
    select
        area_level,
        epoch,
        area_code,
        other_epoch,
        other_code,
        case when count(share) = count(*) then sum(share) end as share
    from walk
    -- One that stays where it is has started in both directions.
    where epochs = 1 or other_epoch <> epoch
    group by area_level, epoch, area_code, other_epoch, other_code
),

final as (
    select
        arrived.area_level,
        boundary.boundaries_on,
        arrived.area_code,
        other_boundary.boundaries_on as other_boundaries_on,
        nullif(arrived.other_code, 'nowhere') as other_area_code,
        case when unknown.other_code is null then cast(arrived.share as decimal(13, 12)) end as share
    from arrived
    inner join boundary on boundary.epoch = arrived.epoch
    inner join boundary as other_boundary on other_boundary.epoch = arrived.other_epoch
    left join arrived as unknown
        on unknown.area_level = arrived.area_level
        and unknown.area_code = 'from nowhere'
        and unknown.epoch = arrived.epoch
        and unknown.other_epoch = arrived.other_epoch
        and unknown.other_code = arrived.other_code
    where arrived.area_code <> 'from nowhere'
)

select * from final
