-- Which cells and rows of which reports are counted in each value of mart.indicator_value.
-- A view: nothing is stored, for a register has a row for each child, and each counts in many values. Ask for one
-- indicator, area and year at a time.
-- Grain: indicator × row × area × year × part × report × fact. The first columns are those of mart.indicator_value; then
-- the report, and where in its file the fact stands: column_ref is the cell of a figure, and of a list the columns that
-- its rows span. row_*: of what area, sex and so on the fact itself is. value: what it adds to the part, which is a share
-- of the fact where its area was divided. added_column: the column of a list whose figures are added up; null where rows
-- are counted, and for figures.
-- A figure of a total stands by itself; only where the mart makes a total of its parts (adds_up_over) are these its
-- facts. What is not reported at all, such as the districts themselves, has no rows.
with

unit as (
    select * from mart.indicator_unit where value is not null
),

fact as (
    select * from mart.measure_row
),

measure as (
    select * from core.measure
),

reporting as (
    select * from mart.reporting where is_counted
),

area as (
    select * from core.area
),

placement as (
    select * from mart.area_placement where placed_level = 'district' and share > 0
),

city as (
    select min(area_code) as area_code from area where area_level = 'city'
),

-- As in mart.report_value: whether a report gives a total itself.
given_total as (
    select
        submission_id,
        measure_code,
        bool_or(sex_code = '_T' and age_band_code = '_T' and place_code = '_T') as over_sex,
        bool_or(category_code = '_T') as over_category
    from mart.measure_fact
    where measure_code in (select measure_code from measure where source = 'observation')
    group by submission_id, measure_code
),

in_force as (
    select
        fact.* exclude (area_code, district_code),
        measure.source,
        reporting.form_code,
        reporting.reporter_code,
        reporting.period_code,
        coalesce(fact.area_code, fact.district_code, reporting.reporter_area_code) as area_code,
        coalesce(fact.district_code, reporting.reporter_area_code) as district_code,
        list_contains(measure.adds_up_over, 'sex') and not given_total.over_sex as adds_up_over_sex,
        list_contains(measure.adds_up_over, 'category') and not given_total.over_category as adds_up_over_category
    from fact
    inner join measure on measure.measure_code = fact.measure_code
    inner join reporting
        on reporting.submission_id = fact.submission_id
        and reporting.form_code = measure.form_code
    left join given_total
        on given_total.submission_id = fact.submission_id
        and given_total.measure_code = fact.measure_code
),

-- Without Măng's macros, for readers of the snapshot have none.
located as (
    select
        in_force.* exclude (district_code),
        coalesce(area.area_code, district.area_code) as located_code
    from in_force
    left join area
        on area.area_code = in_force.area_code
        and area.area_level <> 'city'
        and area.valid_from <= in_force.boundaries_on
        and (area.valid_to is null or area.valid_to > in_force.boundaries_on)
    left join area as district
        on district.area_code = in_force.district_code
        and district.area_level = 'district'
        and district.valid_from <= in_force.boundaries_on
        and (district.valid_to is null or district.valid_to > in_force.boundaries_on)
),

placed as (
    select
        located.* replace (cast(located.value * placement.share as decimal(24, 6)) as value),
        placement.placed_code as counted_for
    from located
    inner join placement
        on placement.area_code = located.located_code
        and placement.boundaries_on = located.boundaries_on
    union all by name
    select
        located.*,
        city.area_code as counted_for
    from located
    cross join city
),

final as (
    select
        unit.indicator_code,
        unit.area_code,
        unit.year,
        unit.sex_code,
        unit.age_band_code,
        unit.category_code,
        unit.place_code,
        unit.part,
        unit.unit_area_code,
        unit.form_code,
        unit.reporter_code,
        unit.period_code,
        placed.measure_code,
        placed.submission_id,
        placed.sheet,
        placed.row_no,
        placed.column_ref,
        placed.area_code as row_area_code,
        placed.sex_code as row_sex_code,
        placed.age_band_code as row_age_band_code,
        placed.category_codes as row_category_codes,
        placed.place_code as row_place_code,
        placed.value,
        placed.added_column
    from unit
    inner join placed
        on placed.measure_code = unit.measure_code
        and placed.form_code = unit.form_code
        and placed.reporter_code = unit.reporter_code
        and placed.period_code = unit.period_code
        and placed.counted_for = unit.unit_area_code
    where case
        -- Of a list everything counts in a total; of figures only what is a total itself, or is known to add up to one.
        when placed.source <> 'observation'
            then unit.counted_sex_code in ('_T', placed.sex_code)
                and unit.counted_age_band_code in ('_T', placed.age_band_code)
                and unit.counted_place_code in ('_T', placed.place_code)
                and (unit.counted_category_code = '_T' or list_contains(placed.category_codes, unit.counted_category_code))
        else (
            (
                unit.counted_sex_code = placed.sex_code
                and unit.counted_age_band_code = placed.age_band_code
                and unit.counted_place_code = placed.place_code
            )
            or (
                placed.adds_up_over_sex
                and unit.counted_sex_code = '_T'
                and unit.counted_age_band_code = '_T'
                and unit.counted_place_code = '_T'
                and placed.sex_code <> '_T'
                and placed.age_band_code = '_T'
                and placed.place_code = '_T'
            )
        )
        and (
            unit.counted_category_code = placed.category_codes[1]
            or (
                placed.adds_up_over_category
                and unit.counted_category_code = '_T'
                and placed.category_codes[1] <> '_T'
            )
        )
    end
)

select * from final
