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

measure_value as (
    select distinct measure_code, sex_code, age_band_code, category_code, place_code
    from mart.measure_value
),

-- "Not known" is a row only where somebody said so: a table that has no such column left nothing blank.
said_unknown as (
    select distinct
        component.indicator_code,
        axis.axis
    from component
    inner join measure_value on measure_value.measure_code = component.measure_code
    inner join (values ('sex'), ('age_band'), ('category'), ('place')) as axis (axis)
        on '_U' = case axis.axis
            when 'sex' then measure_value.sex_code
            when 'age_band' then measure_value.age_band_code
            when 'category' then measure_value.category_code
            else measure_value.place_code
        end
    where component.part = 'numerator'
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
    left join said_unknown
        on said_unknown.indicator_code = breakdown.indicator_code and said_unknown.axis = breakdown.axis
    where code.code <> '_U' or said_unknown.axis is not null
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
