-- Every indicator by area and year, with what is not known about it.
-- Grain: indicator × area × year × sex × age band × category × place (_T: the total).
-- value = factor × numerator / denominator of what is known; is_partial says that something is missing from it.
-- lower_bound, upper_bound: between which the value is for certain, whatever the missing reports say. Who is missing from
-- a share counts as none and as all; of a rate nothing limits how many cases a missing report has, and then upper_bound is
-- null, as it is of a count; and where a count of children is missing, nothing limits how many they are. Rows that were
-- left out of a list count as none and as one each. plausible_lower, plausible_upper: between which it is if what is
-- missing is like what is known: of a missing report of a rate, at most the highest rate per child that any such report
-- had in two years (of reporters with plausible_min_denominator children), the most that the same unit had, and one case;
-- of missing children, the stand-in, a tenth more or less. No verdict rests on it. null: not known. interval_low,
-- interval_high: chance, at 95 %, at each bound: Wilson's for shares, exact Poisson for rates and counts.
-- lower_numerator … upper_denominator: what the bounds are made of; null: nothing limits it.
-- reporting_rate: accepted of expected reports, in percent. apportioned_numerator, apportioned_denominator: how much of
-- them is a share of what was reported of areas that are divided on these boundaries (mart.area_placement).
-- lacks_weight: there is no value, for nobody knows how much of such an area's figures belongs here.

-- Rebuilt by year, with the years beside it: of other marts a row needs these too.
with

indicator as (
    select * from core.indicator
),

unit as (
    select * from mart.indicator_unit
),

report as (
    select * from mart.indicator_report
),

two_years as (
    select * from mart.two_years
),

component as (
    select * from core.indicator_component
),

measure as (
    select * from core.measure
),

-- By which share a count of children is taken to differ, at most, from what the same unit said of another period.
plausibility as (
    select 0.1 as change
),

numerator as (
    select
        indicator_code,
        year,
        sex_code,
        age_band_code,
        category_code,
        place_code,
        area_code,
        unit_area_code,
        pair_code,
        year_from,
        bool_and(covers_unit) as covers_unit,
        case
            when year_from = 'any' then max(case when value > 0 then 1 when value = 0 then 0 end)
            else sum(value)
        end as known,
        count(case when is_open then 1 end) as open_count,
        case
            when year_from <> 'any' then case when count(room) = count(*) then sum(room) end
            when bool_or(is_open) then 1 - coalesce(max(case when value > 0 then 1 else 0 end), 0)
            else 0
        end as room,
        bool_or(lacks_weight) as lacks_weight,
        sum(apportioned_value) as apportioned
    from unit
    where part = 'numerator'
    group by
        indicator_code, year, sex_code, age_band_code, category_code, place_code, area_code, unit_area_code,
        pair_code, year_from
),

-- What is missing is taken to be as large as the stand-in, and never to be nobody.
denominator_unit as (
    select
        unit.*,
        case
            when room is not null then value
            when stand_in is not null or value is not null
                then greatest(coalesce(value, 0), coalesce(stand_in, 0), 1)
        end as size,
        case
            when room is not null then value
            when stand_in is not null then greatest(coalesce(value, 0), floor(stand_in * (1 - change)))
        end as size_low,
        case
            when room is not null then value + room
            when stand_in is not null then greatest(coalesce(value, 0), ceil(stand_in * (1 + change)), 1)
        end as size_high
    from unit
    cross join plausibility
    where part = 'denominator'
),

denominator as (
    select
        indicator_code,
        year,
        sex_code,
        age_band_code,
        category_code,
        place_code,
        area_code as unit_area_code,
        pair_code,
        sum(value) as known,
        count(case when is_open then 1 end) as open_count,
        case when count(room) = count(*) then sum(room) end as room,
        case when count(size) = count(*) then sum(size) end as size,
        case when count(size_low) = count(*) then sum(size_low) end as size_low,
        case when count(size_high) = count(*) then sum(size_high) end as size_high,
        bool_or(lacks_weight) as lacks_weight,
        sum(apportioned_value) as apportioned
    from denominator_unit
    group by all
),

-- The highest rate that one report had: of a district's office per child of the district, of a department per child of
-- the city; a district of a department's list is judged by the districts of that list.
plausible_rate as (
    select
        one.indicator_code,
        one.sex_code,
        one.age_band_code,
        one.category_code,
        one.place_code,
        two_years.year,
        one.covers_unit,
        max(one.value / denominator.known) as rate
    from unit as one
    inner join indicator on indicator.indicator_code = one.indicator_code
    inner join denominator
        on denominator.indicator_code = one.indicator_code
        and denominator.year = one.year
        and denominator.sex_code = one.sex_code
        and denominator.age_band_code = one.age_band_code
        and denominator.category_code = one.category_code
        and denominator.place_code = one.place_code
        and denominator.unit_area_code = one.unit_area_code
        and denominator.pair_code = one.pair_code
        and denominator.open_count = 0
    inner join two_years on two_years.year_of_two = one.year
    where indicator.unit = 'per_100_000'
        and one.part = 'numerator'
        and one.area_code = one.unit_area_code
        and not one.is_open
        and denominator.known >= indicator.plausible_min_denominator
    group by all
),

-- What a missing report of cases may say, if it is like others: more than what is known of it, in whole cases.
plausible_report as (
    select
        one.indicator_code,
        one.year,
        one.sex_code,
        one.age_band_code,
        one.category_code,
        one.place_code,
        one.area_code,
        one.unit_area_code,
        one.pair_code,
        coalesce(one.value, 0) as value,
        case
            when one.room is not null then coalesce(one.value, 0) + one.room
            when one.stand_in is not null or plausible_rate.rate * denominator.size_high is not null
                then greatest(
                    coalesce(one.value, 0) + 1,
                    coalesce(one.stand_in, 0),
                    coalesce(ceil(round(plausible_rate.rate * denominator.size_high, 6)), 0)
                )
        end as plausible_value
    from unit as one
    left join denominator
        on denominator.indicator_code = one.indicator_code
        and denominator.year = one.year
        and denominator.sex_code = one.sex_code
        and denominator.age_band_code = one.age_band_code
        and denominator.category_code = one.category_code
        and denominator.place_code = one.place_code
        and denominator.unit_area_code = one.unit_area_code
        and denominator.pair_code = one.pair_code
    left join plausible_rate
        on plausible_rate.indicator_code = one.indicator_code
        and plausible_rate.year = one.year
        and plausible_rate.sex_code = one.sex_code
        and plausible_rate.age_band_code = one.age_band_code
        and plausible_rate.category_code = one.category_code
        and plausible_rate.place_code = one.place_code
        and plausible_rate.covers_unit = one.covers_unit
    where one.part = 'numerator' and one.is_open
),

plausible_room as (
    select
        indicator_code,
        year,
        sex_code,
        age_band_code,
        category_code,
        place_code,
        area_code,
        unit_area_code,
        pair_code,
        case when count(plausible_value) = count(*) then sum(plausible_value - value) end as room
    from plausible_report
    group by all
),

same_list as (
    select numerator.indicator_code
    from component as numerator
    inner join measure as numerator_measure on numerator_measure.measure_code = numerator.measure_code
    inner join component as denominator
        on denominator.indicator_code = numerator.indicator_code
        and denominator.period_kind = numerator.period_kind
        and denominator.year_from = numerator.year_from
    inner join measure as denominator_measure
        on denominator_measure.measure_code = denominator.measure_code
        and denominator_measure.form_code = numerator_measure.form_code
    where numerator.part = 'numerator' and denominator.part = 'denominator'
),

paired as (
    select
        numerator.indicator_code,
        numerator.year,
        numerator.sex_code,
        numerator.age_band_code,
        numerator.category_code,
        numerator.place_code,
        numerator.area_code,
        numerator.unit_area_code,
        indicator.unit,
        indicator.indicator_code in (select indicator_code from same_list) as is_of_same_list,
        numerator.known as numerator_known,
        numerator.open_count as numerator_open_count,
        coalesce(numerator.known, 0) as n,
        numerator.room as n_room,
        case when numerator.open_count = 0 then 0 else plausible_room.room end as n_plausible_room,
        denominator.known as denominator_known,
        coalesce(denominator.open_count, 0) as denominator_open_count,
        coalesce(denominator.known, 0) as d,
        denominator.room as d_room,
        denominator.size,
        denominator.size_low,
        denominator.size_high,
        numerator.lacks_weight or coalesce(denominator.lacks_weight, false) as lacks_weight,
        numerator.apportioned as apportioned_numerator,
        coalesce(denominator.apportioned, 0) as apportioned_denominator
    from numerator
    inner join indicator using (indicator_code)
    left join denominator
        on denominator.indicator_code = numerator.indicator_code
        and denominator.year = numerator.year
        and denominator.sex_code = numerator.sex_code
        and denominator.age_band_code = numerator.age_band_code
        and denominator.category_code = numerator.category_code
        and denominator.place_code = numerator.place_code
        and denominator.unit_area_code = numerator.unit_area_code
        and denominator.pair_code = numerator.pair_code
    left join plausible_room
        on plausible_room.indicator_code = numerator.indicator_code
        and plausible_room.year = numerator.year
        and plausible_room.sex_code = numerator.sex_code
        and plausible_room.age_band_code = numerator.age_band_code
        and plausible_room.category_code = numerator.category_code
        and plausible_room.place_code = numerator.place_code
        and plausible_room.area_code = numerator.area_code
        and plausible_room.unit_area_code = numerator.unit_area_code
        and plausible_room.pair_code = numerator.pair_code
),

-- What numerator and denominator are where the value is lowest, and where it is highest. Of a share, whoever is in the
-- numerator is in the denominator; where nobody knows how many are missing from both, it may be all.
extreme as (
    select
        *,
        n as low_n,
        -- null: nothing limits it, and the value may be as near to zero as can be.
        d + d_room as low_d,
        case
            when unit <> 'percent' then n + n_room
            when d_room is null and n_room = 0 then n
            when d_room is null then null
            when n_room is null then greatest(n, d + d_room)
            when is_of_same_list then n + n_room
            else greatest(n, least(n + n_room, d + d_room))
        end as high_n,
        case
            when unit <> 'percent' then d
            when d_room is null then greatest(n, d)
            when n_room is null then d + d_room
            when is_of_same_list then d + least(n_room, d_room)
            else least(greatest(d, n + n_room), d + d_room)
        end as high_d
    from paired
),

-- The same, if what is missing is like what is known.
plausible as (
    select
        *,
        coalesce(low_d, greatest(size_high, n)) as plausible_low_d,
        case
            when unit <> 'percent' then n + n_plausible_room
            when d_room is not null or n_room = 0 then high_n
            else size_high
        end as plausible_high_n,
        case
            when d_room is not null then high_d
            when unit <> 'percent' then size_low
            when n_room = 0 then greatest(size_low, n)
            else size_high
        end as plausible_high_d
    from extreme
),

-- Like with like: a share takes numerator and denominator from the same reports. A rate is per child, whoever reported
-- the cases; where the count of children itself is missing, the stand-in keeps the rate from being overstated.
counted as (
    select
        *,
        case
            when unit = 'percent' and (numerator_known is null or denominator_known is null) then null
            when unit = 'per_100_000' and size is null then null
            else numerator_known
        end as numerator_value,
        case
            when unit = 'percent' and numerator_known is null then null
            when unit = 'percent' then denominator_known
            when unit = 'per_100_000' then size
        end as denominator_value
    from plausible
),

summed as (
    select
        indicator_code,
        year,
        sex_code,
        age_band_code,
        category_code,
        place_code,
        area_code,
        unit,
        bool_or(lacks_weight) as lacks_weight,
        sum(numerator_value) as numerator,
        sum(denominator_value) as denominator,
        sum(low_n) as low_n,
        case when count(low_d) = count(*) then sum(low_d) end as low_d,
        case when count(high_n) = count(*) then sum(high_n) end as high_n,
        sum(high_d) as high_d,
        case when count(plausible_low_d) = count(*) then sum(plausible_low_d) end as plausible_low_d,
        case when count(plausible_high_n) = count(*) then sum(plausible_high_n) end as plausible_high_n,
        case when count(plausible_high_d) = count(*) then sum(plausible_high_d) end as plausible_high_d,
        sum(numerator_open_count + denominator_open_count) > 0 as is_partial,
        sum(apportioned_numerator) as apportioned_numerator,
        sum(apportioned_denominator) as apportioned_denominator
    from counted
    group by indicator_code, year, sex_code, age_band_code, category_code, place_code, area_code, unit
),

valued as (
    select
        summed.* exclude (numerator, denominator),
        case when not lacks_weight then summed.numerator end as numerator,
        case when summed.unit <> 'count' and not lacks_weight then summed.denominator end as denominator,
        indicator.factor,
        case
            when lacks_weight then null
            when summed.unit = 'count' then summed.numerator
            else indicator.factor * summed.numerator / nullif(summed.denominator, 0)
        end as value,
        case
            when lacks_weight then null
            when summed.unit = 'count' then summed.low_n
            when summed.low_d is null then 0
            else indicator.factor * summed.low_n / nullif(summed.low_d, 0)
        end as lower_bound,
        case
            when lacks_weight then null
            when summed.unit = 'count' then summed.high_n
            when summed.unit = 'percent' and summed.high_n is null then indicator.factor
            else indicator.factor * summed.high_n / nullif(summed.high_d, 0)
        end as upper_bound,
        case
            when lacks_weight then null
            when summed.unit = 'count' then summed.low_n
            else indicator.factor * summed.low_n / nullif(summed.plausible_low_d, 0)
        end as plausible_lower,
        case
            when lacks_weight then null
            when summed.unit = 'count' then summed.plausible_high_n
            else indicator.factor * summed.plausible_high_n / nullif(summed.plausible_high_d, 0)
        end as plausible_upper
    from summed
    inner join indicator using (indicator_code)
),

-- Chance at each bound. greatest and least pass over null.
with_interval as (
    select
        valued.*,
        case
            when unit = 'percent' and low_d is null then 0
            when unit = 'percent' then factor * mang_wilson(low_n, nullif(low_d, 0), -1)
            when low_n = 0 or (unit <> 'count' and low_d is null) then 0
            when unit = 'count' then gamma_quantile(low_n, mang_tail())
            else factor * gamma_quantile(low_n, mang_tail()) / nullif(low_d, 0)
        end as interval_low,
        case
            when unit = 'percent' and high_n is null then factor
            when unit = 'percent' then factor * mang_wilson(high_n, nullif(high_d, 0), 1)
            when unit = 'count' then gamma_quantile(high_n + 1, 1 - mang_tail())
            else factor * gamma_quantile(high_n + 1, 1 - mang_tail()) / nullif(high_d, 0)
        end as interval_high
    from valued
),

expected_report as (
    select
        indicator_code,
        year,
        area_code,
        count(*) as expected_reports,
        count(case when state = 'accepted' then 1 end) as accepted_reports
    from (
        select distinct indicator_code, year, area_code, form_code, reporter_code, period_code, state
        from report
        where is_expected
    ) as fed
    group by indicator_code, year, area_code
),

missing_reporter as (
    select
        indicator_code,
        year,
        sex_code,
        age_band_code,
        category_code,
        place_code,
        area_code,
        list_sort(list(distinct reporter_code)) as missing_reporters
    from unit
    where is_open
    group by all
),

final as (
    select
        with_interval.indicator_code,
        with_interval.area_code,
        with_interval.year,
        with_interval.sex_code,
        with_interval.age_band_code,
        with_interval.category_code,
        with_interval.place_code,
        with_interval.numerator,
        with_interval.denominator,
        with_interval.value,
        with_interval.is_partial,
        with_interval.lower_bound,
        with_interval.upper_bound,
        with_interval.plausible_lower,
        with_interval.plausible_upper,
        case when with_interval.lower_bound is not null then with_interval.interval_low end as interval_low,
        case when with_interval.lower_bound is not null then with_interval.interval_high end as interval_high,
        case when not with_interval.lacks_weight then with_interval.low_n end as lower_numerator,
        case when not with_interval.lacks_weight then with_interval.low_d end as lower_denominator,
        case when not with_interval.lacks_weight then with_interval.high_n end as upper_numerator,
        case when not with_interval.lacks_weight and with_interval.unit <> 'count' then with_interval.high_d end
            as upper_denominator,
        coalesce(expected_report.expected_reports, 0) as expected_reports,
        coalesce(expected_report.accepted_reports, 0) as accepted_reports,
        100.0 * expected_report.accepted_reports / nullif(expected_report.expected_reports, 0) as reporting_rate,
        coalesce(missing_reporter.missing_reporters, []) as missing_reporters,
        with_interval.lacks_weight,
        with_interval.apportioned_numerator,
        with_interval.apportioned_denominator
    from with_interval
    left join expected_report
        on expected_report.indicator_code = with_interval.indicator_code
        and expected_report.year = with_interval.year
        and expected_report.area_code = with_interval.area_code
    left join missing_reporter
        on missing_reporter.indicator_code = with_interval.indicator_code
        and missing_reporter.year = with_interval.year
        and missing_reporter.sex_code = with_interval.sex_code
        and missing_reporter.age_band_code = with_interval.age_band_code
        and missing_reporter.category_code = with_interval.category_code
        and missing_reporter.place_code = with_interval.place_code
        and missing_reporter.area_code = with_interval.area_code
    -- Districts as they were (mart.area_placement) count in the city alone.
    where with_interval.area_code in (select area_code from core.area)
)

select * from final
