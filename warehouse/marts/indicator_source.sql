-- Which cells and rows of which reports are counted in each value of mart.indicator_value.
-- A view: nothing is stored, for a register has a row for each child, and each counts in many values. Ask for one
-- indicator, area and year at a time.
-- Grain: indicator × row × area × year × part × report × fact. The first columns are those of mart.indicator_value; then
-- the report, and where in its file the fact stands: column_ref is the cell of a figure, and of a list the columns that
-- its rows span. row_*: of what area, sex and so on the fact itself is. value: what it adds to the part. added_column: the
-- column of a list whose figures are added up; null where rows are counted, and for figures.
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

city as (
    select min(area_code) as area_code from area where area_level = 'city'
),

-- As in mart.measure_value: whether a report gives a total itself.
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
        reporting.period_code,
        reporting.period_end,
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

-- Of its district, and of the city. Without Măng's macros, for readers of the snapshot have none.
placed as (
    select
        in_force.* exclude (district_code),
        unnest([
            case area.area_level
                when 'commune' then area.parent_code
                when 'district' then area.area_code
                else district.area_code
            end,
            city.area_code
        ]) as counted_for
    from in_force
    cross join city
    left join area
        on area.area_code = in_force.area_code
        and area.valid_from <= in_force.period_end
        and (area.valid_to is null or area.valid_to > in_force.period_end)
    left join area as district
        on district.area_code = in_force.district_code
        and district.area_level = 'district'
        and district.valid_from <= in_force.period_end
        and (district.valid_to is null or district.valid_to > in_force.period_end)
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
