-- What a release reads, on the tables of warehouse/migrations. The marts have the columns of warehouse/marts;
-- SampleDatasetTest sees to it.
insert into core.area
select code, level, name, type, parent_code, valid_from, valid_to, legal_basis
from read_csv('warehouse/reference/areas.csv', all_varchar = true)
where code in ('31', '303', '304', '305', '306');

insert into core.as_of values (timestamp '2021-01-31 20:00:00', null);

insert into core.measure (measure_code, title_vi, title_en, source, form_code, adds_up_over, counts) values
    ('injured', '', '', 'observation', 'district-injuries', [], 'people'),
    ('children', '', '', 'observation', 'district-injuries', [], 'people'),
    ('abused', '', '', 'event', 'police-abuse', [], 'people'),
    ('supported', '', '', 'event', 'police-abuse', [], 'people'),
    ('activities', '', '', 'event', 'district-injuries', [], 'things'),
    ('districts', '', '', 'area', null, [], 'areas');
insert into core.indicator values
    ('injury_rate', 'Tỷ suất trẻ em bị tai nạn, thương tích', 'Rate of injured children', 'per_100_000', 100000,
        'lower', 5000, true),
    ('abuse_rate', 'Tỷ suất trẻ em bị xâm hại', 'Rate of abused children', 'per_100_000', 100000, 'lower', 5000, true),
    ('abuse_share', 'Tỷ lệ trẻ em bị xâm hại được hỗ trợ', 'Abused children supported', 'percent', 100,
        'higher', null, true),
    ('district_share', 'Tỷ lệ quận, huyện có hoạt động', 'Districts with an activity', 'percent', 100,
        'higher', null, true);
insert into core.indicator_component (indicator_code, part, measure_code, sex_code, age_band_code, category_code,
    place_code, year_from, period_kind)
values
    ('injury_rate', 'numerator', 'injured', '_T', '_T', 'each', '_T', 'flow', 'quarter'),
    ('injury_rate', 'denominator', 'children', '_T', '_T', '_T', '_T', 'stock', 'year'),
    ('abuse_rate', 'numerator', 'abused', '_T', '_T', 'each', '_T', 'flow', 'month'),
    ('abuse_rate', 'denominator', 'children', '_T', '_T', '_T', '_T', 'stock', 'year'),
    ('abuse_share', 'numerator', 'supported', '_T', '_T', 'each', '_T', 'flow', 'month'),
    ('abuse_share', 'denominator', 'abused', '_T', '_T', 'each', '_T', 'flow', 'month'),
    ('district_share', 'numerator', 'activities', '_T', '_T', '_T', '_T', 'any', 'quarter'),
    ('district_share', 'denominator', 'districts', '_T', '_T', '_T', '_T', 'stock', 'year');
insert into core.plan values ('73/KH-UBND', 2020, 'Kế hoạch bảo vệ, chăm sóc trẻ em năm 2020', 'Plan', '2020-03-12',
    'Ủy ban nhân dân thành phố Hải Phòng', 'Committee');
insert into core.target
    (plan, target, year, indicator_code, target_kind, target_value, area_levels, wording_vi, wording_en) values
    ('73/KH-UBND', 5, 2020, 'injury_rate', 'at_most', 200, ['city', 'district'],
        'Giảm tỷ suất trẻ em bị tai nạn, thương tích xuống còn 200/100.000 trẻ em', 'Down to 200'),
    ('73/KH-UBND', 7, 2020, 'district_share', 'equals', 100, ['city', 'district'],
        '100 % quận, huyện có ít nhất một hoạt động', 'All districts');

create table mart.reporting (form_code varchar, reporter_code varchar, reporter_kind varchar, reporter_area_code varchar,
    reporter_name_vi varchar, period_code varchar, period_name_vi varchar, period_start date, year integer,
    is_expected boolean, due_on date, first_received_at timestamp, state varchar, status varchar);
insert into core.form values ('district-injuries', 'Biểu tai nạn, thương tích', 'Injuries', 'health', 'district',
    ['quarter'], 15, '');
insert into mart.reporting values
    ('district-injuries', 'd303', 'district', '303', 'Phòng LĐTBXH Hồng Bàng', '2020-Q1', 'quý I/2020', '2020-01-01', 2020,
        true, '2020-04-15', '2020-04-15 10:00', 'accepted', 'on_time'),
    ('district-injuries', 'd304', 'district', '304', 'Phòng LĐTBXH Ngô Quyền', '2020-Q1', 'quý I/2020', '2020-01-01', 2020,
        true, '2020-04-15', '2020-04-20 10:00', 'accepted', 'late'),
    ('district-injuries', 'd305', 'district', '305', 'Phòng LĐTBXH Lê Chân', '2020-Q1', 'quý I/2020', '2020-01-01', 2020,
        true, '2020-04-15', null, 'missing', 'missing');

-- One figure as mart.evaluation has it, from its counts.
create macro figure(indicator, area, for_year, part, people, base) as table
select
    indicator::varchar as indicator_code,
    i.title_vi as indicator_vi,
    i.title_en as indicator_en,
    area::varchar as area_code,
    coalesce((select max(name) from core.area a where a.area_code = area), area)::varchar as area_name,
    case when area = '31' then 'city' else 'district' end as area_level,
    case when area <> '31' then '31' end as parent_code,
    for_year::integer as year,
    '_T' as sex_code,
    '_T' as age_band_code,
    part::varchar as category_code,
    '_T' as place_code,
    case when part = '_T' then 'Tổng số' else part end::varchar as part_vi,
    case when part = '_T' then 'Total' else part end::varchar as part_en,
    (part <> '_T')::integer as part_no,
    i.unit as unit,
    people::double as numerator,
    base::double as denominator,
    people::double / base::double * case i.unit when 'percent' then 100 else 100000 end as value,
    false as is_partial,
    people::double / base::double * case i.unit when 'percent' then 100 else 100000 end as lower_bound,
    people::double / base::double * case i.unit when 'percent' then 100 else 100000 end as upper_bound,
    people::double * 0.8 as interval_low,
    people::double * 1.2 as interval_high,
    4::bigint as expected_reports,
    4::bigint as accepted_reports,
    100.0::double as reporting_rate,
    []::varchar[] as missing_reporters,
    t.plan,
    t.target,
    t.target_kind,
    t.target_value,
    null::double as baseline_value,
    case when t.target is not null then 'met' end as verdict,
    case when t.target is not null then 'no_clear_change' end as trend,
    []::varchar[] as waiting_for,
    case when t.target is not null then 'Đạt: ' || people::varchar || ' trẻ em.' end as why_vi,
    case when t.target is not null then 'Met: ' || people::varchar || ' children.' end as why_en
from core.indicator i
left join core.target t on t.indicator_code = i.indicator_code and t.year = for_year and part = '_T'
where i.indicator_code = indicator;

create table mart.evaluation as
select * from figure('injury_rate', '31', 2020, '_T', 1, 1) limit 0;

create table mart.indicator_unit (indicator_code varchar, year integer, sex_code varchar, age_band_code varchar,
    category_code varchar, place_code varchar, part varchar, area_code varchar, unit_area_code varchar, pair_code varchar,
    covers_unit boolean, is_open boolean, value double, stand_in double);
