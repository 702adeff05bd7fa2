-- The sheet of parts: the values of each indicator's breakdown, for the city and each district.
with

figure as (
    select
        *,
        concat_ws('|', sex_code, age_band_code, category_code, place_code) as part_key
    from release_row
    where year = ? and area_level in ('city', 'district')
),

final as (
    select
        indicator_code,
        indicator_vi,
        unit,
        part_key,
        part_vi,
        part_no,
        area_code,
        area_name,
        area_level,
        value,
        suppressed,
        is_partial
    from figure
    where part_key <> '_T|_T|_T|_T'
)

select * from final order by indicator_code, part_no, part_key, area_level, area_code
