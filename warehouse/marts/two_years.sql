-- A year and those whose values may stand in for its own: itself and the year before, or for the first year the one after.
-- Grain: year × year_of_two.
with

year as (
    select distinct year from core.period where is_counted
)

select
    this.year,
    beside.year as year_of_two
from year as this
inner join year as beside
    on beside.year in (this.year, this.year - 1)
    or (beside.year = this.year + 1 and this.year = (select min(year) from year))
