-- The facts that these reports add. The indicator and year at hand, where there is but one, are told beforehand as
-- variables, so that others need not be looked at.
-- Grain: value at hand × part × report × fact.
with

unit as (
    select * from unit_at_hand
),

source as (
    select *
    from mart.indicator_source
    where indicator_code = coalesce(getvariable('indicator_at_hand'), indicator_code)
        and year = coalesce(getvariable('year_at_hand'), year)
)

select
    unit.of_area_code,
    source.*
from unit
inner join source
    using (
        indicator_code, area_code, year, sex_code, age_band_code, category_code, place_code, part, unit_area_code,
        form_code, reporter_code, period_code
    )
