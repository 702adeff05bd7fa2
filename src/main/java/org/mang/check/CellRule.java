package org.mang.check;

import org.mang.form.Form;

/** A figure unlike those that the office gave before for the same measure, area and breakdown. */
final class CellRule extends OwnPastRule {

  private static final String FOUND =
      """
      with earlier as (
          %1$s
      ),
      -- Of a report by months, each month is compared with the same one.
      figure as (
          select fact.*, its.its_end, date_diff('month', its.its_start, fact.period_start) as month_no
          from fact
          join submission_at_hand as its using (submission_no)
          join outcome_at_hand using (submission_no)
      ),
      -- An area's code may have meant another area before: only the same one is compared.
      before as (
          select
              earlier.submission_no, measure_code, area_code, sex_code, age_band_code, category_code, place_code,
              date_diff('month', earlier.period_start, observation.period_start) as month_no,
              list({'period': earlier.period_code, 'value': value::double} order by earlier.period_start) as past
          from core.observation
          join earlier using (submission_id)
          join submission_at_hand as its on its.submission_no = earlier.submission_no
          join core.area using (area_code)
          where area.valid_from <= earlier.period_end
            and (area.valid_to is null or area.valid_to > its.its_end)
          group by all
      ),
      compared as (
          select
              figure.submission_no, figure.table_no, figure.row_no, figure.column_ref, figure.value::double as value,
              before.past
          from figure
          join before using (submission_no, measure_code, area_code, sex_code, age_band_code, category_code, place_code, month_no)
      ),
      %2$s
      select
          submission_no, unlike.table_no, row_no, column_ref, place.header, mang_figure(value) as value,
          expected_vi, expected_en
      from unlike
      left join place_at_hand as place on place.table_no = unlike.table_no and place.letters = unlike.column_ref
      """;

  CellRule(Plausibility numbers, Phrases phrases) {
    super(numbers, phrases);
  }

  @Override
  boolean isFor(Form.Store stored) {
    return stored == Form.Store.OBSERVATION;
  }

  @Override
  public String code(Form form) {
    return "UNLIKE_PAST";
  }

  @Override
  public String found(Form form) {
    return FOUND.formatted(earlier(), judged(form));
  }
}
