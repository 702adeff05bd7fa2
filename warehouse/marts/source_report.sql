-- The reports that two sources of the same thing are compared by, and what each says of a district.
-- Grain: reconciliation × side × district × period compared × report. period_code: of the comparison, which is that of the
-- left source; report_period_code: of the report. submission_id: of what is in force for it. value: null where it is not
-- in, or left blank. is_known: whether it is in, with nothing of it left blank; a list without rows says none. Districts
-- are those of mart.area_placement.

-- Rebuilt by year: of other marts a row needs its own year alone.
with

reconciliation as (
    select * from core.reconciliation
),

measure as (
    select * from core.measure
),

period as (
    select * from core.period where is_counted
),

area as (
    select * from core.area
),

reporting as (
    select * from mart.reporting
),

report_value as (
    select *
    from mart.report_value
    where area_level = 'district'
        and mang_is_total(sex_code, age_band_code, category_code, place_code)
),

period_boundary as (
    select * from core.period_boundary
),

-- Whose office reports for which districts: a department for all of them.
covered as (
    select distinct
        placement.boundaries_on,
        reporter.area_code as reporter_area_code,
        placement.placed_code as area_code
    from mart.area_placement as placement
    inner join area as district
        on district.area_code = placement.area_code and district.area_level = 'district'
    inner join area as reporter on reporter.area_code in (district.area_code, district.parent_code)
    where placement.placed_level = 'district'
        and placement.placed_code in (select area_code from area)
),

-- Both sources of each reconciliation, one row for each period that the comparison takes in.
side as (
    select
        reconciliation.reconciliation_code,
        one.side,
        one.measure_code,
        measure.source,
        measure.form_code,
        common.period_code as common_period_code,
        common.year,
        period.period_code
    from reconciliation
    inner join (
        select reconciliation_code, 'left' as side, left_measure_code as measure_code, left_period_kind as period_kind
        from reconciliation
        union all
        select reconciliation_code, 'right', right_measure_code, right_period_kind
        from reconciliation
    ) as one using (reconciliation_code)
    inner join measure on measure.measure_code = one.measure_code
    inner join period as common on common.period_kind = reconciliation.left_period_kind
    inner join period
        on period.period_kind = one.period_kind
        and period.period_start >= common.period_start
        and period.period_end <= common.period_end
),

final as (
    select
        side.reconciliation_code,
        side.side,
        covered.area_code,
        side.common_period_code as period_code,
        side.year,
        side.measure_code,
        side.form_code,
        reporting.reporter_code,
        reporting.reporter_area_code,
        side.period_code as report_period_code,
        reporting.submission_id,
        case
            when report_value.measure_code is not null then cast(report_value.value as double)
            when reporting.state = 'accepted' and side.source in ('event', 'child') then 0
        end as value,
        reporting.state = 'accepted'
        and case
            when report_value.measure_code is null then side.source <> 'observation'
            else report_value.value is not null and not report_value.is_partial
        end as is_known
    from side
    inner join reporting
        on reporting.form_code = side.form_code
        and reporting.period_code = side.period_code
        and (reporting.is_expected or reporting.is_counted)
    inner join period_boundary on period_boundary.period_code = side.period_code
    inner join covered
        on covered.boundaries_on = period_boundary.boundaries_on
        and covered.reporter_area_code = reporting.reporter_area_code
    left join report_value
        on report_value.measure_code = side.measure_code
        and report_value.submission_id = reporting.submission_id
        and report_value.area_code = covered.area_code
        and reporting.state = 'accepted'
)

select * from final
