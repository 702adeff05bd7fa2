package org.mang.check;

import static org.mang.Sql.text;

import org.mang.form.Form;

/**
 * A rule about what an office gave before on the same form, for earlier periods of the same kind,
 * as it stood when the submission was received; and how far a figure is from it.
 */
abstract sealed class OwnPastRule implements PastRule permits CellRule, RowCountRule {

  private static final String SUBMISSIONS =
      """
      select submission_id, period_code, period_start, period_end, row_count
          from core.submission
          where state = 'accepted'
            and form_code = %s and reporter_code = %s and period_kind = %s
            and period_start < date '%s'
            and received_at <= timestamp '%5$s' and (superseded_at is null or superseded_at > timestamp '%5$s')
          order by period_start desc
          limit %6$d""";

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
              array_to_string(list_transform(past, lambda p: mang_period_vi(p.period) || ': ' || mang_figure(p.value)), '; ')
                  || ' (trung vị ' || mang_figure(middle) || ')' as expected_vi,
              array_to_string(list_transform(past, lambda p: mang_period_en(p.period) || ': ' || mang_figure(p.value)), '; ')
                  || ' (median ' || mang_figure(middle) || ')' as expected_en
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

  OwnPastRule(Plausibility numbers) {
    this.numbers = numbers;
  }

  /** Whether the rule is for what such a form stores. */
  abstract boolean isFor(Form.Store stored);

  @Override
  public final boolean isFor(Arrived arrived) {
    Form form = arrived.tables().form();
    return !numbers.isOff(form) && isFor(form.stores());
  }

  @Override
  public final int least() {
    return numbers.leastPast();
  }

  @Override
  public final String others(Arrived arrived) {
    return "select count(*) from (" + submissions(arrived) + ")";
  }

  final String submissions(Arrived arrived) {
    return SUBMISSIONS.formatted(
        text(arrived.tables().form().name()),
        text(arrived.reporterCode()),
        text(arrived.period().kind().code()),
        arrived.period().start(),
        arrived.receivedAt(),
        numbers.mostPast());
  }

  final String judged(Form form) {
    return JUDGED.formatted(
        numbers.leastPast(),
        numbers.leastDifference(form),
        numbers.leastShare(form),
        numbers.beyond());
  }
}
