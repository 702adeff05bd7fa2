-- The first sheet: each target of the year for the whole city.
with

target as (
    select * from core.target where year = ?
),

plan as (
    select * from core.plan
),

figure as (
    select *
    from release_row
    where area_level = 'city' and sex_code = '_T' and age_band_code = '_T' and category_code = '_T'
        and place_code = '_T'
),

final as (
    select
        target.target,
        target.wording_vi,
        plan.plan,
        strftime(plan.issued_on, '%d/%m/%Y') as issued_on,
        plan.issuer_vi,
        plan.title_vi,
        target.indicator_code,
        indicator.unit,
        figure.value,
        coalesce(figure.suppressed, false) as suppressed,
        target.target_kind,
        target.target_value,
        figure.verdict,
        figure.trend,
        figure.reporting_rate,
        figure.why_vi
    from target
    inner join plan using (plan)
    inner join core.indicator as indicator on indicator.indicator_code = target.indicator_code
    left join figure
        on figure.indicator_code = target.indicator_code
        and figure.year = target.year
)

select * from final order by plan, target
