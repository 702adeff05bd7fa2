-- How many of the reports that were due in a year are in, by the area whose office owed them.
with

reporting as (
    select * from mart.reporting where is_expected and year = ?
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
