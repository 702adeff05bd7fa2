-- The sheet of reports: those that are missing, were sent back, or came late; and how many there were of each. What is not
-- due yet is not missing.
with

reporting as (
    select * from mart.reporting where is_expected and year = ?
),

form as (
    select * from core.form
),

final as (
    select
        reporting.reporter_name_vi,
        form.title_vi as form_vi,
        reporting.period_name_vi,
        strftime(reporting.due_on, '%d/%m/%Y') as due_on,
        strftime(reporting.first_received_at, '%d/%m/%Y') as first_received_on,
        case when reporting.status = 'not_yet_due' then 'due' else reporting.status end as standing
    from reporting
    left join form using (form_code)
    order by
        reporting.reporter_kind <> 'district', reporting.reporter_code, reporting.form_code, reporting.period_start,
        reporting.period_code
)

select * from final
