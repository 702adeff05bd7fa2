-- What the definitions say (warehouse/measures, indicators, targets, reconciliations), as tables, so that marts are SQL
-- over tables alone. Rewritten as a whole by every rebuild of the marts.

-- The periods of the years that targets speak of, and of the year before each.
create table core.period (
    period_code varchar primary key,
    period_kind varchar not null check (period_kind in ('year', 'half-year', 'quarter', 'month')),
    year integer not null,
    period_start date not null,
    period_end date not null,
    name_vi varchar not null,
    name_en varchar not null
);

-- What is counted, and from which form. adds_up_over: the axes whose parts do not overlap, so that a total may be made
-- of them where the form gives none.
create table core.measure (
    measure_code varchar primary key,
    title_vi varchar not null,
    title_en varchar not null,
    source varchar not null check (source in ('observation', 'event', 'child', 'area')),
    form_code varchar,
    adds_up_over varchar[] not null
);

-- factor: by which numerator over denominator is multiplied. has_total: whether there is a row over all parts.
create table core.indicator (
    indicator_code varchar primary key,
    title_vi varchar not null,
    title_en varchar not null,
    unit varchar not null check (unit in ('percent', 'per_100_000', 'count')),
    factor integer not null,
    better varchar not null check (better in ('lower', 'higher', 'neither')),
    plausible_min_denominator integer,
    has_total boolean not null
);

-- A code is _T (the total), a code, or "each": the code of the row of the breakdown.
-- year_from: stock (the value of the year's last such period), flow (the sum of its periods), any (1 if there was one).
create table core.indicator_component (
    indicator_code varchar not null,
    part varchar not null check (part in ('numerator', 'denominator')),
    measure_code varchar not null,
    sex_code varchar not null,
    age_band_code varchar not null,
    category_code varchar not null,
    place_code varchar not null,
    year_from varchar not null check (year_from in ('stock', 'flow', 'any')),
    period_kind varchar not null,
    primary key (indicator_code, part)
);

create table core.indicator_breakdown (
    indicator_code varchar not null,
    axis varchar not null check (axis in ('sex', 'age_band', 'category', 'place')),
    code_list varchar not null,
    primary key (indicator_code, axis)
);

create table core.plan (
    plan varchar primary key,
    year integer not null,
    title_vi varchar not null,
    title_en varchar not null,
    issued_on date not null,
    issuer_vi varchar not null,
    issuer_en varchar not null
);

create table core.target (
    plan varchar not null,
    target integer not null,
    year integer not null,
    indicator_code varchar not null,
    target_kind varchar not null
        check (target_kind in ('at_most', 'at_least', 'equals', 'below_same_period_last_year')),
    target_value double,
    area_levels varchar[] not null,
    wording_vi varchar not null,
    wording_en varchar not null,
    primary key (plan, target)
);

-- Two sources of the same thing; neither overrules the other. Within tolerance, if either tolerance is kept.
create table core.reconciliation (
    reconciliation_code varchar primary key,
    title_vi varchar not null,
    title_en varchar not null,
    left_measure_code varchar not null,
    left_period_kind varchar not null,
    right_measure_code varchar not null,
    right_period_kind varchar not null,
    tolerance_share double not null,
    tolerance_count integer not null,
    owner varchar not null
);
