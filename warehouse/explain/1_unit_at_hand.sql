-- The reports that the values at hand are made of. As in mart.indicator_value, a denominator is that of the part of the
-- area that the report of the numerator covers: a district for a district's office.
-- Grain: value at hand (of_area_code and what follows) × part × report.
with

value as (
    select * from value_at_hand
),

unit as (
    select * from mart.indicator_unit
),

numerator as (
    select
        value.area_code as of_area_code,
        unit.*
    from value
    inner join unit
        on unit.indicator_code = value.indicator_code
        and unit.area_code = value.area_code
        and unit.year = value.year
        and unit.sex_code = value.sex_code
        and unit.age_band_code = value.age_band_code
        and unit.category_code = value.category_code
        and unit.place_code = value.place_code
    where unit.part = 'numerator'
),

covered as (
    select distinct
        of_area_code, indicator_code, year, sex_code, age_band_code, category_code, place_code, unit_area_code, pair_code
    from numerator
),

denominator as (
    select
        covered.of_area_code,
        unit.*
    from covered
    inner join unit
        on unit.indicator_code = covered.indicator_code
        and unit.area_code = covered.unit_area_code
        and unit.year = covered.year
        and unit.sex_code = covered.sex_code
        and unit.age_band_code = covered.age_band_code
        and unit.category_code = covered.category_code
        and unit.place_code = covered.place_code
        and unit.pair_code = covered.pair_code
    where unit.part = 'denominator'
)

select * from numerator
union all by name
select * from denominator
