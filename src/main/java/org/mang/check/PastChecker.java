package org.mang.check;

import static org.mang.Sql.text;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Compares a submission, whose rows {@link Checker} has left in {@code checked}, with what the
 * warehouse holds: adds to {@code finding} what only that shows.
 */
public final class PastChecker {

  private static final String ADD =
      """
      insert into finding by name
      with found as (
          %s
      )
      select
          (select coalesce(max(finding_no), 0) from finding)
              + row_number() over (order by found.table_no, found.row_no, length(found.column_ref), found.column_ref) as finding_no,
          %s as code,
          %s as severity,
          found.table_no,
          sheet.sheet,
          found.row_no,
          found.column_ref,
          found.header,
          found.value,
          %s as message_vi,
          %s as message_en,
          nullif(%s, '') as suggestion_vi,
          nullif(%s, '') as suggestion_en
      from found
      left join (select distinct table_no, sheet from checked) as sheet on sheet.table_no = found.table_no
      """;

  /** Findings stand in the order of their cells, whoever found them. */
  static final String ORDER =
      """
      update finding
      set finding_no = place.finding_no
      from (
          select
              finding_no as was,
              row_number() over (
                  order by table_no nulls first, row_no nulls first, length(column_ref) nulls first, column_ref, finding_no) as finding_no
          from finding
      ) as place
      where finding.finding_no = place.was
      """;

  private final FindingCatalogue catalogue;
  private final List<PastRule> rules;

  public PastChecker(FindingCatalogue catalogue, Plausibility plausibility) {
    this.catalogue = catalogue;
    this.rules =
        List.of(
            new DuplicateRule(),
            new CellRule(plausibility),
            new RowCountRule(plausibility),
            new RunningSumRule(plausibility));
  }

  /**
   * Runs every rule that is for such a form.
   *
   * @param so what the check without the past came to
   * @return what it comes to with it
   */
  public CheckedRows check(Connection connection, Arrived arrived, CheckedRows so)
      throws SQLException {
    int added = 0;
    try (Statement statement = connection.createStatement()) {
      for (PastRule rule : rules) {
        if (rule.isFor(arrived) && count(statement, rule.others(arrived)) >= rule.least()) {
          added += statement.executeUpdate(add(rule.code(arrived), rule.found(arrived)));
        }
      }
      if (added == 0) {
        return so;
      }
      statement.execute(ORDER);
      return Checker.outcome(statement, arrived.tables());
    }
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
