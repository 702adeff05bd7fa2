-- What each report in force says of every area that it speaks of, up to district and city: the base of all values.
-- Grain: measure × submission × area × sex × age band × category × place; _T is the total of an axis. Areas are those of
-- mart.area_placement: as reported, or as they lay on another day.
-- A total is taken as reported. Only where a measure says that its parts add up (adds_up_over) and the submission gives
-- no total is it made of them. is_partial: a part of the sum was left blank, or rows of the table were left out, and
-- nobody knows of which of its areas; blank is not zero. apportioned_value: how much of the value is a share of what was
-- reported of an area that is divided now. value is null where nobody knows how much of such an area counts here.

-- Rebuilt by year: of other marts a row needs its own year alone.
with

fact as (
    select * from mart.measure_fact
),

measure as (
    select * from core.measure
),

part_count as (
    select * from mart.measure_part
),

reporting as (
    select * from mart.reporting
),

-- For the day on which a period ended, also where it is none of the years that targets speak of.
submission as (
    select * from core.submission_in_force
),

area as (
    select * from core.area
),

period as (
    select * from core.period where is_counted
),

observation as (
    select * from core.observation
),

-- Those with figures for several months or quarters.
by_parts_of_year as (
    select submission_id
    from observation
    group by submission_id
    having min(period_code) <> max(period_code)
),

-- A report may give a figure for each month or quarter. One that lacks some of those that others of its measure have was
-- left blank, or left out for an error.
by_part_of_year as (
    select
        submission_id,
        measure_code,
        area_code,
        sex_code,
        age_band_code,
        category_code,
        place_code,
        count(distinct period_code) < max(count(distinct period_code)) over (partition by submission_id, measure_code)
            as is_partial
    from observation
    where submission_id in (select submission_id from by_parts_of_year)
    group by submission_id, measure_code, area_code, sex_code, age_band_code, category_code, place_code
),

in_force as (
    select
        fact.submission_id,
        fact.measure_code,
        measure.source,
        measure.adds_up_over,
        submission.period_code,
        reporting.reporter_area_code,
        fact.boundaries_on,
        coalesce(fact.area_code, fact.district_code, reporting.reporter_area_code) as area_code,
        coalesce(fact.district_code, reporting.reporter_area_code) as district_code,
        fact.sex_code,
        fact.age_band_code,
        fact.category_code,
        fact.place_code,
        fact.value,
        coalesce(by_part_of_year.is_partial, false) as is_partial,
        measure.source = 'observation' and reporting.left_out_count > 0 as has_left_out
    from fact
    inner join measure on measure.measure_code = fact.measure_code
    inner join reporting
        on reporting.submission_id = fact.submission_id
        and reporting.form_code = measure.form_code
        and reporting.is_counted
    inner join submission on submission.submission_id = reporting.submission_id
    left join by_part_of_year
        on by_part_of_year.submission_id = fact.submission_id
        and by_part_of_year.measure_code = fact.measure_code
        and by_part_of_year.area_code = fact.area_code
        and by_part_of_year.sex_code = fact.sex_code
        and by_part_of_year.age_band_code = fact.age_band_code
        and by_part_of_year.category_code = fact.category_code
        and by_part_of_year.place_code = fact.place_code
),

-- A code means an area only together with a date.
located as (
    select
        in_force.* exclude (district_code),
        coalesce(area.area_code, district.area_code) as located_code
    from in_force
    left join area
        on area.area_code = in_force.area_code
        and area.area_level <> 'city'
        and mang_is_valid_on(area.valid_from, area.valid_to, in_force.boundaries_on)
    left join area as district
        on district.area_code = in_force.district_code
        and district.area_level = 'district'
        and mang_is_valid_on(district.valid_from, district.valid_to, in_force.boundaries_on)
),

given_total as (
    select
        submission_id,
        measure_code,
        bool_or(sex_code = '_T' and age_band_code = '_T' and place_code = '_T') as over_sex,
        bool_or(category_code = '_T') as over_category
    from located
    group by submission_id, measure_code
),

total_over_sex as (
    select
        located.submission_id,
        located.measure_code,
        located.source,
        located.adds_up_over,
        located.period_code,
        located.reporter_area_code,
        located.boundaries_on,
        located.area_code,
        located.located_code,
        located.has_left_out,
        '_T' as sex_code,
        located.age_band_code,
        located.category_code,
        located.place_code,
        sum(located.value) as value,
        bool_or(located.is_partial)
        or count(distinct case when located.sex_code <> '_U' then located.sex_code end) < max(part_count.sex_count)
            as is_partial
    from located
    inner join given_total using (submission_id, measure_code)
    inner join part_count using (measure_code)
    where list_contains(located.adds_up_over, 'sex')
        and not given_total.over_sex
        and located.sex_code <> '_T'
        and located.age_band_code = '_T'
        and located.place_code = '_T'
    group by all
),

with_total_over_sex as (
    select * from located
    union all by name
    select * from total_over_sex
),

total_over_category as (
    select
        given.submission_id,
        given.measure_code,
        given.source,
        given.adds_up_over,
        given.period_code,
        given.reporter_area_code,
        given.boundaries_on,
        given.area_code,
        given.located_code,
        given.has_left_out,
        given.sex_code,
        given.age_band_code,
        '_T' as category_code,
        given.place_code,
        sum(given.value) as value,
        bool_or(given.is_partial)
        or count(distinct case when given.category_code <> '_U' then given.category_code end)
        < max(part_count.category_count) as is_partial
    from with_total_over_sex as given
    inner join given_total using (submission_id, measure_code)
    inner join part_count using (measure_code)
    where list_contains(given.adds_up_over, 'category')
        and not given_total.over_category
        and given.category_code <> '_T'
    group by all
),

complete as (
    select * from with_total_over_sex
    union all by name
    select * from total_over_category
),

placement as (
    select * from mart.area_placement
),

placed as (
    select
        complete.*,
        placement.placed_level,
        placement.placed_code,
        placement.share
    from complete
    inner join placement
        on placement.area_code = complete.located_code
        and placement.boundaries_on = complete.boundaries_on
),

-- The areas that a submission speaks of: a value that one of them lacks was left blank there.
spoken_of as (
    select
        located.submission_id,
        placement.placed_code,
        count(distinct located.area_code) as area_count
    from located
    inner join placement
        on placement.area_code = located.located_code
        and placement.boundaries_on = located.boundaries_on
        and placement.placed_level = 'district'
    where located.source = 'observation'
    group by located.submission_id, placement.placed_code
),

placed_value as (
    select
        placed.measure_code,
        placed.submission_id,
        placed.reporter_area_code,
        placed.period_code,
        placed.placed_level as area_level,
        placed.placed_code as area_code,
        placed.sex_code,
        placed.age_band_code,
        placed.category_code,
        placed.place_code,
        case when count(placed.share) = count(*) then sum(placed.value * placed.share) end as value,
        coalesce(sum(case when placed.share < 1 then placed.value * placed.share end), 0) as apportioned_value,
        bool_or(placed.is_partial)
        or bool_or(placed.placed_level <> 'commune' and placed.has_left_out)
        or coalesce(count(distinct placed.area_code) < max(spoken_of.area_count), false) as is_partial
    from placed
    left join spoken_of
        on spoken_of.submission_id = placed.submission_id
        and spoken_of.placed_code = placed.placed_code
        and placed.placed_level = 'district'
        and placed.source = 'observation'
    group by all
),

spoken_of_by_submission as (
    select
        submission_id,
        count(distinct area_code) as area_count
    from located
    where source = 'observation'
    group by submission_id
),

-- With what is known of no district; all of it, on whatever boundaries.
city_value as (
    select
        complete.measure_code,
        complete.submission_id,
        complete.reporter_area_code,
        complete.period_code,
        'city' as area_level,
        (select min(area_code) from area where area_level = 'city') as area_code,
        complete.sex_code,
        complete.age_band_code,
        complete.category_code,
        complete.place_code,
        cast(sum(complete.value) as decimal(38, 15)) as value,
        0 as apportioned_value,
        bool_or(complete.is_partial)
        or bool_or(complete.has_left_out)
        or coalesce(
            count(distinct complete.area_code) < max(spoken_of_by_submission.area_count), false
        ) as is_partial
    from complete
    left join spoken_of_by_submission
        on spoken_of_by_submission.submission_id = complete.submission_id
        and complete.source = 'observation'
    group by all
),

final as (
    select * from placed_value
    union all
    select * from city_value
)

select
    measure_code,
    submission_id,
    reporter_area_code,
    period_code,
    area_level,
    area_code,
    sex_code,
    age_band_code,
    category_code,
    place_code,
    cast(value as decimal(24, 6)) as value,
    cast(apportioned_value as decimal(24, 6)) as apportioned_value,
    is_partial
from final
