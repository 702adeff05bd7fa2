package org.mang.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.mang.TempTable;
import org.mang.check.Finding;

/**
 * A warning that two sources are apart, with what it is about: so that it can be asked later
 * whether it is still so.
 *
 * @param period of the comparison
 * @param toleranceShare of the greater figure, by which the warning was given
 */
public record Apart(
    Finding finding,
    String reconciliation,
    String area,
    String period,
    double toleranceShare,
    int toleranceCount) {

  /** Before they are added: each follows those that there are. */
  private static final String NOTE =
      """
      insert into ops.finding_compared
      select
          submission_id, finding_no + coalesce(there.findings, 0), reconciliation_code, area_code, period_code,
          tolerance_share, tolerance_count
      from added_compared
      left join (select submission_id, count(*) as findings from ops.finding group by submission_id) as there
          using (submission_id)
      """;

  /** Notes what warnings are about that are to be added to those of their submissions. */
  static void note(Connection connection, Map<String, List<Apart>> warnings) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create or replace temp table added_compared as from ops.finding_compared limit 0");
      try (DuckDBAppender rows = TempTable.append(connection, "added_compared")) {
        for (Map.Entry<String, List<Apart>> entry : warnings.entrySet()) {
          int number = 0;
          for (Apart apart : entry.getValue()) {
            rows.beginRow().append(entry.getKey()).append(++number).append(apart.reconciliation);
            rows.append(apart.area).append(apart.period);
            rows.append(apart.toleranceShare).append(apart.toleranceCount).endRow();
          }
        }
      }
      statement.execute(NOTE);
    }
  }
}
