-- Years that were closed: what comes in for them afterwards is taken in, and waits for the next release.

-- Each time that a year was closed. reopened_at: when that was undone; null while it is closed.
create view core.closing as
select
    year,
    closed_at,
    closed_by,
    because,
    reopened_at
from (
    select
        kind,
        cast(subject as integer) as year,
        decided_at as closed_at,
        decided_by as closed_by,
        because,
        lead(decided_at) over (partition by subject order by decision_no) as reopened_at
    from ops.decision
    where kind in ('close', 'reopen')
)
where kind = 'close';

-- Releases that were made: of a year, by number. released_at is also the instant as of which a release speaks.
create view core.release as
select
    cast(subject as integer) as year,
    cast(json_extract_string(details, '$.number') as integer) as release_no,
    subject || '-r' || json_extract_string(details, '$.number') as release,
    decided_at as released_at,
    decided_by as released_by,
    because
from ops.decision
where kind = 'release';

-- From when on a receipt counts: from when it was received; but if it was loaded while its year was closed, from when the
-- next release was made, the submission was admitted, or the year opened again. null: it waits for that.
create view core.receipt_effect as
select
    receipt.submission_id,
    receipt.form_code,
    receipt.reporter_code,
    receipt.period_code,
    receipt.state,
    receipt.received_at,
    receipt.loaded_at,
    any_value(closing.closed_at) is not null as is_after_closing,
    case
        when any_value(closing.closed_at) is null then receipt.received_at
        else least(any_value(closing.reopened_at), min(released.decided_at), min(admitted.decided_at))
    end as takes_effect_at
from core.receipt as receipt
left join core.closing as closing
    on cast(closing.year as varchar) = left(receipt.period_code, 4)
    and closing.closed_at <= receipt.loaded_at
    and (closing.reopened_at is null or closing.reopened_at > receipt.loaded_at)
left join ops.decision as released
    on released.kind = 'release' and cast(closing.year as varchar) = released.subject
    and released.decided_at > receipt.loaded_at
left join ops.decision as admitted
    on admitted.kind = 'admit' and admitted.subject = receipt.submission_id
    and admitted.decided_at > receipt.loaded_at
group by
    receipt.submission_id, receipt.form_code, receipt.reporter_code, receipt.period_code, receipt.state,
    receipt.received_at, receipt.loaded_at;

-- Acceptable submissions that came in after their year was closed, and wait for its next release.
create view core.held as
select
    effect.submission_id,
    effect.form_code,
    effect.reporter_code,
    effect.period_code,
    max(effect.received_at) as received_at
from core.receipt_effect as effect
where effect.state = 'accepted' and effect.takes_effect_at is null
    and effect.submission_id not in (select submission_id from core.withdrawn)
group by effect.submission_id, effect.form_code, effect.reporter_code, effect.period_code;
