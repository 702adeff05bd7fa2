-- What each report says for each row of an indicator, and what it leaves open.
-- Grain: indicator × row × part × year × area × unit × report (form, reporter, period). is_open: the value is missing,
-- blank or partial, or rows of its list were left out, and it could still change the indicator. room: by how much it could
-- be more than what is known: nothing where it is not open; of a list whose rows count one each, the rows that were left
-- out (left_out_count); null where nothing limits it. lacks_weight: the report is in, and nobody knows how much of it
-- belongs to the unit, for its area was divided. apportioned_value: how much of the value is a share. stand_in: the
-- nearest value that the same unit had in another period, stand_in_period_code (for flows: the highest), by which the size
-- of what is missing is judged.

-- Rebuilt by year, with the years beside it: of other marts a row needs these too.
with

cell as (
    select * from mart.indicator_cell
),

report as (
    select * from mart.indicator_report
),

report_value as (
    select * from mart.report_value where area_level in ('district', 'city')
),

-- What nobody reports.
counted_value as (
    select *
    from mart.measure_value
    where measure_code in (select measure_code from core.measure where source = 'area')
),

measure as (
    select * from core.measure
),

component as (
    select * from core.indicator_component
),

period as (
    select * from core.period where is_counted
),

two_years as (
    select * from mart.two_years
),

-- Numerator and denominator from the same list are kept together by period; else the year is their common ground.
pairing as (
    select
        numerator.indicator_code,
        coalesce(
            numerator_measure.form_code = denominator_measure.form_code
            and numerator.period_kind = denominator.period_kind
            and numerator.year_from = denominator.year_from
            and numerator.year_from <> 'any',
            false
        ) as is_by_period
    from component as numerator
    inner join measure as numerator_measure on numerator_measure.measure_code = numerator.measure_code
    left join component as denominator
        on denominator.indicator_code = numerator.indicator_code and denominator.part = 'denominator'
    left join measure as denominator_measure on denominator_measure.measure_code = denominator.measure_code
    where numerator.part = 'numerator'
),

-- An accepted list without a row of the kind has none: zero. An accepted table without the value left it blank.
reported as (
    select
        cell.*,
        report.year,
        report.year_from,
        report.area_code,
        report.unit_area_code,
        report.covers_unit,
        report.form_code,
        report.reporter_code,
        report.reporter_area_code,
        report.reporter_name_vi,
        report.reporter_name_en,
        report.period_code,
        report.period_start,
        report.period_end,
        report.period_name_vi,
        report.period_name_en,
        report.left_out_count,
        measure.counts_rows,
        case
            when report_value.measure_code is not null then cast(report_value.value as double)
            when report.state = 'accepted' and report.source in ('event', 'child') then 0
        end as value,
        coalesce(report_value.is_partial, false) as is_partial,
        coalesce(report_value.value is null and report_value.measure_code is not null, false) as lacks_weight,
        coalesce(cast(report_value.apportioned_value as double), 0) as apportioned_value
    from cell
    inner join report
        on report.indicator_code = cell.indicator_code and report.part = cell.part
    inner join measure on measure.measure_code = cell.measure_code
    left join report_value
        on report_value.measure_code = cell.measure_code
        and report_value.submission_id = report.submission_id
        and report_value.area_code = report.unit_area_code
        and report_value.sex_code = cell.counted_sex_code
        and report_value.age_band_code = cell.counted_age_band_code
        and report_value.category_code = cell.counted_category_code
        and report_value.place_code = cell.counted_place_code
        and report.state = 'accepted'
),

-- Measures that no form reports are always known.
unreported as (
    select
        cell.*,
        period.year,
        'stock' as year_from,
        counted_value.area_code,
        counted_value.area_code as unit_area_code,
        period.period_code,
        period.period_start,
        period.period_end,
        0 as left_out_count,
        false as counts_rows,
        counted_value.value,
        false as is_partial,
        false as lacks_weight,
        0 as apportioned_value
    from cell
    inner join counted_value on counted_value.measure_code = cell.measure_code
    inner join period on period.period_code = counted_value.period_code
),

unit as (
    select * from reported
    union all by name
    select * from unreported
),

-- Only what lacks a value needs a stand-in.
gap as (
    select distinct
        unit.measure_code,
        unit.counted_sex_code,
        unit.counted_age_band_code,
        unit.counted_category_code,
        unit.counted_place_code,
        unit.unit_area_code,
        unit.reporter_area_code,
        unit.year_from,
        unit.period_code,
        unit.period_end,
        period.period_kind,
        period.year
    from unit
    inner join period on period.period_code = unit.period_code
    where (unit.value is null and not unit.lacks_weight) or unit.is_partial
),

-- Gaps are few: what the unit said of other periods is looked up before the years are, or all values meet all years.
other_value as materialized (
    select
        gap.*,
        report_value.period_code as other_period_code,
        cast(report_value.value as double) as value
    from gap
    inner join report_value
        on report_value.measure_code = gap.measure_code
        and report_value.area_code = gap.unit_area_code
        and report_value.reporter_area_code = gap.reporter_area_code
        and report_value.sex_code = gap.counted_sex_code
        and report_value.age_band_code = gap.counted_age_band_code
        and report_value.category_code = gap.counted_category_code
        and report_value.place_code = gap.counted_place_code
        and report_value.period_code <> gap.period_code
        and not report_value.is_partial
        and report_value.value is not null
),

-- Of two that are equally near, or equally high, the earlier one.
nearest_period as (
    select
        one.measure_code,
        one.counted_sex_code,
        one.counted_age_band_code,
        one.counted_category_code,
        one.counted_place_code,
        one.unit_area_code,
        one.reporter_area_code,
        one.year_from,
        one.period_code,
        min(
            struct_pack(
                distance := case one.year_from
                    when 'stock'
                        then abs(date_diff('day', other.period_end, one.period_end)) * 10
                        + case when other.period_kind = one.period_kind then 0 else 1 end
                    else -one.value
                end,
                period_code := one.other_period_code,
                value := one.value
            )
        ) as found
    from other_value as one
    inner join period as other on other.period_code = one.other_period_code
    inner join two_years on two_years.year = one.year and two_years.year_of_two = other.year
    where one.year_from = 'stock' or other.period_kind = one.period_kind
    group by
        one.measure_code, one.counted_sex_code, one.counted_age_band_code, one.counted_category_code,
        one.counted_place_code, one.unit_area_code, one.reporter_area_code, one.year_from, one.period_code
),

nearest as (
    select
        * exclude (found),
        found.value as stand_in,
        found.period_code as stand_in_period_code
    from nearest_period
),

judged as (
    select
        unit.*,
        (unit.value is null and not unit.lacks_weight) or unit.is_partial as is_missing,
        case
            when pairing.is_by_period then unit.period_code
            else cast(unit.year as varchar)
        end as pair_code,
        -- What happened once has happened, whatever else comes in.
        unit.year_from = 'any'
        and coalesce(
            max(unit.value) over (
                partition by unit.indicator_code, unit.year, unit.sex_code, unit.age_band_code,
                    unit.category_code, unit.place_code, unit.part, unit.area_code, unit.unit_area_code
            ) > 0,
            false
        ) as is_settled
    from unit
    inner join pairing on pairing.indicator_code = unit.indicator_code
),

final as (
    select
        judged.* exclude (is_missing, is_settled, counts_rows),
        (judged.is_missing or judged.left_out_count > 0) and not judged.is_settled as is_open,
        case
            when judged.is_settled then 0
            when judged.is_missing then null
            when judged.left_out_count = 0 then 0
            when judged.counts_rows then judged.left_out_count
        end as room,
        nearest.stand_in,
        nearest.stand_in_period_code
    from judged
    left join nearest
        on nearest.measure_code = judged.measure_code
        and nearest.counted_sex_code = judged.counted_sex_code
        and nearest.counted_age_band_code = judged.counted_age_band_code
        and nearest.counted_category_code = judged.counted_category_code
        and nearest.counted_place_code = judged.counted_place_code
        and nearest.unit_area_code = judged.unit_area_code
        and nearest.reporter_area_code = judged.reporter_area_code
        and nearest.year_from = judged.year_from
        and nearest.period_code = judged.period_code
)

select * from final
