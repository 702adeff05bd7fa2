-- What is published: of a suppressed cell neither its hidden counts, nor anything computed from them, nor words that
-- hold them. A district's verdict and trend go with its numbers; the city's stay, since the plan asks for them. Bounds that
-- would tell of others' small numbers go too (bound.sql), with the words that hold them.
-- Grain: that of mart.evaluation, the year and the one before. cell_no, and part_no for the order of rows, are not
-- published.
with

cell as (
    select
        *,
        suppressed or cell_no in (select cell_no from release_bound) as bounds_suppressed
    from release_suppressed
),

baseline as (
    select
        indicator_code, area_code, year + 1 as year, sex_code, age_band_code, category_code, place_code,
        suppressed as baseline_is_suppressed
    from release_suppressed
),

final as (
    select
        cell.cell_no,
        cell.year,
        cell.indicator_code,
        cell.indicator_vi,
        cell.indicator_en,
        cell.area_code,
        cell.area_name,
        cell.area_level,
        cell.sex_code,
        cell.age_band_code,
        cell.category_code,
        cell.place_code,
        cell.part_vi,
        cell.part_en,
        cell.part_no,
        cell.unit,
        case when not numerator_is_hidden then numerator end as numerator,
        case when not denominator_is_hidden then denominator end as denominator,
        case when not suppressed then round(value, 6) end as value,
        case when not bounds_suppressed then round(lower_bound, 6) end as lower_bound,
        case when not bounds_suppressed then round(upper_bound, 6) end as upper_bound,
        case when not suppressed then round(interval_low, 6) end as interval_low,
        case when not suppressed then round(interval_high, 6) end as interval_high,
        cell.suppressed,
        cell.is_partial,
        cell.expected_reports,
        cell.accepted_reports,
        round(cell.reporting_rate, 6) as reporting_rate,
        nullif(array_to_string(cell.missing_reporters, '; '), '') as missing_reporters,
        cell.plan,
        cell.target,
        cell.target_kind,
        cell.target_value,
        case
            when not suppressed and not coalesce(baseline_is_suppressed, false) then round(baseline_value, 6)
        end as baseline_value,
        case when not suppressed or area_level = 'city' then verdict end as verdict,
        case when not suppressed or area_level = 'city' then trend end as trend,
        nullif(array_to_string(cell.waiting_for, '; '), '') as waiting_for,
        case
            when cell.target is null then null
            when suppressed then 'Số liệu nhỏ, không công bố.'
            when target_kind = 'below_same_period_last_year' and coalesce(baseline_is_suppressed, false)
                then 'Số liệu cùng kỳ năm trước nhỏ, không công bố.'
            when bounds_suppressed
                then 'Còn thiếu báo cáo; khoảng giá trị không công bố, vì nói ra số liệu nhỏ của nơi khác.'
            else why_vi
        end as why_vi,
        case
            when cell.target is null then null
            when suppressed then 'Small numbers, not published.'
            when target_kind = 'below_same_period_last_year' and coalesce(baseline_is_suppressed, false)
                then 'Small numbers in the year before, not published.'
            when bounds_suppressed
                then 'Reports are missing; the bounds are not published, for they tell of small numbers elsewhere.'
            else why_en
        end as why_en
    from cell
    left join baseline using (indicator_code, area_code, year, sex_code, age_band_code, category_code, place_code)
)

select *
from final
order by
    year, indicator_code,
    case area_level when 'city' then 0 when 'district' then 1 else 2 end,
    area_code, part_no, sex_code, age_band_code, category_code, place_code
