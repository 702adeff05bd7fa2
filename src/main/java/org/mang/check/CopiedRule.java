package org.mang.check;

import org.mang.form.Form;

/**
 * Figures that are, one and all, those that the same office gave for another period: the table of
 * the last quarter may have been sent once more under a new date. Few figures, or noughts alone,
 * may well be the same.
 */
final class CopiedRule implements PastRule {

  /** The other periods of each, as they stood when it was received. */
  private static final String OTHERS =
      """
      select its.submission_no, known.submission_id, known.period_code, known.period_start
          from submission_at_hand as its
          join outcome_at_hand using (submission_no)
          join known_at_hand as known
              on known.reporter_code = its.its_reporter and known.period_kind = its.its_kind
              and known.period_code <> its.its_period
              and known.received_at <= its.its_received_at and coalesce(known.until > its.its_received_at, true)
              and known.position <= its.submission_no
          qualify row_number() over (
              partition by its.submission_no, known.period_code
              order by known.received_at desc, known.submission_id desc) = 1""";

  /**
   * What is counted, of which area and kind, and how many: of a sum of hashes the order is no
   * matter.
   */
  private static final String FIGURES =
      "count(*) as figures, count(*) filter (value <> 0) as not_nought, "
          + "sum(hash(measure_code, area_code, sex_code, age_band_code, category_code, place_code, value::decimal(18, 3))) as digest";

  private static final String FOUND =
      """
      with other as (
          %1$s
      ),
      mine as (
          select submission_no, %2$s
          from fact
          where submission_no in (select submission_no from other)
          group by submission_no
          having not_nought >= %3$d
      ),
      theirs as (
          select submission_id, %2$s
          from core.observation
          where submission_id in (select submission_id from other)
          group by submission_id
      )
      select
          submission_no, null as table_no, null as row_no, null as column_ref, null as header,
          null as value,
          string_agg(mang_period_vi(other.period_code), '; ' order by other.period_start) as expected_vi,
          string_agg(mang_period_en(other.period_code), '; ' order by other.period_start) as expected_en
      from mine
      join other using (submission_no)
      join theirs
          on theirs.submission_id = other.submission_id
          and theirs.figures = mine.figures
          and theirs.digest = mine.digest
      group by submission_no
      """;

  private final Plausibility numbers;

  CopiedRule(Plausibility numbers) {
    this.numbers = numbers;
  }

  @Override
  public boolean isFor(Form form) {
    return numbers.copied() != null
        && !numbers.isOff(form)
        && form.stores() == Form.Store.OBSERVATION;
  }

  @Override
  public String code(Form form) {
    return "SAME_AS_OTHER_PERIOD";
  }

  @Override
  public int least() {
    return 1;
  }

  @Override
  public String others(Form form) {
    return "select count(*) from (%s)".formatted(OTHERS);
  }

  @Override
  public String found(Form form) {
    Integer least = numbers.copied();
    return FOUND.formatted(OTHERS, FIGURES, least == null ? Integer.MAX_VALUE : least);
  }
}
