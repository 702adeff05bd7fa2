package org.mang.mart;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mang.Sql;

/**
 * The marts that are no files: mart.measure_fact, the declared measures of every submission, and
 * mart.measure_row, what every row counts in them.
 */
final class MeasureFacts {

  static final String NAME = "measure_fact";

  private static final String ROWS = "measure_row";
  private static final String AS_A_VIEW = "-- A view: a register has a row for each child.\n";

  private static final String DIGESTS =
      """
      create or replace temp table happenings_before as
      select submission_id, count(*) as facts, sum(hash(fact)) as digest
      from mart.measure_fact as fact
      where measure_code in %s
      group by submission_id
      """;

  private static final String CHANGED =
      """
      with now_there as (
          select submission_id, count(*) as facts, sum(hash(fact)) as digest
          from mart.measure_fact as fact
          where measure_code in %1$s
          group by submission_id
      ),
      changed as (
          select submission_id
          from happenings_before as before
          full join now_there using (submission_id)
          where before.digest is distinct from now_there.digest
              or before.facts is distinct from now_there.facts
          union all
          select submission_id from mart.measure_fact where %2$s
      )
      select distinct cast(left(period_code, 4) as integer)
      from core.submission
      where submission_id in (select submission_id from changed)
      """;

  private final List<Measure> happenings;
  private final List<Measure> others;
  private final Collection<Measure> all;

  MeasureFacts(Collection<Measure> measures) {
    all = measures;
    happenings = measures.stream().filter(m -> m.from() == Measure.Source.EVENT).toList();
    others = measures.stream().filter(m -> m.from() != Measure.Source.EVENT).toList();
  }

  /** The query of all measures. */
  Mart mart() {
    return new Mart(NAME, MeasureQuery.of(all, "true"));
  }

  /** The query of what every row of them counts. */
  Mart rows() {
    return new Mart(ROWS, AS_A_VIEW + MeasureQuery.rows(all));
  }

  /**
   * Counts the submissions that are not counted yet; what was accepted does not change. A happening
   * may be told by several, of which one counts: happenings are counted anew.
   *
   * @return the years of the submissions of which something is different now
   */
  SortedSet<Integer> update(Connection duckdb) throws SQLException {
    SortedSet<Integer> years = new TreeSet<>();
    String codes = listed(happenings.stream().map(Measure::measure).toList());
    try (Statement statement = duckdb.createStatement()) {
      String fresh = notCounted(statement);
      statement.execute(DIGESTS.formatted(codes));
      insert(statement, MeasureQuery.of(others, fresh));
      statement.execute("delete from mart.measure_fact where measure_code in " + codes);
      insert(statement, MeasureQuery.of(happenings, "true"));
      try (ResultSet changed = statement.executeQuery(CHANGED.formatted(codes, fresh))) {
        while (changed.next()) {
          years.add(changed.getInt(1));
        }
      }
      statement.execute("drop table happenings_before");
    }
    return years;
  }

  /** By their ids, for these let millions of children of other submissions be passed over. */
  private static String notCounted(Statement statement) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (ResultSet submission =
        statement.executeQuery(
            """
            select submission_id from core.submission where state = 'accepted'
            except
            select submission_id from mart.measure_fact
            order by all
            """)) {
      while (submission.next()) {
        ids.add(submission.getString(1));
      }
    }
    return "submission_id in " + listed(ids);
  }

  private static String listed(List<String> texts) {
    return texts.isEmpty()
        ? "('')"
        : texts.stream().map(Sql::text).collect(Collectors.joining(", ", "(", ")"));
  }

  private static void insert(Statement statement, String select) throws SQLException {
    if (!select.isEmpty()) {
      statement.execute("insert into mart.measure_fact\n" + select);
    }
  }
}
