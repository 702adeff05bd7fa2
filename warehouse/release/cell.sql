-- Every figure of the year and of the one before, which it is compared with. Becomes the table release_cell.
-- Grain: that of mart.evaluation. axis: by which the row is broken down, null for a total.
with

evaluation as (
    select *
    from mart.evaluation
    where year between getvariable('release_year') - 1 and getvariable('release_year')
),

final as (
    select
        row_number() over (
            order by indicator_code, year, area_code, sex_code, age_band_code, category_code, place_code
        ) - 1 as cell_no,
        *,
        case
            when sex_code <> '_T' then 'sex'
            when age_band_code <> '_T' then 'age_band'
            when category_code <> '_T' then 'category'
            when place_code <> '_T' then 'place'
        end as axis
    from evaluation
)

select * from final
