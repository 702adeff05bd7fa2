-- What ties counts together, for anybody who knows what is counted. Becomes the table release_member.
-- Grain: relation × count. A relation says that the sum of coefficient × count is the bound (op '=') or at most it ('<').
-- A relation that anybody may believe, and that is not so, is left out; so is what nobody can know beforehand: parts are
-- taken to add up to their total where they do for every area and year.
with

slot as (
    select * from release_slot
),

counted as (
    select * from release_count
),

cell as (
    select * from release_cell
),

axis as (
    select * from (values ('sex'), ('age_band'), ('category'), ('place')) as axes (axis)
),

-- The areas of one parent add up to it, or are part of it.
area_member as (
    select
        ['areas', indicator_code, side, cast(year as varchar), parent_code, row_sex, row_age_band, row_category,
            row_place] as relation_key,
        count_no, value, 1 as coefficient
    from slot
    where parent_code is not null
    union all
    select
        ['areas', indicator_code, side, cast(year as varchar), area_code, row_sex, row_age_band, row_category,
            row_place],
        count_no, value, -1
    from slot
),

area_sum as (
    select
        relation_key,
        case when abs(sum(coefficient * value)) < 1e-6 then '=' else '<' end as op
    from area_member
    group by relation_key
    having min(coefficient) = -1 and max(coefficient) = 1 and sum(coefficient * value) < 1e-6
),

-- A count by one code of an axis, and the one over all of its codes.
part as (
    select distinct
        slot.indicator_code,
        slot.side,
        axis.axis,
        slot.year,
        slot.area_code,
        slot.measure_code,
        slot.year_from,
        slot.period_kind,
        slot.count_no,
        slot.value,
        case when axis.axis = 'sex' then '_T' else slot.sex_code end as sex_code,
        case when axis.axis = 'age_band' then '_T' else slot.age_band_code end as age_band_code,
        case when axis.axis = 'category' then '_T' else slot.category_code end as category_code,
        case when axis.axis = 'place' then '_T' else slot.place_code end as place_code
    from slot
    inner join axis
        on case axis.axis
            when 'sex' then slot.sex_code
            when 'age_band' then slot.age_band_code
            when 'category' then slot.category_code
            else slot.place_code
        end <> '_T'
),

total as (
    select distinct
        indicator_code, side, year, area_code, measure_code, year_from, period_kind, sex_code, age_band_code,
        category_code, place_code, count_no, value
    from slot
),

parted as (
    select
        [part.indicator_code, part.side, part.axis, total.indicator_code, total.side] as family,
        total.count_no as total_no,
        any_value(total.value) as total_value,
        list(part.count_no order by part.count_no) as part_nos,
        sum(part.value) as part_sum,
        max(part.value) as part_max
    from part
    inner join total
        using (year, area_code, measure_code, year_from, period_kind, sex_code, age_band_code, category_code, place_code)
    group by family, total.count_no
),

family as (
    select
        family,
        max(len(part_nos)) > 1 and bool_and(abs(part_sum - total_value) < 1e-6) as adds_up,
        bool_and(part_max < total_value + 1e-6) as is_within,
        max(len(part_nos)) > 1 and bool_and(total_value < part_sum + 1e-6) as is_covered
    from parted
    group by family
),

part_relation as (
    select parted.*, family.adds_up, family.is_within, family.is_covered
    from parted
    inner join family using (family)
),

-- What a verdict says of figures that are not shown.
verdict_member as (
    select
        cell.cell_no,
        cell.target,
        case
            when (cell.target_kind = 'at_most' and cell.verdict = 'met')
                or (cell.target_kind = 'at_least' and cell.verdict = 'not_met') then 1
            when (cell.target_kind = 'at_most' and cell.verdict = 'not_met')
                or (cell.target_kind = 'at_least' and cell.verdict = 'met') then -1
            when cell.target_kind = 'equals' and cell.verdict = 'met' and cell.unit <> 'count' then 0
        end as direction,
        slot.count_no,
        case slot.side
            when 'numerator' then case cell.unit when 'percent' then 100 when 'per_100_000' then 100000 else 1 end
            else -cell.target_value
        end as coefficient
    from cell
    inner join slot using (cell_no)
    where cell.area_level = 'city' and cell.unit <> 'count'
),

related as (
    select cast(relation_key as varchar) as relation_key, op, 0 as bound, count_no, coefficient
    from area_member
    inner join area_sum using (relation_key)
    union all
    select cast((family, total_no, '=') as varchar), '=', 0, unnest(list_append(part_nos, total_no)),
        unnest(list_append(list_transform(part_nos, lambda part_no: 1), -1))
    from part_relation
    where adds_up
    union all
    select cast((family, total_no, '>') as varchar), '<', 0, unnest(list_append(part_nos, total_no)),
        unnest(list_append(list_transform(part_nos, lambda part_no: -1), 1))
    from part_relation
    where is_covered and not adds_up
    union all
    select cast((family, total_no, one) as varchar), '<', 0, unnest([one, total_no]), unnest([1, -1])
    from (select *, unnest(part_nos) as one from part_relation where is_within and not adds_up) as each_part
    union all
    select cast(('rest', count_no) as varchar), '=', 0, unnest([share_numerator, count_no, share_denominator]),
        unnest([1, 1, -1])
    from counted
    where kind = 'rest'
    union all
    select
        cast(('verdict', cell_no, target) as varchar),
        case direction when 0 then '=' else '<' end,
        0,
        count_no,
        case direction when 0 then coefficient else direction * coefficient end
    from verdict_member
    where direction is not null
),

-- Two indicators may say the same; a count on both sides says nothing.
netted as (
    select relation_key, op, bound, count_no, cast(sum(coefficient) as double) as coefficient
    from related
    group by relation_key, op, bound, count_no
    having abs(sum(coefficient)) > 1e-9
),

said as (
    select
        min(relation_key) as relation_key, op, bound, members
    from (
        select
            relation_key, op, bound,
            list({'count_no': count_no, 'coefficient': coefficient} order by count_no) as members
        from netted
        group by relation_key, op, bound
    ) as listed
    group by op, bound, members
),

numbered as (
    select row_number() over (order by relation_key, op) - 1 as relation_no, op, bound, unnest(members) as member
    from said
),

final as (
    select
        relation_no,
        op,
        cast(bound as double) as bound,
        member.count_no as count_no,
        member.coefficient as coefficient
    from numbered
)

select * from final
