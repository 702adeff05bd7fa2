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
