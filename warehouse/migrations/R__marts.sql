-- What several marts say alike.

-- Whether an area or a reporter was there on a day; valid_to is the first day on which it was no more.
create or replace macro mang_is_valid_on(valid_from, valid_to, on_day) as
    valid_from <= on_day and (valid_to is null or valid_to > on_day);

-- Whether a row is the total over every axis.
create or replace macro mang_is_total(sex_code, age_band_code, category_code, place_code) as
    sex_code = '_T' and age_band_code = '_T' and category_code = '_T' and place_code = '_T';

-- How far two sources are apart: of one that is by nature a part of the other, only by what it has too much.
create or replace macro mang_apart(left_value, right_value, expect) as
    case
        when expect = 'left_at_most_right' and left_value <= right_value then 0
        when expect = 'left_at_least_right' and left_value >= right_value then 0
        else abs(left_value - right_value)
    end;

-- How far they may be apart.
create or replace macro mang_tolerance(left_value, right_value, tolerance_share, tolerance_count) as
    greatest(tolerance_count, tolerance_share * greatest(left_value, right_value));

-- What a target says of a value of which no more is known than that it lies between two bounds; null: nothing limits it
-- there. Values are rounded before they are compared, where the target says so.
create or replace macro mang_verdict(target_kind, target_value, meets_at_tie, lower, upper) as
    case
        when target_kind = 'at_most' and (upper < target_value or (upper = target_value and meets_at_tie)) then 'met'
        when target_kind = 'at_most' and (lower > target_value or (lower = target_value and not meets_at_tie))
            then 'not_met'
        when target_kind = 'at_least' and (lower > target_value or (lower = target_value and meets_at_tie)) then 'met'
        when target_kind = 'at_least' and (upper < target_value or (upper = target_value and not meets_at_tie))
            then 'not_met'
        when target_kind = 'equals' and lower = target_value and upper = target_value then 'met'
        when target_kind = 'equals' and (lower > target_value or upper < target_value) then 'not_met'
        else 'undecided'
    end;

-- Halves away from zero, as people round; null decimals: as it is.
create or replace macro mang_rounded(value, decimals) as
    case
        when decimals is null or isinf(value) then value
        else cast(round(cast(value as decimal(24, 12)) * cast(pow(10, decimals) as decimal(8, 0))) as double)
            / pow(10, decimals)
    end;

-- With how many decimals a figure is written beside another: two, and as many more as it takes to see that they differ.
create or replace macro mang_decimals(value, beside) as
    case
        when value is null or beside is null or value = beside or round(value, 2) <> round(beside, 2) then 2
        when round(value, 4) <> round(beside, 4) then 4
        when round(value, 6) <> round(beside, 6) then 6
        when round(value, 9) <> round(beside, 9) then 9
        else 12
    end;

-- A figure as English writes it; with translate(…, ',.', '.,'), as Vietnamese does.
create or replace macro mang_written(value, decimals) as
    case decimals
        when 2 then format('{:,.2f}', value)
        when 4 then format('{:,.4f}', value)
        when 6 then format('{:,.6f}', value)
        when 9 then format('{:,.9f}', value)
        else format('{:,.12f}', value)
    end;

-- The level at which chance is judged, on each side of two: 2.5 %; and the standard normal quantile of that.
create or replace macro mang_tail() as 0.025;
create or replace macro mang_z() as 1.959963984540054;

-- An end of Wilson's interval of a share (1927), side being -1 or 1. A share over one is a contradiction, and taken as one.
create or replace macro mang_wilson(numerator, denominator, side) as
    greatest(0, least(1, (
        least(numerator / denominator, 1) + mang_z() * mang_z() / (2 * denominator)
        + side * mang_z() * sqrt(
            least(numerator / denominator, 1) * (1 - least(numerator / denominator, 1)) / denominator
            + mang_z() * mang_z() / (4 * denominator * denominator)
        )
    ) / (1 + mang_z() * mang_z() / denominator)));
