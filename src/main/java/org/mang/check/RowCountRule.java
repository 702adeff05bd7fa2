package org.mang.check;

import org.mang.form.Form;

/** A list of many more rows, or many fewer, than those that the office sent before. */
record RowCountRule(OwnPast own) implements PastRule {

  private static final String FOUND =
      """
      with earlier as (
          %1$s
      ),
      compared as (
          select
              %2$d::double as value,
              list({'period': period_code, 'value': row_count::double} order by period_start) as past
          from earlier
      ),
      %3$s
      select
          null as table_no, null as row_no, null as column_ref, null as header,
          mang_figure(value) as value, expected_vi, expected_en
      from unlike
      """;

  @Override
  public boolean isFor(Arrived arrived) {
    return own.isFor(arrived) && arrived.tables().form().stores() != Form.Store.OBSERVATION;
  }

  @Override
  public String code(Arrived arrived) {
    return "ROWS_UNLIKE_PAST";
  }

  @Override
  public int least() {
    return own.numbers().leastPast();
  }

  @Override
  public String others(Arrived arrived) {
    return "select count(*) from (" + own.submissions(arrived) + ")";
  }

  @Override
  public String found(Arrived arrived) {
    return FOUND.formatted(
        own.submissions(arrived), arrived.rows(), own.judged(arrived.tables().form()));
  }
}
