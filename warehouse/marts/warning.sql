-- The warnings of what is in force, and how each stands now. state: accepted (somebody gave a reason), open, or, of one
-- about two sources: settled (the difference was settled), gone (a newer version of either has come, and the two are no
-- longer apart, or no longer both there). What was found stays in core.warning.
-- Grain: submission × finding.

-- A view: a reason counts from the moment it is given.
with

warning as (
    select * from core.warning
),

compared as (
    select * from core.warning_compared
),

reconciliation as (
    select * from mart.reconciliation
),

final as (
    select
        warning.*,
        case
            when warning.because is not null then 'accepted'
            when compared.submission_id is null or reconciliation.reconciliation_code is null then 'open'
            when reconciliation.clearing = 'settled' then 'settled'
            when reconciliation.state = 'incomplete' then 'gone'
            when reconciliation.apart <= greatest(
                compared.tolerance_count,
                compared.tolerance_share * greatest(reconciliation.left_value, reconciliation.right_value)
            ) then 'gone'
            else 'open'
        end as state
    from warning
    left join compared
        on compared.submission_id = warning.submission_id
        and compared.finding_no = warning.finding_no
    left join reconciliation
        on reconciliation.reconciliation_code = compared.reconciliation_code
        and reconciliation.area_code = compared.area_code
        and reconciliation.period_code = compared.period_code
)

select * from final
