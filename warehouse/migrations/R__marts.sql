-- What several marts say alike.

-- Whether an area or a reporter was there on a day; valid_to is the first day on which it was no more.
create or replace macro mang_is_valid_on(valid_from, valid_to, on_day) as
    valid_from <= on_day and (valid_to is null or valid_to > on_day);

-- Whether a row is the total over every axis.
create or replace macro mang_is_total(sex_code, age_band_code, category_code, place_code) as
    sex_code = '_T' and age_band_code = '_T' and category_code = '_T' and place_code = '_T';
