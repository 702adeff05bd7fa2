-- Which count of people stands as numerator or denominator of each cell: the same count behind two indicators is one
-- number. Becomes the table release_slot.
-- Grain: cell × side, of people alone. Whether there was any is not how many there were. The value is of a count's
-- identity: a share leaves out those whose denominator is missing, so the same words may mean two numbers.
with

cell as (
    select * from release_cell
),

component as (
    select * from core.indicator_component
),

measure as (
    select * from core.measure
),

counted as (
    select
        cell.cell_no,
        component.part as side,
        cell.indicator_code,
        cell.year,
        cell.area_code,
        cell.parent_code,
        cell.area_level,
        cell.sex_code as row_sex,
        cell.age_band_code as row_age_band,
        cell.category_code as row_category,
        cell.place_code as row_place,
        cell.axis,
        cell.unit,
        cell.target is not null as has_target,
        component.measure_code,
        component.year_from,
        component.period_kind,
        case component.sex_code when 'each' then cell.sex_code else component.sex_code end as sex_code,
        case component.age_band_code when 'each' then cell.age_band_code else component.age_band_code end
            as age_band_code,
        case component.category_code when 'each' then cell.category_code else component.category_code end
            as category_code,
        case component.place_code when 'each' then cell.place_code else component.place_code end as place_code,
        case component.part when 'numerator' then cell.numerator else cell.denominator end as value
    from cell
    inner join component using (indicator_code)
    inner join measure using (measure_code)
    where measure.counts = 'people' and component.year_from <> 'any'
),

final as (
    select
        *,
        dense_rank() over (
            order by
                year, area_code, measure_code, sex_code, age_band_code, category_code, place_code, year_from,
                period_kind, value
        ) - 1 as count_no
    from counted
    where value is not null
)

select * from final
