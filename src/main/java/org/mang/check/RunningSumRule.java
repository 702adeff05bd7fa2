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

  /** As they stood when each was received; a later version takes an earlier one's place. */
  private static final String OTHERS =
      """
      select its.submission_no, known.submission_id, known.period_code, known.period_start
          from submission_at_hand as its
          join outcome_at_hand using (submission_no)
          join known_at_hand as known
              on known.reporter_code = its.its_reporter and known.period_kind = its.its_kind
              and left(known.period_code, 4) = its.its_year::varchar and known.period_code <> its.its_period
              and known.received_at <= its.its_received_at and coalesce(known.until > its.its_received_at, true)
              and known.position <= its.submission_no
          where its.its_kind <> %s
          qualify row_number() over (
              partition by its.submission_no, known.period_code
              order by known.received_at desc, known.submission_id desc) = 1""";

  private static final String FOUND =
      """
      with other as (
          %1$s
      ),
      figure as (
          select
              other.submission_no, observation.period_code, other.period_start, measure_code, area_code, sex_code,
              age_band_code, category_code, place_code, value::double as value,
              null::integer as table_no, null::integer as row_no, null::varchar as column_ref
          from core.observation
          join other on other.submission_id = observation.submission_id and other.period_code = observation.period_code
          where measure_code in (%2$s)
          union all
          select
              submission_no, its.its_period, its.its_start, measure_code, area_code, sex_code, age_band_code, category_code,
              place_code, value::double, table_no, row_no, column_ref
          from fact
          join submission_at_hand as its using (submission_no)
          where measure_code in (%2$s) and submission_no in (select submission_no from other)
      ),
      -- From the first period of the year on, as far as none is missing.
      run as (
          select submission_no, period_code, row_number() over (partition by submission_no order by period_start) as ordinal
          from (select distinct submission_no, period_code, period_start from figure)
          qualify ordinal = regexp_extract(period_code, '\\d+$')::integer
      ),
      compared as (
          select
              *,
              lag(value) over same as before,
              first_value(value) over same as first
          from figure
          join run using (submission_no, period_code)
          window same as (
              partition by submission_no, measure_code, area_code, sex_code, age_band_code, category_code, place_code
              order by ordinal
              rows between unbounded preceding and current row)
      ),
      judged as (
          select
              submission_no,
              count(distinct period_code) as periods,
              count(*) filter (where value < before) as falls,
              count(*) filter (where value > before) as rises
          from compared
          group by submission_no
      ),
      -- Said at the largest figure of this submission.
      largest as (
          select *
          from compared
          where table_no is not null
          qualify row_number() over (partition by submission_no order by value desc, table_no, row_no, column_ref) = 1
      )
      select
          largest.submission_no,
          largest.table_no,
          largest.row_no,
          largest.column_ref,
          place.header,
          mang_figure(largest.value) as value,
          string_agg(mang_period_vi(c.period_code) || ': ' || mang_figure(c.value), '; ' order by c.ordinal) as expected_vi,
          string_agg(mang_period_en(c.period_code) || ': ' || mang_figure(c.value), '; ' order by c.ordinal) as expected_en
      from largest
      join judged using (submission_no)
      join compared as c
          on c.submission_no = largest.submission_no
          and (c.measure_code, c.area_code, c.sex_code, c.age_band_code, c.category_code, c.place_code)
              = (largest.measure_code, largest.area_code, largest.sex_code, largest.age_band_code, largest.category_code, largest.place_code)
      left join place_at_hand as place on place.table_no = largest.table_no and place.letters = largest.column_ref
      where judged.periods >= %3$d
        and judged.falls = 0
        and judged.rises >= %4$d
        and largest.value - largest.first >= %5$s
      group by all
      """;

  private final Plausibility numbers;

  RunningSumRule(Plausibility numbers) {
    this.numbers = numbers;
  }

  @Override
  public boolean isFor(Form form) {
    return numbers.neverFalls() != null
        && !numbers.isOff(form)
        && form.stores() == Form.Store.OBSERVATION
        && form.flows() != null;
  }

  @Override
  public String code(Form form) {
    return "NEVER_FALLS";
  }

  @Override
  public int least() {
    return asked().leastPeriods() - 1;
  }

  @Override
  public String others(Form form) {
    return "select max(n) from (select count(*) as n from (%s) group by submission_no)"
        .formatted(others());
  }

  @Override
  public String found(Form form) {
    return FOUND.formatted(
        others(),
        Objects.requireNonNull(form.flows()).stream()
            .map(Sql::text)
            .collect(Collectors.joining(", ")),
        asked().leastPeriods(),
        asked().leastRises(),
        asked().leastRise());
  }

  private Plausibility.NeverFalls asked() {
    return Objects.requireNonNull(numbers.neverFalls());
  }

  private static String others() {
    return OTHERS.formatted(text(PeriodKind.YEAR.code()));
  }
}
