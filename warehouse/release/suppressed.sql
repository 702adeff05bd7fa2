-- Which of its numbers a figure shows. Becomes the table release_suppressed.
-- Grain: cell. A figure with a hidden count is suppressed: the other count stands, and nothing that was made of both.
with

cell as (
    select * from release_cell
),

hidden as (
    select slot.cell_no, slot.side
    from release_slot as slot
    semi join release_hidden using (count_no)
),

final as (
    select
        *,
        cell_no in (select cell_no from hidden) as suppressed,
        cell_no in (select cell_no from hidden where side = 'numerator') as numerator_is_hidden,
        cell_no in (select cell_no from hidden where side = 'denominator') as denominator_is_hidden
    from cell
)

select * from final
