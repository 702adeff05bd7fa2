package org.mang.check;

import java.util.Map;
import org.mang.form.Form;

/**
 * A rule about what an office gave before on the same form, for earlier periods of the same kind,
 * as it stood when the submission was received; and how far a figure is from it.
 */
abstract sealed class OwnPastRule implements PastRule permits CellRule, RowCountRule {

  /** Of each submission of the batch, the last periods before it, as they stood then. */
  private static final String EARLIER =
      """
      select *
          from (
              select
                  its.submission_no, known.submission_id, known.period_code, known.period_start, known.period_end,
                  known.row_count
              from submission_at_hand as its
              join outcome_at_hand using (submission_no)
              join known_at_hand as known
                  on known.reporter_code = its.its_reporter and known.period_kind = its.its_kind
                  and known.period_start < its.its_start
                  and known.received_at <= its.its_received_at and coalesce(known.until > its.its_received_at, true)
                  and known.position <= its.submission_no
              qualify row_number() over (
                  partition by its.submission_no, known.period_code
                  order by known.received_at desc, known.submission_id desc) = 1
          )
          qualify row_number() over (partition by submission_no order by period_start desc) <= %d""";

  /** From the CTE compared (value, past: a list of period and value) to those that are unlike. */
  private static final String JUDGED =
      """
      middled as (
          select *, list_median(list_transform(past, lambda p: p.value)) as middle
          from compared
          where len(past) >= %1$d
      ),
      spread as (
          select
              *,
              list_median(list_transform(past, lambda p: abs(p.value - middle))) as median_distance,
              list_avg(list_transform(past, lambda p: abs(p.value - middle))) as mean_distance
          from middled
      ),
      unlike as (
          select
              *,
              %5$s as expected_vi,
              %6$s as expected_en
          from spread
          where abs(value - middle) >= %2$s
            and abs(value - middle) >= %3$s * abs(middle)
            and case
                when median_distance > 0 then 0.6745 * abs(value - middle) / median_distance
                when mean_distance > 0 then abs(value - middle) / (1.253314 * mean_distance)
                else 'infinity'::double
            end > %4$s
      )""";

  private final Plausibility numbers;
  private final Phrases phrases;

  OwnPastRule(Plausibility numbers, Phrases phrases) {
    this.numbers = numbers;
    this.phrases = phrases;
  }

  /** Whether the rule is for what such a form stores. */
  abstract boolean isFor(Form.Store stored);

  @Override
  public final boolean isFor(Form form) {
    return !numbers.isOff(form) && isFor(form.stores());
  }

  @Override
  public final int least() {
    return numbers.leastPast();
  }

  @Override
  public final String others(Form form) {
    return "select max(n) from (select count(*) as n from (%s) group by submission_no)"
        .formatted(earlier());
  }

  final String earlier() {
    return EARLIER.formatted(numbers.mostPast());
  }

  final String judged(Form form) {
    return JUDGED.formatted(
        numbers.leastPast(),
        numbers.leastDifference(form),
        numbers.leastShare(form),
        numbers.beyond(),
        past(phrases.past().vi(), "vi"),
        past(phrases.past().en(), "en"));
  }

  private static String past(String phrase, String language) {
    return Phrases.sql(
        phrase,
        Map.of(
            "values",
            "array_to_string(list_transform(past, lambda p: mang_period_%s(p.period) || ': ' || mang_figure(p.value)), '; ')"
                .formatted(language),
            "median",
            "mang_figure(middle)"));
  }
}
