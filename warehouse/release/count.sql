-- The counts of people that figures show, and of each share those who are left: 37 of 38 tells of one. Becomes the table
-- release_count.
-- Grain: count. kind: count, or rest. must_stay: a figure of the whole city that answers a target, which the plan asks
-- for; what such a share leaves is not guarded either. share_numerator, share_denominator: of what it is the rest.
with

slot as (
    select * from release_slot
),

counted as (
    select
        count_no,
        'count' as kind,
        any_value(year) as year,
        any_value(value) as value,
        bool_or(has_target and area_level = 'city' and axis is null) as must_stay,
        bool_and(area_level = 'city') as is_city,
        bool_or(axis is null) as is_total,
        null as share_numerator,
        null as share_denominator
    from slot
    group by count_no
),

share as (
    select
        numerator.count_no as share_numerator,
        denominator.count_no as share_denominator,
        any_value(numerator.year) as year,
        any_value(denominator.value - numerator.value) as value,
        bool_or(numerator.area_level = 'city' and numerator.axis is null) as must_stay,
        bool_and(numerator.area_level = 'city') as is_city
    from slot as numerator
    inner join slot as denominator
        on denominator.cell_no = numerator.cell_no and denominator.side = 'denominator'
    where numerator.side = 'numerator' and numerator.unit = 'percent' and numerator.value <= denominator.value
    group by numerator.count_no, denominator.count_no
),

rest as (
    select
        (select coalesce(max(count_no), -1) from counted)
        + row_number() over (order by share_numerator, share_denominator) as count_no,
        'rest' as kind,
        year,
        value,
        must_stay,
        is_city,
        false as is_total,
        share_numerator,
        share_denominator
    from share
),

final as (
    select * from counted
    union all by name
    select * from rest
)

select * from final
