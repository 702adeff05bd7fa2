-- How text becomes values. Every function gives null where the text is not such a value.

-- Text for comparing: lower case, no accents or tone marks, single spaces, letters that look
-- like ours as ours. The same as Fold in Java.
create or replace macro mang_fold(t) as
    trim(regexp_replace(
        translate(
            lower(strip_accents(nfc_normalize(t))),
            -- letters of other scripts that look like ours, and dashes; at the end, what is not seen and goes
            'авсԁеһіјкмнорѕтухαβεηικμνορτυχζđðı‐‑‒–—―−ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ０１２３４５６７８９ɖɗƌɑɡүԛԝӏѵø'
                || chr(173) || chr(8203) || chr(8204) || chr(8205) || chr(8288) || chr(65279),
            'abcdehijkmhopstyxabehikmvoptyxzddi-------abcdefghijklmnopqrstuvwxyz0123456789dddagyqwlvo'),
        '[\s\x{00A0}]+', ' ', 'g'));

-- The names of areas: points and commas count as spaces, so that "P. Quán Toan" is "P Quán Toan". A number or dash
-- before the name, and stars behind it, are not of it.
create or replace macro mang_area_key(t) as
    trim(regexp_replace(
        regexp_replace(regexp_replace(mang_fold(t), '[.,;:()*]', ' ', 'g'), ' +', ' ', 'g'),
        '^[ +-]*([0-9]+[ -]+)?[ +-]*([a-z])', '\2'));

-- A name without the kind of area before it, for finding the nearest one.
create or replace macro mang_bare_name(key) as
    regexp_replace(key, '^(phuong|xa|thi tran|thi xa|thanh pho|quan|huyen|p|x|tt|tx|tp|q|h) ', '');

-- A code as it is compared before accents are taken away: eth and other letters that look like đ stand for it.
create or replace macro mang_code_key(t) as translate(lower(nfc_normalize(trim(t))), 'ðɖɗƌ', 'đđđđ');

-- Statistical tables write "-" or "không" for none, and ".." for what was not collected.
create or replace macro mang_is_none(t) as
    lower(nfc_normalize(t)) in ('không', 'không có', 'khong', 'khong co', '-', '--', '–', '—');
create or replace macro mang_is_unknown(t) as t is null or trim(t) in ('', '..', '...', '…');

-- Of a total, also "x": where nothing is to be stated.
create or replace macro mang_is_left_out(t) as mang_is_unknown(t) or lower(t) = 'x';

-- 1150, 1.150, 1 150, "1150,0", 1.150,00: a count. 0.500 is a half, written the English way, and no 500; of 1,000 nobody
-- knows whether it is a thousand or one.
create or replace macro mang_count(t) as
    case
        when regexp_full_match(t, '\d{1,15}') then try_cast(t as bigint)
        when regexp_full_match(t, '[1-9]\d{0,2}([. ]\d{3}){1,4}') then try_cast(regexp_replace(t, '[. ]', '', 'g') as bigint)
        when regexp_full_match(t, '\d{1,15}[.,]0{1,2}') then try_cast(regexp_extract(t, '^\d+') as bigint)
        when regexp_full_match(t, '[1-9]\d{0,2}([. ]\d{3}){1,4},0{1,2}')
            then try_cast(regexp_replace(split_part(t, ',', 1), '[. ]', '', 'g') as bigint)
        when mang_is_none(t) then 0
    end;

-- What a formula leaves that failed, or that no program has computed.
create or replace macro mang_is_failed_formula(t) as
    coalesce(
        starts_with(t, '=')
        or (starts_with(t, '#') and regexp_full_match(t, '#(REF!|DIV/0!|VALUE!|N/A|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)')),
        false);

-- Why a text is no count.
create or replace macro mang_count_problem(t) as
    case
        when mang_is_failed_formula(t) then 'FORMULA_FAILED'
        when regexp_full_match(t, '[-−] ?\d[\d., ]*') then 'NEGATIVE'
        when regexp_full_match(t, '\d{1,15},\d+') then 'NOT_WHOLE'
        else 'NOT_A_COUNT'
    end;

-- Without a plus, a note's number in brackets at the end, and what is not seen.
create or replace macro mang_unmarked(t) as
    regexp_replace(t, '^\+ ?| ?[(\[]\d{1,2}[)\]]$|[\x{00AD}\x{200B}-\x{200D}\x{2060}\x{FEFF}]', '', 'g');

-- A number with words, stars or brackets around it, as people add units and notes: "2.590 em", "2590(*)", "'2965". Null where
-- there is a second number, a sign or a share, or where nothing stands around it.
create or replace macro mang_bare_number(t) as
    case
        when regexp_full_match(t, '[^\d%/+−-]{0,30}\d[\d.,  ]*[^\d%/]{0,30}') and not regexp_full_match(t, '[\d.,  ]+')
            then regexp_extract(t, '\d([\d.,  ]*\d)?')
        when mang_unmarked(t) <> t and regexp_full_match(mang_unmarked(t), '\d[\d.,  ]*') then mang_unmarked(t)
    end;

-- What was meant by a text that is no count. 1.150 typed into a cell is kept by Excel as 1.15: the thousands are what was
-- meant. With one decimal, or with two behind hundreds, that would be a guess a thousandfold: 396,4 has rather been computed
-- than typed as 396.400. A day of Excel's first fifty years is a number that the format of its cell shows as a day.
create or replace macro mang_count_meant(t) as
    case
        when regexp_full_match(t, '[1-9]\d{0,2},\d{3}|[1-9]\d?[.,]\d{2}')
            then regexp_extract(t, '^\d+') || '.' || rpad(regexp_extract(t, '\d+$'), 3, '0')
        when mang_count(mang_bare_number(t)) is not null then mang_bare_number(t)
        when regexp_full_match(t, '19[0-4]\d-\d{2}-\d{2}')
            then date_diff('day', date '1899-12-30', try_cast(t as date))::varchar
    end;

-- 19,7 or 1.400,5: a decimal comma, with points for thousands.
create or replace macro mang_decimal(t) as
    case
        when regexp_full_match(t, '-?\d{1,15}(,\d{1,15})?') then try_cast(replace(t, ',', '.') as decimal(18, 6))
        when regexp_full_match(t, '-?[1-9]\d{0,2}(\.\d{3}){1,4}(,\d{1,15})?')
            then try_cast(replace(replace(t, '.', ''), ',', '.') as decimal(18, 6))
        when mang_is_none(t) then 0
    end;

create or replace macro mang_percent(t) as mang_decimal(trim(replace(t, '%', '')));

create or replace macro mang_decimal_meant(t) as
    case when mang_decimal(mang_bare_number(t)) is not null then mang_bare_number(t) end;

-- 31/03/2020, 31-3-2020, 31.3.2020, "ngày 31 tháng 3 năm 2020", 2020-03-31. A midnight behind it, as programs write it,
-- says nothing more.
create or replace macro mang_date(t) as
    case
        when regexp_full_match(t, '\d{1,2}[/.-]\d{1,2}[/.-]\d{4}([ ,]+0{1,2}:00(:00)?)?')
            then try_strptime(regexp_replace(regexp_extract(t, '^[^ ,]+'), '[.-]', '/', 'g'), '%d/%m/%Y')::date
        when regexp_full_match(t, '\d{4}-\d{2}-\d{2}([T ]00:00(:00(\.0+)?)?(Z|\+00(:?00)?)?)?') then try_cast(left(t, 10) as date)
        when regexp_full_match(mang_fold(t), '(ngay )?\d{1,2},? ?thang \d{1,2},? ?nam \d{4}')
            then try_strptime(array_to_string(regexp_extract_all(t, '\d+'), '/'), '%d/%m/%Y')::date
    end;

-- The number under which Excel keeps a day; whether it is meant as one, only the form can tell.
create or replace macro mang_serial_day(t) as
    case
        when regexp_full_match(t, '[2-6]\d{4}([.,]0+)?')
            then date '1899-12-30' + try_cast(left(t, 5) as integer)
    end;

-- A year that was typed into a cell of days: Excel takes it for the number of a day of 1905, and shows that.
create or replace macro mang_year_as_day(t) as
    case
        when t like '1905-%' or t like '%1905'
            then list_filter(
                [date_diff('day', date '1899-12-30', coalesce(try_cast(left(t, 10) as date), try_strptime(t, '%d/%m/%Y')::date))],
                lambda number: number between 1900 and 2100)[1]::varchar
    end;

-- The day that a text holds beside other things; '' if there is none.
create or replace macro mang_day_in(t) as
    regexp_extract(t, '(^|[^\d/.-])(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2})($|[^\d/.-])', 2);

-- With the century that a year of two digits was meant to have: this one, if that is not far ahead.
create or replace macro mang_with_century(t) as
    regexp_replace(left(t, -2), '[.-]', '/', 'g') || if(right(t, 2) < '40', '20', '19') || right(t, 2);

-- 26/12/16, or 12/26/16 as American programs write it; a day with an apostrophe or words around it; Excel's number of a day.
create or replace macro mang_date_meant(t) as
    case
        when regexp_full_match(t, '\d{1,2}[/.-]\d{1,2}[/.-]\d{2}')
            then strftime(
                coalesce(
                    try_strptime(mang_with_century(t), '%d/%m/%Y'), try_strptime(mang_with_century(t), '%m/%d/%Y')),
                '%d/%m/%Y')
        when mang_date(trim(t, '''’‘`´ ')) is not null then trim(t, '''’‘`´ ')
        when mang_date(mang_day_in(t)) is not null then strftime(mang_date(mang_day_in(t)), '%d/%m/%Y')
        else strftime(mang_serial_day(t), '%d/%m/%Y')
    end;

-- The hour of a moment, when the day is taken away: 14:25, 14g25, 14h, "14 giờ 25 phút", 2:25 PM, 2:25 CH; in minutes of the
-- day, for 24:00 is the next one.
create or replace macro mang_minutes(t) as
    list_transform([mang_fold(t)], lambda f:
        case
            when regexp_full_match(f, '\d{1,2} ?(:|h|g|gio) ?[0-5]\d ?(p|phut)?(:[0-5]\d(\.\d+)?)? ?([ap]\.?m\.?|sa|ch|sang|chieu|toi)')
                then case
                    -- Of 12:30 "tối" nobody knows which night.
                    when regexp_extract(f, '^\d+')::integer between 1 and if(f like '%toi', 11, 12)
                        then (regexp_extract(f, '^\d+')::integer % 12
                                + if(regexp_full_match(f, '.*(am|a\.m\.?|sa|sang)'), 0, 12)) * 60
                            + regexp_extract(f, '^\d+\D+(\d{2})', 1)::integer
                end
            when regexp_full_match(f, '(\d|1\d|0\d|2[0-3]) ?(:|h|g|gio) ?[0-5]\d ?(p|phut)?(:[0-5]\d(\.\d+)?)?|24 ?(:|h|g|gio) ?00(:00)?')
                then regexp_extract(f, '^\d+')::integer * 60 + regexp_extract(f, '^\d+\D+(\d{2})', 1)::integer
            when regexp_full_match(f, '(\d|1\d|0\d|2[0-4]) ?(h|g|gio)') then regexp_extract(f, '^\d+')::integer * 60
        end)[1];

-- A day and an hour, in either order. A day alone is no moment: taken for midnight, it would make hours of what nobody wrote.
create or replace macro mang_datetime(t) as
    case
        when regexp_full_match(t, '\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?') then try_cast(t as timestamp)
        else list_transform([mang_day_in(t)], lambda d:
            case
                when d <> ''
                    then mang_date(d)
                        + to_minutes(mang_minutes(
                            regexp_replace(replace(t, d, ''), '^[ ,T]*(lúc +)?|[ ,;-]+(ngày *)?$', '', 'g')))
            end)[1]
    end;

-- The same with a year of two digits, or with the number under which Excel keeps a moment.
create or replace macro mang_datetime_meant(t) as
    case
        when regexp_full_match(t, '\d{1,2}[/.-]\d{1,2}[/.-]\d{2}[ ,]+.*') and mang_minutes(regexp_extract(t, '[ ,]+(.*)$', 1)) is not null
            then mang_date_meant(regexp_extract(t, '^[^ ,]+')) || ' ' || regexp_extract(t, '[ ,]+(.*)$', 1)
        when regexp_full_match(t, '[2-6]\d{4}[.,]\d{1,10}')
            then strftime(
                date_trunc('minute', timestamp '1899-12-30' + to_seconds(round(try_cast(replace(t, ',', '.') as double) * 86400))),
                '%d/%m/%Y %H:%M')
    end;

create or replace macro mang_month(t) as
    case
        when regexp_full_match(t, '\d{1,2}[/.-]\d{4}')
            then try_strptime('01/' || regexp_replace(t, '[.-]', '/', 'g'), '%d/%m/%Y')::date
        when regexp_full_match(t, '\d{4}-\d{2}') then try_cast(t || '-01' as date)
        when regexp_full_match(mang_fold(t), '(thang )?\d{1,2} ?(nam|/|-) ?\d{4}')
            then try_strptime('01/' || array_to_string(regexp_extract_all(t, '\d+'), '/'), '%d/%m/%Y')::date
        else date_trunc('month', mang_date(t))::date
    end;

-- The parts of a cell that holds several things; a separator at the end adds none.
create or replace macro mang_parts(t, separator) as
    list_filter(string_split_regex(trim(t), separator), lambda part: part <> '');

-- Of the cells of a row: the first text that does not just number it; and the only one, if there is no other thing.
create or replace macro mang_first_text(cells) as
    list_filter(cells, lambda x: x is not null and not regexp_full_match(x, '([IVX]+|[A-Z])[.)]?'))[1];
create or replace macro mang_alone(cells) as
    case
        when len(list_filter(cells, lambda x: x is not null and not regexp_full_match(x, '([IVX]+|[A-Z])[.)]?'))) = 1
            and not regexp_full_match(mang_first_text(cells), '[-−]?\d[\d.,/ ]* ?%?')
            then mang_first_text(cells)
    end;

-- Boxes are those that forms of Word have: ☐ ☑ ☒.
create or replace macro mang_flag(t) as
    case
        when t is null
                or mang_fold(t) in ('khong', '0', '0,0', '0.0', 'n', 'no', 'false', '☐', '□')
                or regexp_full_match(mang_fold(t), '-+')
            then false
        when mang_fold(t) in ('x', 'v', 'co', '1', '1,0', '1.0', 'true', 'y', 'yes', '✓', '✔', '☑', '☒') then true
    end;

-- "12/0"; a word for none, or a nought, stands for both. Part 1 or 2.
create or replace macro mang_pair(t, part) as
    case
        when regexp_full_match(t, '\d{1,9} ?/ ?\d{1,9}') then try_cast(trim(split_part(t, '/', part)) as bigint)
        when mang_is_none(t) or t = '0' then 0
    end;

-- 12/1 typed into a cell is kept by Excel as 12 January: the pair is what was meant.
create or replace macro mang_pair_meant(t) as
    case
        when regexp_full_match(t, '\d{4}-\d{2}-\d{2}')
            then ltrim(split_part(t, '-', 3), '0') || '/' || ltrim(split_part(t, '-', 2), '0')
    end;

-- What of which Excel makes a date, such as 6-9 or 9/6 of 6 September; and 9-20 of its first of a month.
create or replace macro mang_undated(t) as
    case
        when regexp_full_match(t, '\d{4}-\d{2}-\d{2}')
            then flatten(list_transform(
                [ltrim(split_part(t, '-', 3), '0'), if(t like '%-01', ltrim(t[3:4], '0'), ltrim(split_part(t, '-', 3), '0'))],
                lambda a: [
                    a || '-' || ltrim(split_part(t, '-', 2), '0'),
                    ltrim(split_part(t, '-', 2), '0') || '-' || a,
                    a || '/' || ltrim(split_part(t, '-', 2), '0'),
                    ltrim(split_part(t, '-', 2), '0') || '/' || a
                ]))
        else []
    end;

-- An identifier as it is compared: folded, without the apostrophe that keeps it a text, and with hyphens of one kind. Excel
-- takes the noughts before a number away. Most are plain, and there are millions of them.
create or replace macro mang_identifier(t) as
    case
        when regexp_full_match(t, '[A-Za-z1-9][A-Za-z0-9/._-]*') then upper(t)
        when regexp_full_match(trim(t, '''’‘`´ '), '0+[1-9]\d*') then ltrim(trim(t, '''’‘`´ '), '0')
        else upper(regexp_replace(mang_fold(ltrim(t, '''’‘`´ ')), ' ?- ?', '-', 'g'))
    end;

-- HMAC-SHA-256 (RFC 2104) under a key that exists only as variables of the connection, never in a table or a query's text.
create or replace macro mang_pseudonym(realm, t) as
    left(
        sha256(
            getvariable('mang_outer_pad')
            || unhex(sha256(getvariable('mang_inner_pad') || encode(realm || ':' || mang_identifier(t))))),
        32);

-- One problem in a row, as a query lists it.
create or replace macro mang_finding(code, col, value, expected, suggestion) as
    {
        'code': code::varchar,
        'col': col::varchar,
        'value': value::varchar,
        'expected': expected::varchar,
        'suggestion': suggestion::varchar
    };

-- A date of a workbook as people read it; it is handed on in ISO form.
create or replace macro mang_as_shown(t) as
    case
        when regexp_full_match(t, '\d{4}-\d{2}-\d{2}') then coalesce(strftime(try_cast(t as date), '%d/%m/%Y'), t)
        when regexp_full_match(t, '\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?')
            then coalesce(strftime(try_cast(t as timestamp), '%d/%m/%Y %H:%M'), t)
        else t
    end;

-- A count with points for its thousands where the cell that it is compared with has them.
create or replace macro mang_like(n, shown) as
    case when shown like '%.%' then replace(format('{:,}', n::bigint), ',', '.') else n::bigint::varchar end;

-- What may be shown of a value from a row about a person: short numbers and dates, else only how it begins.
create or replace macro mang_mask(t) as
    case
        when t is null then null
        when regexp_full_match(t, '[0-9., -]{1,5}') or regexp_full_match(t, '[0-9]{1,4}[-/.][0-9]{1,2}([-/.][0-9]{1,4})?[-0-9:., Thg]{0,9}') then t
        when length(t) > 3 then left(t, 1) || '•••'
        else '•••'
    end;

-- The period of a code, as it is said in a sentence; the same as Period.name() in Java.
create or replace macro mang_period_vi(code) as
    case
        when code like '%-H1' then '6 tháng đầu năm ' || left(code, 4)
        when code like '%-H2' then '6 tháng cuối năm ' || left(code, 4)
        when code like '%-Q_' then 'quý ' || ['I', 'II', 'III', 'IV'][right(code, 1)::integer] || '/' || left(code, 4)
        when code like '%-M__' then 'tháng ' || right(code, 2)::integer || '/' || left(code, 4)
        else 'năm ' || code
    end;
create or replace macro mang_period_en(code) as
    case
        when code like '%-M__' then replace(code, '-M', '-')
        when code like '%-__' then right(code, 2) || ' ' || left(code, 4)
        else code
    end;

-- A figure without the zeros behind its point.
create or replace macro mang_figure(value) as regexp_replace(cast(value as decimal(18, 3))::varchar, '\.?0+$', '');
