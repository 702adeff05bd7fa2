-- The values at hand, computed anew from what each report says by its cells, by the rules of mart.indicator_value.
with

unit as (
    select * from unit_again
),

indicator as (
    select * from core.indicator
),

numerator as (
    select
        indicator_code,
        of_area_code,
        year,
        sex_code,
        age_band_code,
        category_code,
        place_code,
        unit_area_code,
        pair_code,
        case
            when year_from = 'any' then max(case when again > 0 then 1 when again = 0 then 0 end)
            else sum(again)
        end as known
    from unit
    where part = 'numerator'
    group by
        indicator_code, of_area_code, year, sex_code, age_band_code, category_code, place_code, unit_area_code,
        pair_code, year_from
),

-- Of the stand-in for what is missing, or of what is known: the larger.
denominator_unit as (
    select
        *,
        case
            when room is not null then again
            when stand_in is not null or again is not null then greatest(coalesce(again, 0), coalesce(stand_in, 0), 1)
        end as size
    from unit
    where part = 'denominator'
),

denominator as (
    select
        indicator_code,
        of_area_code,
        year,
        sex_code,
        age_band_code,
        category_code,
        place_code,
        area_code as unit_area_code,
        pair_code,
        sum(again) as known,
        case when count(size) = count(*) then sum(size) end as size
    from denominator_unit
    group by all
),

counted as (
    select
        numerator.indicator_code,
        numerator.of_area_code,
        numerator.year,
        numerator.sex_code,
        numerator.age_band_code,
        numerator.category_code,
        numerator.place_code,
        indicator.unit,
        indicator.factor,
        case
            when indicator.unit = 'percent' and denominator.known is null then null
            when indicator.unit = 'per_100_000' and denominator.size is null then null
            else numerator.known
        end as numerator,
        case
            when indicator.unit = 'percent' and numerator.known is not null then denominator.known
            when indicator.unit = 'per_100_000' then denominator.size
        end as denominator
    from numerator
    inner join indicator on indicator.indicator_code = numerator.indicator_code
    left join denominator
        on denominator.indicator_code = numerator.indicator_code
        and denominator.of_area_code = numerator.of_area_code
        and denominator.year = numerator.year
        and denominator.sex_code = numerator.sex_code
        and denominator.age_band_code = numerator.age_band_code
        and denominator.category_code = numerator.category_code
        and denominator.place_code = numerator.place_code
        and denominator.unit_area_code = numerator.unit_area_code
        and denominator.pair_code = numerator.pair_code
),

summed as (
    select
        indicator_code,
        of_area_code as area_code,
        year,
        sex_code,
        age_band_code,
        category_code,
        place_code,
        sum(numerator) as numerator,
        case when unit <> 'count' then sum(denominator) end as denominator,
        case
            when unit = 'count' then sum(numerator)
            else factor * sum(numerator) / nullif(sum(denominator), 0)
        end as value
    from counted
    group by
        indicator_code, of_area_code, year, sex_code, age_band_code, category_code, place_code, unit, factor
)

select * from summed
