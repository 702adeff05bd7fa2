-- Two sources of the same thing, side by side: neither overrules the other.
-- Grain: reconciliation × district × period of the left source. state: within or outside of tolerance, or incomplete
-- where a report of either source is missing, and a difference would say nothing.

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

measure_value as (
    select *
    from mart.measure_value
    where area_level = 'district'
        and mang_is_total(sex_code, age_band_code, category_code, place_code)
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
        common.period_end as common_period_end,
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

reported as (
    select
        side.reconciliation_code,
        side.side,
        side.common_period_code,
        side.year,
        district.area_code,
        count(*) as report_count,
        count(case when reporting.state = 'accepted' then 1 end) as accepted_count,
        sum(
            case
                when reporting.state = 'accepted' and side.source in ('event', 'child')
                    then coalesce(measure_value.value, 0)
                when reporting.state = 'accepted' then measure_value.value
            end
        ) as value,
        count(
            case
                when reporting.state = 'accepted' and side.source = 'observation'
                    and (measure_value.value is null or measure_value.is_partial)
                    then 1
            end
        ) as blank_count
    from side
    inner join area as district
        on district.area_level = 'district'
        and mang_is_valid_on(district.valid_from, district.valid_to, side.common_period_end)
    inner join reporting
        on reporting.form_code = side.form_code
        and reporting.period_code = side.period_code
        and reporting.reporter_area_code in (district.area_code, district.parent_code)
        and (reporting.is_expected or reporting.is_counted)
    left join measure_value
        on measure_value.measure_code = side.measure_code
        and measure_value.period_code = side.period_code
        and measure_value.area_code = district.area_code
    group by all
),

compared as (
    select
        this.reconciliation_code,
        this.area_code,
        this.common_period_code as period_code,
        this.year,
        this.value as left_value,
        that.value as right_value,
        this.value - that.value as difference,
        this.accepted_count = this.report_count and that.accepted_count = that.report_count
        and this.blank_count = 0 and that.blank_count = 0 as is_complete
    from reported as this
    inner join reported as that
        on that.reconciliation_code = this.reconciliation_code
        and that.common_period_code = this.common_period_code
        and that.area_code = this.area_code
        and that.side = 'right'
    where this.side = 'left'
),

final as (
    select
        compared.reconciliation_code,
        reconciliation.title_vi,
        reconciliation.title_en,
        compared.area_code,
        compared.period_code,
        compared.year,
        compared.left_value,
        compared.right_value,
        compared.difference,
        greatest(
            reconciliation.tolerance_count,
            reconciliation.tolerance_share * greatest(compared.left_value, compared.right_value)
        ) as tolerance,
        case
            when not compared.is_complete then 'incomplete'
            when abs(compared.difference) <= greatest(
                reconciliation.tolerance_count,
                reconciliation.tolerance_share * greatest(compared.left_value, compared.right_value)
            ) then 'within'
            else 'outside'
        end as state,
        reconciliation.owner
    from compared
    inner join reconciliation using (reconciliation_code)
)

select * from final
