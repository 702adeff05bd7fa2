-- Each of these facts once for a measure, with what the store says of its row: as text, by the column of the form that it
-- was read from. Areas are not compared, for what a name means depends on where it stands.
with

source as (
    select distinct
        submission_id, sheet, row_no, column_ref, measure_code, form_code, value, added_column
    from source_at_hand
),

measure as (
    select * from core.measure
),

event as (
    select
        submission_id,
        sheet,
        row_no,
        column_ref,
        map {
            'occurred_on': cast(occurred_on as varchar),
            'reported_at': cast(reported_at as varchar),
            'supported_at': cast(supported_at as varchar),
            'sex_code': sex_code,
            'category_code': category_code,
            'place_code': place_code,
            'outcome_code': outcome_code,
            'risk_code': risk_code,
            'detail': detail,
            'participants': cast(participants as varchar),
            'participants_girls': cast(participants_girls as varchar)
        } as stored
    from core.event
    where submission_id in (select submission_id from source)
),

child as (
    select
        submission_id,
        sheet,
        row_no,
        column_ref,
        map {
            'sex_code': sex_code,
            'birth_year': cast(birth_year as varchar),
            'birth_month': cast(birth_month as varchar),
            'group_codes': array_to_string(list_sort(group_codes), ';'),
            'need_codes': array_to_string(list_sort(need_codes), ';'),
            'given_codes': array_to_string(list_sort(given_codes), ';')
        } as stored
    from core.child
    where submission_id in (select submission_id from source)
)

select
    source.*,
    measure.source as measured_from,
    coalesce(event.stored, child.stored) as stored
from source
inner join measure on measure.measure_code = source.measure_code
left join event
    on measure.source = 'event'
    and event.submission_id = source.submission_id
    and event.sheet = source.sheet
    and event.row_no = source.row_no
    and event.column_ref = source.column_ref
left join child
    on measure.source = 'child'
    and child.submission_id = source.submission_id
    and child.sheet = source.sheet
    and child.row_no = source.row_no
    and child.column_ref = source.column_ref
