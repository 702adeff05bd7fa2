package org.mang.check;

import org.mang.form.Form;

/** A list of many more rows, or many fewer, than those that the office sent before. */
final class RowCountRule extends OwnPastRule {

  private static final String FOUND =
      """
      with earlier as (
          %1$s
      ),
      compared as (
          select
              submission_no,
              outcome.row_count::double as value,
              list({'period': period_code, 'value': earlier.row_count::double} order by period_start) as past
          from earlier
          join outcome_at_hand as outcome using (submission_no)
          group by submission_no, outcome.row_count
      ),
      %2$s
      select
          submission_no, null as table_no, null as row_no, null as column_ref, null as header,
          mang_figure(value) as value, expected_vi, expected_en
      from unlike
      """;

  RowCountRule(Plausibility numbers, Phrases phrases) {
    super(numbers, phrases);
  }

  @Override
  boolean isFor(Form.Store stored) {
    return stored != Form.Store.OBSERVATION;
  }

  @Override
  public String code(Form form) {
    return "ROWS_UNLIKE_PAST";
  }

  @Override
  public String found(Form form) {
    return FOUND.formatted(earlier(), judged(form));
  }
}
