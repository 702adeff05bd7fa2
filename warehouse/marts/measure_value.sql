-- Every counted value in force, where it was reported and rolled up to district and city: the base of all indicators.
-- Grain: measure × area × period × sex × age band × category × place; _T is the total of an axis.
-- A total is taken as reported. Only where a measure says that its parts add up (adds_up_over) and the submission gives
-- no total is it made of them. is_partial: a part of the sum was left blank; blank is not zero.

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
        submission.period_end,
        coalesce(fact.area_code, fact.district_code, reporting.reporter_area_code) as area_code,
        coalesce(fact.district_code, reporting.reporter_area_code) as district_code,
        fact.sex_code,
        fact.age_band_code,
        fact.category_code,
        fact.place_code,
        fact.value,
        coalesce(by_part_of_year.is_partial, false) as is_partial
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
placed as (
    select
        in_force.* exclude (district_code),
        area.area_level,
        case area.area_level
            when 'commune' then area.parent_code
            when 'district' then area.area_code
            else district.area_code
        end as district_code
    from in_force
    left join area
        on area.area_code = in_force.area_code
        and mang_is_valid_on(area.valid_from, area.valid_to, in_force.period_end)
    left join area as district
        on district.area_code = in_force.district_code
        and district.area_level = 'district'
        and mang_is_valid_on(district.valid_from, district.valid_to, in_force.period_end)
),

given_total as (
    select
        submission_id,
        measure_code,
        bool_or(sex_code = '_T' and age_band_code = '_T' and place_code = '_T') as over_sex,
        bool_or(category_code = '_T') as over_category
    from placed
    group by submission_id, measure_code
),

total_over_sex as (
    select
        placed.submission_id,
        placed.measure_code,
        placed.source,
        placed.adds_up_over,
        placed.period_code,
        placed.period_end,
        placed.area_code,
        placed.area_level,
        placed.district_code,
        '_T' as sex_code,
        placed.age_band_code,
        placed.category_code,
        placed.place_code,
        sum(placed.value) as value,
        bool_or(placed.is_partial)
        or count(distinct case when placed.sex_code <> '_U' then placed.sex_code end) < max(part_count.sex_count)
            as is_partial
    from placed
    inner join given_total using (submission_id, measure_code)
    inner join part_count using (measure_code)
    where list_contains(placed.adds_up_over, 'sex')
        and not given_total.over_sex
        and placed.sex_code <> '_T'
        and placed.age_band_code = '_T'
        and placed.place_code = '_T'
    group by all
),

with_total_over_sex as (
    select * from placed
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
        given.period_end,
        given.area_code,
        given.area_level,
        given.district_code,
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

-- The areas a submission speaks of: a value that one of them lacks was left blank there.
spoken_of as (
    select
        submission_id,
        district_code,
        count(distinct area_code) as area_count
    from placed
    where source = 'observation'
    group by submission_id, district_code
),

commune_value as (
    select
        measure_code,
        area_code,
        'commune' as area_level,
        period_code,
        sex_code,
        age_band_code,
        category_code,
        place_code,
        sum(value) as value,
        bool_or(is_partial) as is_partial
    from complete
    where area_level = 'commune'
    group by all
),

district_submission_value as (
    select
        complete.measure_code,
        complete.district_code,
        complete.period_code,
        complete.sex_code,
        complete.age_band_code,
        complete.category_code,
        complete.place_code,
        complete.submission_id,
        sum(complete.value) as value,
        bool_or(complete.is_partial)
        or coalesce(count(distinct complete.area_code) < max(spoken_of.area_count), false) as is_partial
    from complete
    left join spoken_of
        on spoken_of.submission_id = complete.submission_id
        and spoken_of.district_code = complete.district_code
        and complete.source = 'observation'
    group by all
),

district_value as (
    select
        measure_code,
        district_code as area_code,
        'district' as area_level,
        period_code,
        sex_code,
        age_band_code,
        category_code,
        place_code,
        sum(value) as value,
        bool_or(is_partial) as is_partial
    from district_submission_value
    where district_code is not null
    group by all
),

spoken_of_by_submission as (
    select
        submission_id,
        sum(area_count) as area_count
    from spoken_of
    group by submission_id
),

-- With what is known of no district.
city_submission_value as (
    select
        complete.measure_code,
        complete.period_code,
        complete.sex_code,
        complete.age_band_code,
        complete.category_code,
        complete.place_code,
        complete.submission_id,
        sum(complete.value) as value,
        bool_or(complete.is_partial)
        or coalesce(
            count(distinct complete.area_code) < max(spoken_of_by_submission.area_count), false
        ) as is_partial
    from complete
    left join spoken_of_by_submission
        on spoken_of_by_submission.submission_id = complete.submission_id
        and complete.source = 'observation'
    group by all
),

city_value as (
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
        bool_or(is_partial) as is_partial
    from city_submission_value
    group by all
),

-- What nobody reports: the districts there were at the end of the year.
district_count as (
    select
        measure.measure_code,
        area.area_code,
        'district' as area_level,
        period.period_code,
        '_T' as sex_code,
        '_T' as age_band_code,
        '_T' as category_code,
        '_T' as place_code,
        1 as value,
        false as is_partial
    from measure
    inner join period on period.period_kind = 'year'
    inner join area
        on area.area_level = 'district'
        and mang_is_valid_on(area.valid_from, area.valid_to, period.period_end)
    where measure.source = 'area'
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
        false as is_partial
    from district_count
    group by all
),

final as (
    select * from commune_value
    union all
    select * from district_value
    union all
    select * from city_value
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
    is_partial
from final
