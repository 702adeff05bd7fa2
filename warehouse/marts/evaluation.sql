-- The evaluation dataset: every figure with its titles, its area's name, and the verdict of the target that it answers.
-- part_no: the place in its code list, 0 for the total.
-- Grain: indicator × area × year × sex × age band × category × place. A release publishes one year of it, after
-- disclosure control; a figure that no target speaks of has no verdict.

-- Rebuilt by year: of other marts a row needs its own year alone.
with

indicator_value as (
    select * from mart.indicator_value
),

indicator as (
    select * from core.indicator
),

breakdown as (
    select * from core.indicator_breakdown
),

code as (
    select * from core.code
),

area as (
    select * from mart.area_of_year
),

verdict as (
    select * from mart.target_verdict
),

-- The one code of a row that is not a total.
named as (
    select
        *,
        case
            when sex_code <> '_T' then 'sex'
            when age_band_code <> '_T' then 'age_band'
            when category_code <> '_T' then 'category'
            when place_code <> '_T' then 'place'
        end as axis,
        coalesce(
            nullif(sex_code, '_T'),
            nullif(age_band_code, '_T'),
            nullif(category_code, '_T'),
            nullif(place_code, '_T')
        ) as part_code
    from indicator_value
),

final as (
    select
        named.indicator_code,
        indicator.title_vi as indicator_vi,
        indicator.title_en as indicator_en,
        named.area_code,
        area.name as area_name,
        area.area_level,
        area.parent_code,
        named.year,
        named.sex_code,
        named.age_band_code,
        named.category_code,
        named.place_code,
        coalesce(code.name_vi, 'Tổng số') as part_vi,
        coalesce(code.name_en, 'Total') as part_en,
        coalesce(code.ordinal, 0) as part_no,
        indicator.unit,
        named.numerator,
        named.denominator,
        named.value,
        named.is_partial,
        named.lower_bound,
        named.upper_bound,
        named.interval_low,
        named.interval_high,
        named.expected_reports,
        named.accepted_reports,
        named.reporting_rate,
        named.missing_reporters,
        verdict.plan,
        verdict.target,
        verdict.target_kind,
        verdict.target_value,
        verdict.baseline_value,
        verdict.verdict,
        verdict.trend,
        verdict.waiting_for,
        verdict.why_vi,
        verdict.why_en
    from named
    inner join indicator using (indicator_code)
    inner join area on area.area_code = named.area_code and area.year = named.year
    left join breakdown
        on breakdown.indicator_code = named.indicator_code and breakdown.axis = named.axis
    left join code
        on code.code_list = breakdown.code_list and code.code = named.part_code
    left join verdict
        on verdict.indicator = named.indicator_code
        and verdict.area_code = named.area_code
        and verdict.year = named.year
        and named.axis is null
)

select * from final
