-- What the texts of the cells mean, by themselves: null where a text is no such value, as text otherwise. Each text once.
-- cell_found: what was read from the originals, a row for each cell. code: the code that its text says, or of a flag
-- the one that it stands for.
with

cell as (
    select * from cell_found
),

area as (
    select name_key as area_key from core.area_name
    union
    select area_code from core.area
),

word as (
    select distinct
        kind,
        text
    from cell
    where text is not null
),

said as (
    select
        word.kind,
        word.text,
        case
            when word.kind = 'count' then cast(mang_count(word.text) as varchar)
            when word.kind = 'decimal' then cast(mang_decimal(word.text) as varchar)
            when word.kind = 'percent' then cast(mang_percent(word.text) as varchar)
            when word.kind = 'pair 1' then cast(mang_pair(word.text, 1) as varchar)
            when word.kind = 'pair 2' then cast(mang_pair(word.text, 2) as varchar)
            when word.kind = 'flag' then cast(mang_flag(word.text) as varchar)
            when word.kind = 'date' then cast(mang_date(word.text) as varchar)
            when word.kind = 'datetime' then cast(mang_datetime(word.text) as varchar)
            when word.kind = 'month' then cast(mang_month(word.text) as varchar)
            when word.kind = 'area' then area.area_key
        end as said
    from word
    left join area on word.kind = 'area' and area.area_key = mang_area_key(word.text)
)

select
    cell.*,
    case when cell.kind in ('code', 'codes') then cell.code else said.said end as said
from cell
left join said on said.kind = cell.kind and said.text = cell.text
