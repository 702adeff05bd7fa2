-- Where two sources were apart once, and are not any more: the instant from which on they were so no more. By the versions
-- that were in force then, and by the tolerances and the reports due of now.
-- Grain: reconciliation × district × period of the left source; only those whose last change ended a difference.
-- Rebuilt as a whole: when a version was in force may change without any figure of now. There are few to look at.
with

reconciliation as (
    select * from core.reconciliation
),

measure as (
    select * from core.measure
),

area as (
    select * from core.area
),

version as (
    select * from core.version
),

report as (
    select * from mart.source_report
),

fact as (
    select * from mart.measure_fact
),

placement as (
    select * from mart.area_placement where placed_level = 'district'
),

-- Where no report had more than one version there is no past to speak of.
changed as (
    select distinct report.reconciliation_code, report.area_code, report.period_code
    from report
    inner join version
        on version.form_code = report.form_code
        and version.reporter_code = report.reporter_code
        and version.period_code = report.report_period_code
    where version.in_force_to is not null
),

versioned as (
    select
        report.reconciliation_code,
        report.side,
        report.area_code,
        report.period_code,
        report.year,
        report.measure_code,
        report.form_code,
        report.reporter_code,
        report.reporter_area_code,
        report.report_period_code,
        version.submission_id,
        version.in_force_from,
        version.in_force_to
    from report
    inner join changed using (reconciliation_code, area_code, period_code)
    left join version
        on version.form_code = report.form_code
        and version.reporter_code = report.reporter_code
        and version.period_code = report.report_period_code
),

wanted as (
    select distinct submission_id, measure_code, report_period_code, reporter_area_code
    from versioned
    where submission_id is not null
),

-- What each version says, at the areas it says it of.
said as (
    select
        wanted.submission_id,
        wanted.measure_code,
        measure.source,
        coalesce(fact.area_code, fact.district_code, wanted.reporter_area_code) as area_code,
        coalesce(fact.district_code, wanted.reporter_area_code) as district_code,
        fact.boundaries_on,
        fact.value,
        cast(fact.sex_code <> '_T' as integer) + cast(fact.category_code <> '_T' as integer) as part_count
    from wanted
    inner join measure on measure.measure_code = wanted.measure_code
    inner join fact
        on fact.submission_id = wanted.submission_id
        and fact.measure_code = wanted.measure_code
    where fact.age_band_code = '_T'
        and fact.place_code = '_T'
        and (fact.sex_code = '_T' or list_contains(measure.adds_up_over, 'sex'))
        and (fact.category_code = '_T' or list_contains(measure.adds_up_over, 'category'))
),

-- The total that it states, or else that of the parts that add up.
total as (
    select
        submission_id,
        measure_code,
        area_code,
        district_code,
        boundaries_on,
        sum(value) as value
    from said
    group by submission_id, measure_code, area_code, district_code, boundaries_on, part_count
    qualify part_count = min(part_count) over (partition by submission_id, measure_code, area_code, district_code)
),

of_district as (
    select
        total.submission_id,
        total.measure_code,
        placement.placed_code as area_code,
        case when count(placement.share) = count(*) then sum(total.value * placement.share) end as value
    from total
    left join area
        on area.area_code = total.area_code
        and area.area_level <> 'city'
        and mang_is_valid_on(area.valid_from, area.valid_to, total.boundaries_on)
    inner join placement
        on placement.area_code = coalesce(area.area_code, total.district_code)
        and placement.boundaries_on = total.boundaries_on
    group by total.submission_id, total.measure_code, placement.placed_code
),

instant as (
    select reconciliation_code, area_code, period_code, in_force_from as at_instant
    from versioned
    where in_force_from is not null
    union
    select reconciliation_code, area_code, period_code, in_force_to
    from versioned
    where in_force_to is not null
),

-- Each report at each of these instants. A list without rows says none; a cell that is blank says nothing.
reported as (
    select
        instant.reconciliation_code,
        instant.area_code,
        instant.period_code,
        instant.at_instant,
        versioned.side,
        versioned.reporter_code,
        versioned.report_period_code,
        max(
            case
                when versioned.in_force_from <= instant.at_instant
                    and (versioned.in_force_to is null or versioned.in_force_to > instant.at_instant)
                    then coalesce(of_district.value, case when measure.source <> 'observation' then 0 end)
            end
        ) as value
    from instant
    inner join versioned using (reconciliation_code, area_code, period_code)
    inner join measure on measure.measure_code = versioned.measure_code
    left join of_district
        on of_district.submission_id = versioned.submission_id
        and of_district.measure_code = versioned.measure_code
        and of_district.area_code = versioned.area_code
    group by all
),

side as (
    select
        reconciliation_code,
        area_code,
        period_code,
        at_instant,
        sum(case when side = 'left' then value end) as left_value,
        sum(case when side = 'right' then value end) as right_value,
        count(value) = count(*) as is_complete
    from reported
    group by all
),

compared as (
    select
        side.*,
        side.is_complete
        and mang_apart(side.left_value, side.right_value, reconciliation.expect)
        > mang_tolerance(
            side.left_value, side.right_value, reconciliation.tolerance_share, reconciliation.tolerance_count
        ) as is_outside
    from side
    inner join reconciliation using (reconciliation_code)
),

last_outside as (
    select
        reconciliation_code,
        area_code,
        period_code,
        max(at_instant) as at_instant
    from compared
    where is_outside
    group by all
),

final as (
    select
        reconciliation_code,
        area_code,
        period_code,
        min(compared.at_instant) as cleared_at
    from compared
    inner join last_outside using (reconciliation_code, area_code, period_code)
    where compared.at_instant > last_outside.at_instant
    group by all
)

select * from final
