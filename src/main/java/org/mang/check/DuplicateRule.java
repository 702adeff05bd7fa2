package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.intake.Table;

/**
 * The same case, or in one period the same child, in another submission in force: the one of the
 * earliest period is named, for a case counts there. A later version of a report takes the place of
 * the earlier one: between these two nothing is a duplicate. Known by the pseudonym that is kept of
 * an identifier; the identifier itself is not shown.
 */
final class DuplicateRule implements PastRule {

  private static final String OTHERS =
      """
      select submission_id, file_name, period_code, period_start, reporter_code, received_at
          from core.submission_in_force
          where form_code = %s and submission_id <> %s and %s""";

  private static final String FOUND =
      """
      with other as (
          %1$s
      ),
      fact as (
          %2$s
      ),
      key_place (table_no, column_ref, header) as (
          values %5$s
      ),
      twice as (
          select
              fact.table_no,
              fact.row_no,
              arg_min(
                  {'file': other.file_name, 'row': there.row_no, 'period': other.period_code, 'reporter': other.reporter_code},
                  (other.period_start, other.received_at, other.submission_id, there.row_no)) as there
          from fact
          join %3$s as there on there.%4$s = fact.%4$s
          join other on other.submission_id = there.submission_id
          group by fact.table_no, fact.row_no
      )
      select
          twice.table_no,
          twice.row_no,
          key_place.column_ref,
          key_place.header,
          '•••' as value,
          'ở dòng ' || there.row || ' của tệp “' || there.file || '”, ' || mang_period_vi(there.period) || ', ' || reporter.name_vi
              as expected_vi,
          'row ' || there.row || ' of the file “' || there.file || '”, ' || mang_period_en(there.period) || ', ' || reporter.name_en
              as expected_en
      from twice
      join key_place using (table_no)
      join (select reporter_code, any_value(name_vi) as name_vi, any_value(name_en) as name_en from core.reporter group by all) as reporter
          on reporter.reporter_code = there.reporter
      """;

  @Override
  public boolean isFor(Arrived arrived) {
    Form form = arrived.tables().form();
    Column key = form.columns().get(key(form));
    return form.stores() != Form.Store.OBSERVATION
        && key != null
        && key.kept() == Column.Keep.PSEUDONYM
        && !places(arrived).isEmpty();
  }

  @Override
  public String code(Arrived arrived) {
    return arrived.tables().form().stores() == Form.Store.CHILD
        ? "DUPLICATE_CHILD"
        : "DUPLICATE_EVENT";
  }

  @Override
  public int least() {
    return 1;
  }

  @Override
  public String others(Arrived arrived) {
    return "select count(*) from (" + submissions(arrived) + ")";
  }

  @Override
  public String found(Arrived arrived) {
    Form form = arrived.tables().form();
    boolean children = form.stores() == Form.Store.CHILD;
    return FOUND.formatted(
        submissions(arrived),
        arrived.facts(),
        children ? "core.child" : "core.event",
        name(key(form)),
        Sql.lines(places(arrived)));
  }

  /** Where the identifier stands in each table that has it. */
  private static List<String> places(Arrived arrived) {
    List<Table> tables = arrived.tables().there();
    return IntStream.range(0, tables.size())
        .mapToObj(i -> place(i, tables.get(i).columns().get(key(arrived.tables().form()))))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> place(int table, Table.@Nullable Place place) {
    return Optional.ofNullable(place)
        .map(p -> "(%d, %s, %s)".formatted(table, text(p.letters()), text(p.header())));
  }

  /** A case happens once; a child is in the list of every period, but of one office in each. */
  private static String submissions(Arrived arrived) {
    Form form = arrived.tables().form();
    String reporter = "reporter_code = " + text(arrived.reporterCode());
    String period = "period_code = " + text(arrived.period().code());
    return OTHERS.formatted(
        text(form.name()),
        text(arrived.submission().submissionId()),
        form.stores() == Form.Store.CHILD
            ? period + " and not (" + reporter + ")"
            : "not (" + period + " and " + reporter + ")");
  }

  private static String key(Form form) {
    return form.stores() == Form.Store.CHILD ? "child_key" : "event_key";
  }
}
