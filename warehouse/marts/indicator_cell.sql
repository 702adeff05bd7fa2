-- The rows an indicator has, and what its parts count in each.
-- Grain: indicator × part × row, a row being _T throughout or one code of one axis of the breakdown. counted_*: the codes
-- under which mart.measure_value has the part's measure.
with

indicator as (
    select * from core.indicator
),

component as (
    select * from core.indicator_component
),

breakdown as (
    select * from core.indicator_breakdown
),

code as (
    select * from core.code
),

total_row as (
    select
        indicator_code,
        '_T' as sex_code,
        '_T' as age_band_code,
        '_T' as category_code,
        '_T' as place_code
    from indicator
    where has_total
),

breakdown_row as (
    select
        breakdown.indicator_code,
        case when breakdown.axis = 'sex' then code.code else '_T' end as sex_code,
        case when breakdown.axis = 'age_band' then code.code else '_T' end as age_band_code,
        case when breakdown.axis = 'category' then code.code else '_T' end as category_code,
        case when breakdown.axis = 'place' then code.code else '_T' end as place_code
    from breakdown
    inner join code on code.code_list = breakdown.code_list
),

cell as (
    select * from total_row
    union all
    select * from breakdown_row
),

final as (
    select
        cell.*,
        component.part,
        component.measure_code,
        case component.sex_code when 'each' then cell.sex_code else component.sex_code end as counted_sex_code,
        case component.age_band_code when 'each' then cell.age_band_code else component.age_band_code end
            as counted_age_band_code,
        case component.category_code when 'each' then cell.category_code else component.category_code end
            as counted_category_code,
        case component.place_code when 'each' then cell.place_code else component.place_code end
            as counted_place_code
    from cell
    inner join component using (indicator_code)
)

select * from final
