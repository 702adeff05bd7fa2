-- How many of the reports that were due in a year are in, by the area whose office owed them. One that is not due yet counts
-- if it is in.
with

reporting as (
    select * from mart.reporting where is_expected and year = ? and status not in ('due', 'not_yet_due')
),

final as (
    select
        reporter_area_code as area_code,
        count(*) as expected_reports,
        count(case when state = 'accepted' then 1 end) as accepted_reports
    from reporting
    group by reporter_area_code
)

select * from final order by area_code
