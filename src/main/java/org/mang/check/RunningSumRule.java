package org.mang.check;

import static org.mang.Sql.text;

import java.util.Objects;
import java.util.stream.Collectors;
import org.mang.Sql;
import org.mang.form.Form;
import org.mang.form.PeriodKind;

/**
 * Figures of a flow that never fall from period to period of a year, though the same office gave
 * them all: it may have counted each from January. The form says which of its measures are flows;
 * of a stock, such as the number of children, it would mean nothing.
 */
final class RunningSumRule implements PastRule {

  /** As it stood when the submission was received; a later version takes an earlier one's place. */
  private static final String OTHERS =
      """
      select submission_id, period_code, period_start
          from core.submission
          where state = 'accepted'
            and form_code = %s and reporter_code = %s and period_kind = %s
            and left(period_code, 4) = '%d' and period_code <> %s
            and received_at <= timestamp '%6$s' and (superseded_at is null or superseded_at > timestamp '%6$s')""";

  private static final String FOUND =
      """
      with other as (
          %1$s
      ),
      fact as (
          %2$s
      ),
      place (table_no, column_ref, header) as (
          values %3$s
      ),
      figure as (
          select
              period_code, other.period_start, measure_code, area_code, sex_code, age_band_code, category_code, place_code,
              value::double as value, null::integer as table_no, null::integer as row_no, null::varchar as column_ref
          from core.observation
          join (select submission_id as other_id, period_code as other_code, period_start from other) as other
              on other_id = submission_id and other_code = period_code
          where measure_code in (%4$s)
          union all
          select
              %5$s, date '%6$s', measure_code, area_code, sex_code, age_band_code, category_code, place_code,
              value::double, table_no, row_no, column_ref
          from fact
          where measure_code in (%4$s)
      ),
      -- From the first period of the year on, as far as none is missing.
      run as (
          select period_code, row_number() over (order by period_start) as ordinal
          from (select distinct period_code, period_start from figure)
          qualify ordinal = regexp_extract(period_code, '\\d+$')::integer
      ),
      compared as (
          select
              *,
              lag(value) over same as before,
              first_value(value) over same as first
          from figure
          join run using (period_code)
          window same as (
              partition by measure_code, area_code, sex_code, age_band_code, category_code, place_code
              order by ordinal
              rows between unbounded preceding and current row)
      ),
      judged as (
          select
              count(distinct period_code) as periods,
              count(*) filter (where value < before) as falls,
              count(*) filter (where value > before) as rises
          from compared
      ),
      -- Said at the largest figure of this submission.
      largest as (
          select * from compared where table_no is not null order by value desc, table_no, row_no, column_ref limit 1
      )
      select
          largest.table_no,
          largest.row_no,
          largest.column_ref,
          place.header,
          mang_figure(largest.value) as value,
          (
              select string_agg(mang_period_vi(c.period_code) || ': ' || mang_figure(c.value), '; ' order by c.ordinal)
              from compared as c
              where (c.measure_code, c.area_code, c.sex_code, c.age_band_code, c.category_code, c.place_code)
                  = (largest.measure_code, largest.area_code, largest.sex_code, largest.age_band_code, largest.category_code, largest.place_code)
          ) as expected_vi,
          (
              select string_agg(mang_period_en(c.period_code) || ': ' || mang_figure(c.value), '; ' order by c.ordinal)
              from compared as c
              where (c.measure_code, c.area_code, c.sex_code, c.age_band_code, c.category_code, c.place_code)
                  = (largest.measure_code, largest.area_code, largest.sex_code, largest.age_band_code, largest.category_code, largest.place_code)
          ) as expected_en
      from largest
      cross join judged
      left join place on place.table_no = largest.table_no and place.column_ref = largest.column_ref
      where judged.periods >= %7$d
        and judged.falls = 0
        and judged.rises >= %8$d
        and largest.value - largest.first >= %9$s
      """;

  private final Plausibility numbers;

  RunningSumRule(Plausibility numbers) {
    this.numbers = numbers;
  }

  @Override
  public boolean isFor(Arrived arrived) {
    Form form = arrived.tables().form();
    return numbers.neverFalls() != null
        && !numbers.isOff(form)
        && form.stores() == Form.Store.OBSERVATION
        && form.flows() != null
        && arrived.period().kind() != PeriodKind.YEAR;
  }

  @Override
  public String code(Arrived arrived) {
    return "NEVER_FALLS";
  }

  @Override
  public int least() {
    return asked().leastPeriods() - 1;
  }

  @Override
  public String others(Arrived arrived) {
    return "select count(*) from (" + submissions(arrived) + ")";
  }

  @Override
  public String found(Arrived arrived) {
    return FOUND.formatted(
        submissions(arrived),
        arrived.facts(),
        Sql.lines(CellRule.places(arrived)),
        Objects.requireNonNull(arrived.tables().form().flows()).stream()
            .map(Sql::text)
            .collect(Collectors.joining(", ")),
        text(arrived.period().code()),
        arrived.period().start(),
        asked().leastPeriods(),
        asked().leastRises(),
        asked().leastRise());
  }

  private Plausibility.NeverFalls asked() {
    return Objects.requireNonNull(numbers.neverFalls());
  }

  private static String submissions(Arrived arrived) {
    return OTHERS.formatted(
        text(arrived.tables().form().name()),
        text(arrived.reporterCode()),
        text(arrived.period().kind().code()),
        arrived.period().year(),
        text(arrived.period().code()),
        arrived.receivedAt());
  }
}
