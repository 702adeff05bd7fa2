-- Two sources of the same thing, side by side: neither overrules the other.
-- Grain: reconciliation × district × period of the left source. state: within or outside of tolerance, or incomplete
-- where a report of either source is missing, and a difference would say nothing. difference: left less right; apart: how
-- much of it counts as one, which for a source that is by nature a part of the other (expect) is only what it has too much.
-- clearing: open (outside, and nobody has said why that may be so); settled (somebody has, for these very figures: because,
-- settled_by, settled_at); cleared (outside once, by versions that were in force, and within since cleared_at, when a newer
-- one came); null where there was never anything to clear.
with

reconciliation as (
    select * from core.reconciliation
),

report as (
    select * from mart.source_report
),

past as (
    select * from mart.source_past
),

settlement as (
    select * from core.settlement
),

reported as (
    select
        reconciliation_code,
        side,
        area_code,
        period_code,
        year,
        sum(value) as value,
        bool_and(is_known) as is_known
    from report
    group by all
),

compared as (
    select
        this.reconciliation_code,
        this.area_code,
        this.period_code,
        this.year,
        this.value as left_value,
        that.value as right_value,
        this.value - that.value as difference,
        mang_apart(this.value, that.value, reconciliation.expect) as apart,
        mang_tolerance(
            this.value, that.value, reconciliation.tolerance_share, reconciliation.tolerance_count
        ) as tolerance,
        this.is_known and that.is_known as is_complete
    from reported as this
    inner join reported as that
        on that.reconciliation_code = this.reconciliation_code
        and that.period_code = this.period_code
        and that.area_code = this.area_code
        and that.side = 'right'
    inner join reconciliation on reconciliation.reconciliation_code = this.reconciliation_code
    where this.side = 'left'
),

judged as (
    select
        *,
        case
            when not is_complete then 'incomplete'
            when apart <= tolerance then 'within'
            else 'outside'
        end as state
    from compared
),

final as (
    select
        judged.reconciliation_code,
        reconciliation.title_vi,
        reconciliation.title_en,
        judged.area_code,
        judged.period_code,
        judged.year,
        judged.left_value,
        judged.right_value,
        judged.difference,
        reconciliation.expect,
        judged.apart,
        judged.tolerance,
        judged.state,
        reconciliation.owner,
        case
            when judged.state = 'outside' and settlement.settled_at is null then 'open'
            when judged.state = 'outside' then 'settled'
            when judged.state = 'within' and past.cleared_at is not null then 'cleared'
        end as clearing,
        case when judged.state = 'outside' then settlement.because end as because,
        case when judged.state = 'outside' then settlement.settled_by end as settled_by,
        case when judged.state = 'outside' then settlement.settled_at end as settled_at,
        case when judged.state = 'within' then past.cleared_at end as cleared_at
    from judged
    inner join reconciliation using (reconciliation_code)
    left join settlement
        on settlement.reconciliation_code = judged.reconciliation_code
        and settlement.area_code = judged.area_code
        and settlement.period_code = judged.period_code
        and settlement.left_value = judged.left_value
        and settlement.right_value = judged.right_value
    left join past
        on past.reconciliation_code = judged.reconciliation_code
        and past.area_code = judged.area_code
        and past.period_code = judged.period_code
)

select * from final
