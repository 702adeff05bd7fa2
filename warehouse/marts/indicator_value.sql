-- Every indicator by area and year, with what is not known about it.
-- Grain: indicator × area × year × sex × age band × category × place (_T: the total).
-- value = factor × numerator / denominator of what is known; is_partial says that something is missing from it.
-- lower_bound, upper_bound: what the value can be, whatever the missing reports say. For a share, the missing children
-- count as none and as all. For a rate, a missing report counts as no case, and as the highest rate per child that any
-- such report had in two years (plausible, not certain; only reporters with plausible_min_denominator children). null:
-- not known. interval_low, interval_high: chance, at 95 %: Wilson's for shares, exact Poisson for rates and counts.
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

-- The standard normal quantile of a two-sided interval of 95 %.
confidence as (
    select 1.959963984540054 as z, 0.025 as tail
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
        *,
        case
            when not is_open then value
            when stand_in is not null or value is not null
                then greatest(coalesce(value, 0), coalesce(stand_in, 0), 1)
        end as size
    from unit
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
        case when count(size) = count(*) then sum(size) end as size,
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
        numerator.known as numerator_known,
        numerator.open_count as numerator_open_count,
        denominator.known as denominator_known,
        coalesce(denominator.open_count, 0) as denominator_open_count,
        denominator.size,
        plausible_rate.rate as plausible_rate,
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
    left join plausible_rate
        on plausible_rate.indicator_code = numerator.indicator_code
        and plausible_rate.year = numerator.year
        and plausible_rate.sex_code = numerator.sex_code
        and plausible_rate.age_band_code = numerator.age_band_code
        and plausible_rate.category_code = numerator.category_code
        and plausible_rate.place_code = numerator.place_code
        and plausible_rate.covers_unit = numerator.covers_unit
),

-- Like with like: a share takes numerator and denominator from the same reports. A rate is per child, whoever reported
-- the cases; where the count of children itself is missing, the stand-in keeps the rate from being overstated.
bounded as (
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
        end as denominator_value,
        coalesce(numerator_known, 0) as numerator_low,
        case
            when numerator_open_count = 0 then numerator_known
            when unit = 'percent' then size
            when unit = 'per_100_000' then coalesce(numerator_known, 0) + numerator_open_count * plausible_rate * size
        end as numerator_high
    from paired
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
        case when not bool_or(lacks_weight) then sum(numerator_value) end as numerator,
        case when unit <> 'count' and not bool_or(lacks_weight) then sum(denominator_value) end as denominator,
        case when not bool_or(lacks_weight) then sum(numerator_low) end as numerator_low,
        case when count(numerator_high) = count(*) and not bool_or(lacks_weight) then sum(numerator_high) end
            as numerator_high,
        case when count(size) = count(*) then sum(size) end as size,
        sum(numerator_open_count + denominator_open_count) > 0 as is_partial,
        bool_or(lacks_weight) as lacks_weight,
        sum(apportioned_numerator) as apportioned_numerator,
        sum(apportioned_denominator) as apportioned_denominator
    from bounded
    group by indicator_code, year, sex_code, age_band_code, category_code, place_code, area_code, unit
),

valued as (
    select
        summed.*,
        indicator.unit,
        indicator.factor,
        case
            when indicator.unit = 'count' then summed.numerator
            else indicator.factor * summed.numerator / nullif(summed.denominator, 0)
        end as value,
        case
            when indicator.unit = 'count' then summed.numerator_low
            else indicator.factor * summed.numerator_low / nullif(summed.size, 0)
        end as lower_bound,
        case
            when indicator.unit = 'count' then summed.numerator_high
            else indicator.factor * summed.numerator_high / nullif(summed.size, 0)
        end as upper_bound,
        summed.numerator / nullif(summed.denominator, 0) as share
    from summed
    inner join indicator using (indicator_code)
),

with_interval as (
    select
        valued.*,
        -- greatest and least pass over null.
        case
            when unit = 'percent' and share is null then null
            when unit = 'percent'
                then factor * greatest(0, (
                    share + z * z / (2 * denominator)
                    - z * sqrt(share * (1 - share) / denominator + z * z / (4 * denominator * denominator))
                ) / (1 + z * z / denominator))
            when numerator = 0 then 0
            when unit = 'count' then gamma_quantile(numerator, tail)
            else factor * gamma_quantile(numerator, tail) / nullif(denominator, 0)
        end as interval_low,
        case
            when unit = 'percent' and share is null then null
            when unit = 'percent'
                then factor * least(1, (
                    share + z * z / (2 * denominator)
                    + z * sqrt(share * (1 - share) / denominator + z * z / (4 * denominator * denominator))
                ) / (1 + z * z / denominator))
            when unit = 'count' then gamma_quantile(numerator + 1, 1 - tail)
            else factor * gamma_quantile(numerator + 1, 1 - tail) / nullif(denominator, 0)
        end as interval_high
    from valued
    cross join confidence
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
        with_interval.interval_low,
        with_interval.interval_high,
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
