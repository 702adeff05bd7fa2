package org.mang.check;

import static org.mang.Sql.text;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.mang.form.Form;
import org.mang.form.Severity;

/**
 * Compares the submissions of a batch, whose rows {@link Checker} has left in {@code checked}, with
 * what came before them: adds to {@code finding} what only that shows. Each is compared as if it
 * had been taken by itself, in order of receipt: with what the warehouse held before the batch, and
 * with what was accepted of the batch before it.
 */
public final class PastChecker {

  /**
   * What was in force of the form, and when ({@code until}: no more); each with the position in the
   * batch at which it was accepted (0: before the batch) and the one at which a later version took
   * its place.
   */
  private static final String KNOWN =
      """
      create or replace temp table known_at_hand as
      with accepted as (
          select
              submission_id, submission.file_name, reporter_code, period_code, submission.period_kind,
              submission.period_start, submission.period_end, version.in_force_from as received_at,
              version.in_force_to as until, submission.row_count, 0 as position
          from core.version as version
          join core.submission as submission using (submission_id, form_code, reporter_code, period_code)
          where form_code = %1$s and submission_id not in (select its_id from submission_at_hand)
          union all
          select
              its_id, its_file, its_reporter, its_period, its_kind, its_start, its_end, its_received_at,
              null, row_count, submission_no + 1
          from submission_at_hand
          join outcome_at_hand using (submission_no)
          where is_accepted
      )
      select
          accepted.*,
          min(
              case
                  when accepted.until is not null then 0
                  when later.position is not null then greatest(accepted.position, later.position)
              end) as until_position
      from accepted
      left join accepted as later
          on later.reporter_code = accepted.reporter_code and later.period_code = accepted.period_code
          and (later.received_at, later.submission_id) > (accepted.received_at, accepted.submission_id)
      group by all
      """;

  private static final String ADD =
      """
      insert into finding by name
      with found as (
          %s
      )
      select
          (select coalesce(max(finding_no), 0) from finding)
              + row_number() over (
                  order by found.table_no, found.row_no, length(found.column_ref), found.column_ref, found.value, found.expected_vi) as finding_no,
          found.submission_no,
          %s as code,
          %s as severity,
          found.table_no,
          its.sheet,
          found.row_no,
          found.column_ref,
          found.header,
          found.value,
          %s as message_vi,
          %s as message_en,
          nullif(%s, '') as suggestion_vi,
          nullif(%s, '') as suggestion_en
      from found
      left join table_at_hand as its on its.table_no = found.table_no
      """;

  /** Findings stand in the order of their cells, whoever found them. */
  static final String ORDER =
      """
      update finding
      set finding_no = place.finding_no
      from (
          select
              submission_no,
              finding_no as was,
              row_number() over (
                  partition by submission_no
                  order by table_no nulls first, row_no nulls first, length(column_ref) nulls first, column_ref, finding_no) as finding_no
          from finding
      ) as place
      where finding.submission_no = place.submission_no and finding.finding_no = place.was
      """;

  private final FindingCatalogue catalogue;
  private final List<PastRule> rules;

  public PastChecker(FindingCatalogue catalogue, Plausibility plausibility) {
    this.catalogue = catalogue;
    this.rules =
        List.of(
            new DuplicateRule(catalogue.phrases()),
            new CellRule(plausibility, catalogue.phrases()),
            new RowCountRule(plausibility, catalogue.phrases()),
            new RunningSumRule(plausibility),
            new CopiedRule(plausibility));
  }

  /**
   * Whether what is found may return a submission: then each has to be compared before it is
   * decided what those after it are compared with.
   */
  public boolean mayReturn(Form form) {
    return rules.stream()
        .filter(rule -> rule.isFor(form))
        .map(rule -> Objects.requireNonNull(catalogue.findings().get(rule.code(form))))
        .anyMatch(kind -> kind.severity() == Severity.ERROR);
  }

  /**
   * Runs every rule that is for such a form, over the submissions of {@code outcome_at_hand}.
   *
   * @param facts a query of all rows as the facts that they would become, with submission and table
   * @return whether anything was found
   */
  public boolean check(Connection connection, Form form, String facts) throws SQLException {
    int added = 0;
    try (Statement statement = connection.createStatement()) {
      List<PastRule> asked = rules.stream().filter(rule -> rule.isFor(form)).toList();
      if (asked.isEmpty()) {
        return false;
      }
      statement.execute(KNOWN.formatted(text(form.name())));
      statement.execute("create or replace temp view fact as " + facts);
      for (PastRule rule : asked) {
        if (count(statement, rule.others(form)) >= rule.least()) {
          added += statement.executeUpdate(add(rule.code(form), rule.found(form)));
        }
      }
      statement.execute("drop view fact");
      statement.execute("drop table known_at_hand");
      if (added > 0) {
        statement.execute(ORDER);
      }
    }
    return added > 0;
  }

  private String add(String code, String found) {
    FindingCatalogue.Kind kind = Objects.requireNonNull(catalogue.findings().get(code), code);
    return ADD.formatted(
        found,
        text(code),
        text(kind.severity().name().toLowerCase(Locale.ROOT)),
        filled(kind.say().vi(), "found.expected_vi", catalogue.more().vi()),
        filled(kind.say().en(), "found.expected_en", catalogue.more().en()),
        filled(kind.remedy().vi(), "found.expected_vi", catalogue.more().vi()),
        filled(kind.remedy().en(), "found.expected_en", catalogue.more().en()));
  }

  private static String filled(String template, String expected, String more) {
    return "replace(replace(replace(%s, '{header}', coalesce(found.header, '')), '{value}', coalesce(found.value, '')), '{expected}', %s)"
        .formatted(text(template), Bounded.listSql(expected, more));
  }

  private static int count(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getInt(1);
    }
  }
}
