-- One round of complementary suppression over release_cell; repeated until it changes nothing.
-- A published total and its published parts give the part that is left out. So where exactly one cell of such a sum is
-- suppressed, or those suppressed are together 1 to 4 people, the smallest of the others goes too: one with people in
-- it, if there is any, and the total last of all.
update release_cell
set suppressed = true
where cell_no in (

    with

    cell as (
        select * from release_cell where is_people and numerator is not null
    ),

    -- The areas of one parent add up to it, and the parts of one axis to their row.
    member as (
        select
            concat_ws('|', 'areas', indicator_code, year, parent_code, sex_code, age_band_code, category_code,
                place_code) as sum_key,
            false as is_total,
            cell_no, numerator, suppressed
        from cell
        where parent_code is not null
        union all
        select
            concat_ws('|', 'areas', indicator_code, year, area_code, sex_code, age_band_code, category_code,
                place_code),
            true,
            cell_no, numerator, suppressed
        from cell
        union all
        select
            concat_ws('|', 'parts', indicator_code, year, area_code, axis),
            false,
            cell_no, numerator, suppressed
        from cell
        where axis is not null
        union all
        select
            concat_ws('|', 'parts', indicator_code, year, area_code, axes.axis),
            true,
            cell_no, numerator, suppressed
        from cell
        cross join (values ('sex'), ('age_band'), ('category'), ('place')) as axes (axis)
        where cell.axis is null
    ),

    revealing as (
        select sum_key
        from member
        group by sum_key
        having count(case when is_total then 1 end) = 1
            and count(case when not is_total then 1 end) > 0
            and (
                count(case when suppressed then 1 end) = 1
                or (
                    count(case when is_total and not suppressed then 1 end) = 1
                    and sum(case when suppressed then numerator end) between 1 and 4
                )
            )
    ),

    next_smallest as (
        select
            cell_no,
            row_number() over (
                partition by sum_key
                order by is_total, case when numerator = 0 then 1 else 0 end, numerator, cell_no
            ) as place_no
        from member
        inner join revealing using (sum_key)
        where not suppressed
    )

    select cell_no from next_smallest where place_no = 1
)
