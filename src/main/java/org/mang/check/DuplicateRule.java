package org.mang.check;

import java.util.Map;
import org.mang.form.Column;
import org.mang.form.Form;

/**
 * The same case, or in one period the same child, in another submission in force: the one of the
 * earliest period is named, for a case counts there. A later version of a report takes the place of
 * the earlier one: between these two nothing is a duplicate. Known by the pseudonym that is kept of
 * an identifier; the identifier itself is not shown.
 */
final class DuplicateRule implements PastRule {

  private final Phrases phrases;

  private static final String OTHERS =
      """
      from submission_at_hand as its
          join outcome_at_hand using (submission_no)
          join known_at_hand as other
              on other.submission_id <> its.its_id and its.its_period is not null and its.its_reporter is not null
              and other.position <= its.submission_no and coalesce(other.until_position > its.submission_no, true)
              and %s""";

  private static final String FOUND =
      """
      with twice as (
          select
              fact.submission_no,
              fact.table_no,
              fact.row_no,
              arg_min(
                  {'file': other.file_name, 'row': there.row_no, 'period': other.period_code, 'reporter': other.reporter_code},
                  (other.period_start, other.received_at, other.submission_id, there.row_no)) as there
          %1$s
          join fact on fact.submission_no = its.submission_no
          join %2$s as there on there.submission_id = other.submission_id and there.%3$s = fact.%3$s
          group by fact.submission_no, fact.table_no, fact.row_no
      )
      select
          twice.submission_no,
          twice.table_no,
          twice.row_no,
          place.letters as column_ref,
          place.header,
          '•••' as value,
          %4$s as expected_vi,
          %5$s as expected_en
      from twice
      join place_at_hand as place on place.table_no = twice.table_no and place.col = '%3$s' and place.letters is not null
      join (select reporter_code, any_value(name_vi) as name_vi, any_value(name_en) as name_en from core.reporter group by all) as reporter
          on reporter.reporter_code = there.reporter
      """;

  DuplicateRule(Phrases phrases) {
    this.phrases = phrases;
  }

  @Override
  public boolean isFor(Form form) {
    Column key = form.columns().get(key(form));
    return form.stores() != Form.Store.OBSERVATION
        && key != null
        && key.kept() == Column.Keep.PSEUDONYM;
  }

  @Override
  public String code(Form form) {
    return form.stores() == Form.Store.CHILD ? "DUPLICATE_CHILD" : "DUPLICATE_EVENT";
  }

  @Override
  public int least() {
    return 1;
  }

  @Override
  public String others(Form form) {
    return "select count(*) " + others(form.stores());
  }

  @Override
  public String found(Form form) {
    boolean children = form.stores() == Form.Store.CHILD;
    return FOUND.formatted(
        others(form.stores()),
        children ? "core.child" : "core.event",
        key(form),
        there(phrases.elsewhere().vi(), "vi"),
        there(phrases.elsewhere().en(), "en"));
  }

  private static String there(String phrase, String language) {
    return Phrases.sql(
        phrase,
        Map.of(
            "row",
            "there.row",
            "period",
            "mang_period_%s(there.period)".formatted(language),
            "office",
            "reporter.name_" + language,
            "file",
            "there.file"));
  }

  /** A case happens once; a child is in the list of every period, but of one office in each. */
  private static String others(Form.Store stored) {
    String reporter = "other.reporter_code = its.its_reporter";
    String period = "other.period_code = its.its_period";
    return OTHERS.formatted(
        stored == Form.Store.CHILD
            ? period + " and not (" + reporter + ")"
            : "not (" + period + " and " + reporter + ")");
  }

  private static String key(Form form) {
    return form.stores() == Form.Store.CHILD ? "child_key" : "event_key";
  }
}
