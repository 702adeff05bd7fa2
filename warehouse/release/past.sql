-- What earlier releases have published of the same counts. Becomes the table release_past, from release_earlier: their
-- rows as they stand in evaluation.csv, with the baselines as rows of the year before.
-- Grain: release × count. value: null if that release hid it, 0 if nothing was known of it then.
with

slot as (
    select * from release_slot
),

earlier as (
    select * from release_earlier
),

cell as (
    select cell_no, value as figure from release_cell
),

matched as (
    select
        earlier.release,
        slot.count_no,
        case
            when slot.side = 'numerator' and (earlier.numerator is not null or earlier.suppressed)
                then earlier.numerator
            when slot.side = 'denominator' and (earlier.denominator is not null or earlier.suppressed)
                then earlier.denominator
            else 0
        end as value
    from slot
    inner join earlier
        on earlier.indicator_code = slot.indicator_code
        and earlier.year = slot.year
        and earlier.area_code = slot.area_code
        and earlier.sex_code = slot.row_sex
        and earlier.age_band_code = slot.row_age_band
        and earlier.category_code = slot.row_category
        and earlier.place_code = slot.row_place
    union all
    select earlier.release, slot.count_no, slot.value
    from slot
    inner join cell using (cell_no)
    inner join earlier
        on earlier.indicator_code = slot.indicator_code
        and earlier.year = slot.year + 1
        and earlier.area_code = slot.area_code
        and earlier.sex_code = slot.row_sex
        and earlier.age_band_code = slot.row_age_band
        and earlier.category_code = slot.row_category
        and earlier.place_code = slot.row_place
        and abs(earlier.baseline_value - cell.figure) < 1e-5
),

final as (
    select release, count_no, max(value) as value
    from matched
    group by release, count_no
)

select * from final
