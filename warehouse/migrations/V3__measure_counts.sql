-- What is counted, and from which form. adds_up_over: the axes whose parts do not overlap, so that a total may be made
-- of them where the form gives none.
create or replace table core.measure (
    measure_code varchar primary key,
    title_vi varchar not null,
    title_en varchar not null,
    source varchar not null check (source in ('observation', 'event', 'child', 'area')),
    form_code varchar,
    adds_up_over varchar[] not null,
    -- What one of it is: small numbers of people are not published.
    counts varchar not null check (counts in ('people', 'areas', 'things'))
);
