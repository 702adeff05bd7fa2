-- What the cells say of each fact. again: what it adds by them; null where its cell holds no such figure, its row is not
-- there, or says something else than the store. Of an original that was not read, what the store says.
with

fact as (
    select * from fact_at_hand
),

cell as (
    select * from cell_again
),

original as (
    select * from original_found
),

-- Where a cell has no text of its own, and may have that of another, nothing is said of it.
compared as (
    select
        submission_id,
        sheet,
        row_no,
        fact_ref,
        name,
        bool_or(text is not null and said is null) as is_strange,
        case
            when max(kind) = 'flag' then coalesce(string_agg(code, ';' order by code) filter (said = 'true'), '')
            when max(kind) = 'codes' then coalesce(max(said), '')
            else max(said)
        end as said
    from cell
    where kind not in ('area', 'elsewhere')
    group by all
),

row_again as (
    select
        fact.submission_id,
        fact.sheet,
        fact.row_no,
        fact.column_ref,
        fact.measure_code,
        count(compared.name) > 0 as is_there,
        coalesce(bool_and(
            case
                when compared.said is null then coalesce(fact.stored[compared.name], '_U') = '_U'
                else coalesce(fact.stored[compared.name] = compared.said, false)
            end
        ) filter (not compared.is_strange and map_contains(fact.stored, compared.name)), true) as is_same,
        max(compared.said) filter (compared.name = fact.added_column) as added
    from fact
    inner join compared
        on compared.submission_id = fact.submission_id
        and compared.sheet = fact.sheet
        and compared.row_no = fact.row_no
        and compared.fact_ref = fact.column_ref
    where fact.measured_from <> 'observation'
    group by all
)

select
    fact.* exclude (stored),
    coalesce(original.is_read, false) as is_read,
    case
        when not coalesce(original.is_read, false) then fact.value
        when fact.measured_from = 'observation' then try_cast(figure.said as decimal(18, 3))
        when row_again.is_there and row_again.is_same
            then case when fact.added_column is null then fact.value else try_cast(row_again.added as decimal(18, 3)) end
    end as again
from fact
left join original on original.submission_id = fact.submission_id
left join cell as figure
    on fact.measured_from = 'observation'
    and figure.submission_id = fact.submission_id
    and figure.sheet = fact.sheet
    and figure.row_no = fact.row_no
    and figure.fact_ref = fact.column_ref
    and figure.name = fact.measure_code
left join row_again
    on row_again.submission_id = fact.submission_id
    and row_again.sheet = fact.sheet
    and row_again.row_no = fact.row_no
    and row_again.column_ref = fact.column_ref
    and row_again.measure_code = fact.measure_code
