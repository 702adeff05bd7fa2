-- The sheet of figures: those of the city with their parts, and of the districts without.
with

figure as (
    select * from release_row where year = ?
),

final as (
    select *
    from figure
    where area_level = 'city'
        or (sex_code = '_T' and age_band_code = '_T' and category_code = '_T' and place_code = '_T')
)

select *
from final
order by
    indicator_code, area_level, area_code, part_no, sex_code, age_band_code, category_code, place_code
