-- Whether a target was reached, as far as the reports can say.
-- Grain: target in force at the year's end × area × year. met only if it holds at the worse bound, not_met only if it fails at the better one, else
-- undecided, with those whose reports would decide it (waiting_for). The bounds are the certain ones, so that nothing that
-- is missing could turn a verdict; plausible_verdict is what it would be by plausible_lower and plausible_upper.
-- not_comparable: there is nothing to compare, and why says why. The same period of the year before is compared only if
-- both years have every report, from the same reporters. trend: better, worse,
-- no_clear_change, or unknown, and trend_why says why. A change is one only if chance does not explain it (mang_tail), also
-- not at those bounds of the two years that are nearest to each other: a test of two Poisson rates, or of two shares.

-- Rebuilt by year, with the years beside it: of other marts a row needs these too.
with

target as (
    select *
    from core.target
    where in_force_from <= make_date(year, 12, 31) and coalesce(in_force_to >= make_date(year, 12, 31), true)
),

indicator as (
    select * from core.indicator
),

period as (
    select * from core.period
),

area as (
    select * from mart.area_of_year where is_at_end
),

indicator_value as (
    select *
    from mart.indicator_value
    where mang_is_total(sex_code, age_band_code, category_code, place_code)
),

unit as (
    select *
    from mart.indicator_unit
    where mang_is_total(sex_code, age_band_code, category_code, place_code)
),

-- What is missing of a report: all of it, or the rows that were left out; and what stands in for a count of children.
open_report as (
    select
        indicator_code,
        area_code,
        year,
        reporter_code,
        reporter_name_vi,
        reporter_name_en,
        period_code,
        period_start,
        period_end,
        period_name_vi,
        period_name_en,
        case when bool_and(room is not null) then max(left_out_count) end as left_out_count,
        max(case when part = 'denominator' and year_from = 'stock' then stand_in_period_code end)
            as stand_in_period_code
    from unit
    where is_open and reporter_code is not null
    group by all
),

open_period as (
    select
        open_report.*,
        open_report.period_name_vi || coalesce(
            ': ' || open_report.left_out_count || ' dòng bị loại',
            ', tạm tính theo số ' || stand_in.name_vi,
            ''
        ) as gap_vi,
        open_report.period_name_en || coalesce(
            ': ' || open_report.left_out_count || case when open_report.left_out_count = 1 then ' row left out' else ' rows left out' end,
            ', taken as in ' || stand_in.name_en,
            ''
        ) as gap_en
    from open_report
    left join period as stand_in on stand_in.period_code = open_report.stand_in_period_code
),

open_reporter as (
    select
        indicator_code,
        area_code,
        year,
        reporter_code,
        reporter_name_vi || ' ('
        || string_agg(gap_vi, ', ' order by period_start, period_end, period_code) || ')' as gap_vi,
        reporter_name_en || ' ('
        || string_agg(gap_en, ', ' order by period_start, period_end, period_code) || ')' as gap_en
    from open_period
    group by indicator_code, area_code, year, reporter_code, reporter_name_vi, reporter_name_en
),

gap as (
    select
        indicator_code,
        area_code,
        year,
        list(reporter_code order by reporter_code) as reporters,
        string_agg(gap_vi, '; ' order by reporter_code) as gap_vi,
        string_agg(gap_en, '; ' order by reporter_code) as gap_en
    from open_reporter
    group by indicator_code, area_code, year
),

reporter_set as (
    select
        indicator_code,
        area_code,
        year,
        list_sort(list(distinct reporter_code)) as reporters
    from unit
    where reporter_code is not null
    group by indicator_code, area_code, year
),

claim as (
    select
        target.plan,
        target.target,
        target.indicator_code,
        area.area_code,
        area.name as area_name,
        target.year,
        target.target_kind,
        target.target_value,
        target.meets_at_tie,
        target.decimals,
        indicator.unit,
        indicator.better,
        this_year.numerator,
        this_year.denominator,
        this_year.value,
        this_year.is_partial,
        this_year.lower_bound,
        this_year.upper_bound,
        this_year.plausible_lower,
        this_year.plausible_upper,
        this_year.indicator_code is not null as is_owed,
        this_year.lower_numerator,
        coalesce(this_year.lower_denominator, case when indicator.unit = 'count' then 1 end) as lower_denominator,
        this_year.upper_numerator,
        coalesce(this_year.upper_denominator, case when indicator.unit = 'count' then 1 end) as upper_denominator,
        this_year.expected_reports,
        this_year.accepted_reports,
        this_year.reporting_rate,
        coalesce(this_year.lacks_weight or last_year.lacks_weight, false) as lacks_weight,
        last_year.value as baseline_value,
        last_year.lower_numerator as baseline_lower_numerator,
        coalesce(last_year.lower_denominator, case when indicator.unit = 'count' then 1 end)
            as baseline_lower_denominator,
        last_year.upper_numerator as baseline_upper_numerator,
        coalesce(last_year.upper_denominator, case when indicator.unit = 'count' then 1 end)
            as baseline_upper_denominator,
        coalesce(this_year.is_partial or last_year.is_partial, false) as is_either_partial,
        coalesce(gap.reporters, []) as open_reporters,
        gap.gap_vi,
        gap.gap_en,
        case
            when gap.gap_vi is not null and baseline_gap.gap_vi is not null
                then gap.gap_vi || '; ' || baseline_gap.gap_vi
            else coalesce(gap.gap_vi, baseline_gap.gap_vi)
        end as either_gap_vi,
        case
            when gap.gap_en is not null and baseline_gap.gap_en is not null
                then gap.gap_en || '; ' || baseline_gap.gap_en
            else coalesce(gap.gap_en, baseline_gap.gap_en)
        end as either_gap_en,
        coalesce(reporter_set.reporters = baseline_reporter_set.reporters, false) as has_same_reporters
    from target
    inner join indicator using (indicator_code)
    inner join area
        on area.year = target.year
        and list_contains(target.area_levels, area.area_level)
    left join indicator_value as this_year
        on this_year.indicator_code = target.indicator_code
        and this_year.area_code = area.area_code
        and this_year.year = target.year
    left join indicator_value as last_year
        on last_year.indicator_code = target.indicator_code
        and last_year.area_code = area.area_code
        and last_year.year = target.year - 1
    left join gap
        on gap.indicator_code = target.indicator_code
        and gap.area_code = area.area_code
        and gap.year = target.year
    left join gap as baseline_gap
        on baseline_gap.indicator_code = target.indicator_code
        and baseline_gap.area_code = area.area_code
        and baseline_gap.year = target.year - 1
    left join reporter_set
        on reporter_set.indicator_code = target.indicator_code
        and reporter_set.area_code = area.area_code
        and reporter_set.year = target.year
    left join reporter_set as baseline_reporter_set
        on baseline_reporter_set.indicator_code = target.indicator_code
        and baseline_reporter_set.area_code = area.area_code
        and baseline_reporter_set.year = target.year - 1
),

-- What would have to be below what, at the bounds that are nearest to each other, for the figure to have fallen, or risen.
-- Where one of them is nothing there is nothing to compare.
nearest_bound as (
    select
        plan,
        target,
        area_code,
        unit,
        true as is_fall,
        upper_numerator as low_n,
        nullif(upper_denominator, 0) as low_d,
        baseline_lower_numerator as high_n,
        nullif(baseline_lower_denominator, 0) as high_d
    from claim
    union all
    select
        plan,
        target,
        area_code,
        unit,
        false as is_fall,
        baseline_upper_numerator as low_n,
        nullif(baseline_upper_denominator, 0) as low_d,
        lower_numerator as high_n,
        nullif(lower_denominator, 0) as high_d
    from claim
),

-- Of two shares, whether Newcombe's interval of the difference (1998, method 10: made of Wilson's) lies on one side of
-- nothing. Of two rates: given the sum of both, the cases of one are binomial (Przyborowski and Wilenski 1940).
tested as (
    select
        *,
        case
            when unit = 'percent'
                then high_n / high_d - low_n / low_d
                > sqrt(
                    pow(mang_wilson(low_n, low_d, 1) - low_n / low_d, 2)
                    + pow(high_n / high_d - mang_wilson(high_n, high_d, -1), 2)
                )
            else 1 - beta_probability(
                cast(low_d / (low_d + high_d) as double), cast(low_n + 1 as double), cast(high_n as double)
            ) <= mang_tail()
        end as is_below
    from nearest_bound
),

changed as (
    select
        plan,
        target,
        area_code,
        coalesce(bool_or(is_fall and is_below), false) as has_fallen,
        coalesce(bool_or(not is_fall and is_below), false) as has_risen
    from tested
    group by plan, target, area_code
),

held_against as (
    select
        claim.*,
        mang_verdict(
            target_kind, target_value, meets_at_tie,
            mang_rounded(lower_bound, decimals), mang_rounded(upper_bound, decimals)
        ) as certain_verdict,
        case
            when target_kind <> 'below_same_period_last_year'
                then mang_verdict(
                    target_kind, target_value, meets_at_tie,
                    mang_rounded(plausible_lower, decimals), mang_rounded(plausible_upper, decimals)
                )
        end as plausible_verdict,
        changed.has_fallen,
        changed.has_risen
    from claim
    inner join changed
        on changed.plan = claim.plan and changed.target = claim.target and changed.area_code = claim.area_code
),

judged as (
    select
        * exclude (plausible_verdict, is_owed),
        -- Nobody could send what would decide it.
        is_owed and (certain_verdict <> 'undecided' or not is_partial or open_reporters <> []) as is_owed,
        case
            when lacks_weight or not is_owed then 'not_comparable'
            when target_kind = 'below_same_period_last_year' then case
                when either_gap_vi is not null or not has_same_reporters then 'not_comparable'
                when value is null or baseline_value is null then 'not_comparable'
                when mang_rounded(value, decimals) < mang_rounded(baseline_value, decimals) then 'met'
                when mang_rounded(value, decimals) = mang_rounded(baseline_value, decimals) and meets_at_tie then 'met'
                else 'not_met'
            end
            when not is_partial and value is null then 'not_comparable'
            when certain_verdict = 'undecided' and open_reporters = [] then 'not_comparable'
            else certain_verdict
        end as verdict,
        case
            when target_kind = 'below_same_period_last_year' or lacks_weight or not is_owed then null
            when value is null and not is_partial then null
            else plausible_verdict
        end as plausible_verdict,
        case
            when better = 'neither' or value is null or baseline_value is null then 'unknown'
            when has_fallen then case better when 'lower' then 'better' else 'worse' end
            when has_risen then case better when 'lower' then 'worse' else 'better' end
            else 'no_clear_change'
        end as trend
    from held_against
),

written as (
    select
        *,
        mang_written(value, mang_decimals(value, coalesce(target_value, baseline_value))) as value_en,
        mang_written(value, mang_decimals(value, baseline_value)) as beside_baseline_en,
        mang_written(baseline_value, mang_decimals(value, baseline_value)) as baseline_en,
        mang_written(lower_bound, mang_decimals(lower_bound, target_value)) as lower_en,
        mang_written(upper_bound, mang_decimals(upper_bound, target_value)) as upper_en,
        mang_written(plausible_lower, mang_decimals(plausible_lower, target_value)) as plausible_lower_en,
        mang_written(plausible_upper, mang_decimals(plausible_upper, target_value)) as plausible_upper_en,
        regexp_replace(format('{:,.6f}', target_value), '[.]?0+$', '') as target_en,
        case unit when 'percent' then ' %' when 'per_100_000' then ' trên 100.000 trẻ em' else '' end as unit_vi,
        case unit when 'percent' then ' %' when 'per_100_000' then ' per 100,000 children' else '' end as unit_en,
        translate(format('{:,d}', cast(numerator as bigint)), ',', '.')
        || '/' || translate(format('{:,d}', cast(denominator as bigint)), ',', '.') as parts_vi,
        format('{:,d}', cast(numerator as bigint)) || '/' || format('{:,d}', cast(denominator as bigint))
            as parts_en
    from judged
),

worded as (
    select
        *,
        case target_kind
            when 'at_most' then 'không quá ' || translate(target_en, ',.', '.,') || unit_vi
            when 'at_least' then 'ít nhất ' || translate(target_en, ',.', '.,') || unit_vi
            when 'equals' then translate(target_en, ',.', '.,') || unit_vi
            else 'thấp hơn cùng kỳ năm trước'
        end
        || case
            when target_kind in ('at_most', 'at_least') and not meets_at_tie then ' (bằng là không đạt)'
            else ''
        end
        || case
            when decimals = 0 then ', làm tròn số nguyên'
            when decimals > 0 then ', làm tròn ' || decimals || ' chữ số thập phân'
            else ''
        end as claim_vi,
        case target_kind
            when 'at_most' then 'at most ' || target_en || unit_en
            when 'at_least' then 'at least ' || target_en || unit_en
            when 'equals' then target_en || unit_en
            else 'below the same period of the year before'
        end
        || case
            when target_kind in ('at_most', 'at_least') and not meets_at_tie then ' (a tie is not met)'
            else ''
        end
        || case
            when decimals = 0 then ', rounded to a whole number'
            when decimals = 1 then ', rounded to 1 decimal'
            when decimals > 1 then ', rounded to ' || decimals || ' decimals'
            else ''
        end as claim_en,
        coalesce(translate(value_en, ',.', '.,') || unit_vi || coalesce(' (' || parts_vi || ')', ''), '') as found_vi,
        coalesce(value_en || unit_en || coalesce(' (' || parts_en || ')', ''), '') as found_en,
        coalesce(
            'từ ' || translate(lower_en, ',.', '.,') || ' đến ' || translate(upper_en, ',.', '.,') || unit_vi,
            'ít nhất ' || translate(lower_en, ',.', '.,') || unit_vi,
            'không rõ khoảng giá trị'
        ) as bounds_vi,
        coalesce(
            'between ' || lower_en || ' and ' || upper_en || unit_en,
            'at least ' || lower_en || unit_en,
            'bounds not known'
        ) as bounds_en,
        case
            when plausible_lower is distinct from lower_bound or plausible_upper is distinct from upper_bound
                then coalesce(
                    '; theo những gì đã biết thì từ ' || translate(plausible_lower_en, ',.', '.,')
                    || ' đến ' || translate(plausible_upper_en, ',.', '.,'),
                    ''
                )
            else ''
        end as plausible_vi,
        case
            when plausible_lower is distinct from lower_bound or plausible_upper is distinct from upper_bound
                then coalesce(
                    '; by what is known so far between ' || plausible_lower_en || ' and ' || plausible_upper_en, ''
                )
            else ''
        end as plausible_en
    from written
),

final as (
    select
        plan,
        target,
        indicator_code as indicator,
        area_code,
        area_name,
        year,
        value,
        target_kind,
        target_value,
        baseline_value,
        verdict,
        reporting_rate,
        trend,
        case
            when better = 'neither' then 'Không rõ: chỉ số chỉ mô tả, tăng hay giảm đều không phải là tốt lên.'
            when value is null then 'Không rõ: không có giá trị của năm nay.'
            when baseline_value is null then 'Không rõ: không có giá trị của năm ' || (year - 1) || '.'
            else case trend
                when 'better' then 'Tốt lên: ' when 'worse' then 'Xấu đi: ' else 'Không thay đổi rõ: '
            end
            || translate(beside_baseline_en, ',.', '.,') || unit_vi || ' sau ' || translate(baseline_en, ',.', '.,')
            || ' năm ' || (year - 1)
            || case
                when trend <> 'no_clear_change' and is_either_partial
                    then '; ngẫu nhiên (mức 5 %) và các báo cáo còn thiếu không giải thích được.'
                when trend <> 'no_clear_change' then '; ngẫu nhiên không giải thích được (mức 5 %).'
                when value = baseline_value then '; bằng nhau.'
                when is_either_partial then '; có thể do ngẫu nhiên (mức 5 %) hoặc do báo cáo còn thiếu.'
                else '; có thể do ngẫu nhiên (mức 5 %).'
            end
        end as trend_why_vi,
        case
            when better = 'neither' then 'Not known: the indicator describes; neither way is better.'
            when value is null then 'Not known: there is no value of this year.'
            when baseline_value is null then 'Not known: there is no value of ' || (year - 1) || '.'
            else case trend when 'better' then 'Better: ' when 'worse' then 'Worse: ' else 'No clear change: ' end
            || beside_baseline_en || unit_en || ' after ' || baseline_en || ' in ' || (year - 1)
            || case
                when trend <> 'no_clear_change' and is_either_partial
                    then '; neither chance (level 5 %) nor the missing reports explain it.'
                when trend <> 'no_clear_change' then '; chance does not explain it (level 5 %).'
                when value = baseline_value then '; the same.'
                when is_either_partial then '; may be chance (level 5 %) or the missing reports.'
                else '; may be chance (level 5 %).'
            end
        end as trend_why_en,
        lower_bound,
        upper_bound,
        plausible_lower,
        plausible_upper,
        plausible_verdict,
        case when verdict = 'undecided' then open_reporters else [] end as waiting_for,
        case
            when verdict = 'not_comparable' and lacks_weight
                then 'Không so sánh được: địa giới đã chia tách, không có tỷ trọng để tính phần của địa bàn.'
            when not is_owed
                then 'Không so sánh được: không đơn vị nào phải gửi báo cáo để tính cho địa bàn này.'
            when target_kind = 'below_same_period_last_year' and either_gap_vi is not null
                then 'Không so sánh được với cùng kỳ: thiếu báo cáo của ' || either_gap_vi || '.'
            when target_kind = 'below_same_period_last_year' and not has_same_reporters
                then 'Không so sánh được với cùng kỳ: hai năm không cùng đơn vị báo cáo.'
            when verdict = 'not_comparable' and coalesce(numerator, 0) > 0
                then 'Không so sánh được: đủ báo cáo, đếm được ' || translate(format('{:,d}', cast(numerator as bigint)), ',', '.')
                || ', nhưng mẫu số bằng 0.'
            when verdict = 'not_comparable'
                then 'Không so sánh được: đủ báo cáo, nhưng không có đối tượng nào để tính.'
            when target_kind = 'below_same_period_last_year'
                then case verdict when 'met' then 'Đạt: ' else 'Không đạt: ' end || found_vi
                || ' so với ' || translate(baseline_en, ',.', '.,') || unit_vi || ' cùng kỳ năm ' || (year - 1)
                || '; đủ báo cáo cả hai năm.'
            when verdict = 'undecided'
                then 'Chưa kết luận được: chắc chắn ' || bounds_vi || plausible_vi || ', mục tiêu ' || claim_vi || '; chờ báo cáo của '
                || coalesce(gap_vi, 'các đơn vị') || '.'
            when is_partial
                then case verdict when 'met' then 'Đạt' else 'Không đạt' end || ' dù còn thiếu báo cáo: ' || bounds_vi
                || ', mục tiêu ' || claim_vi || '; thiếu: ' || coalesce(gap_vi, '') || '.'
            else case verdict when 'met' then 'Đạt: ' else 'Không đạt: ' end || found_vi
                || ', mục tiêu ' || claim_vi
                || case when accepted_reports = expected_reports then '; đủ ' else '; có ' end
                || accepted_reports || '/' || expected_reports || ' báo cáo.'
        end as why_vi,
        case
            when verdict = 'not_comparable' and lacks_weight
                then 'Not comparable: boundaries were divided, and no weight says how much belongs to the area.'
            when not is_owed
                then 'Not comparable: nobody owes a report by which it could be counted here.'
            when target_kind = 'below_same_period_last_year' and either_gap_en is not null
                then 'Not comparable with the same period: reports missing from ' || either_gap_en || '.'
            when target_kind = 'below_same_period_last_year' and not has_same_reporters
                then 'Not comparable with the same period: the two years have different reporters.'
            when verdict = 'not_comparable' and coalesce(numerator, 0) > 0
                then 'Not comparable: all reports are in and ' || format('{:,d}', cast(numerator as bigint))
                || ' were counted, but the denominator is 0.'
            when verdict = 'not_comparable'
                then 'Not comparable: all reports are in, but there is nobody to count.'
            when target_kind = 'below_same_period_last_year'
                then case verdict when 'met' then 'Met: ' else 'Not met: ' end || found_en
                || ' against ' || baseline_en || unit_en || ' in the same period of ' || (year - 1)
                || '; all reports of both years are in.'
            when verdict = 'undecided'
                then 'Undecided: for certain ' || bounds_en || plausible_en || ', target ' || claim_en || '; waiting for '
                || coalesce(gap_en, 'reports') || '.'
            when is_partial
                then case verdict when 'met' then 'Met' else 'Not met' end || ' whatever the missing reports say: '
                || bounds_en || ', target ' || claim_en || '; missing: ' || coalesce(gap_en, '') || '.'
            else case verdict when 'met' then 'Met: ' else 'Not met: ' end || found_en
                || ', target ' || claim_en || '; ' || accepted_reports || '/' || expected_reports || ' reports in.'
        end as why_en
    from worded
)

select * from final
