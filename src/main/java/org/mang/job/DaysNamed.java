package org.mang.job;

import static org.mang.Sql.name;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mang.check.Batch;
import org.mang.check.CheckedRows;
import org.mang.check.Finding;
import org.mang.check.FindingCatalogue;
import org.mang.form.Form;
import org.mang.form.Period;
import org.mang.intake.Heading;
import org.mang.intake.Table;

/**
 * Of which time the rows are, by the days that must lie in the period. Where nearly all lie outside
 * it, the line of the period is wrong and not every row.
 */
final class DaysNamed {

  /** Fewer rows may all be wrong. */
  private static final int LEAST = 3;

  private static final String COUNTED =
      """
      select
          submission_no,
          count(*) as days,
          count(*) filter (where %1$s::date not between its_start and its_end) as outside,
          min(%1$s)::date as first,
          max(%1$s)::date as last
      from checked
      join submission_at_hand using (submission_no)
      where row_kind = 'row' and %1$s is not null and its_end is not null
      group by submission_no
      """;

  private final Connection connection;
  private final Batch batch;
  private final FindingCatalogue catalogue;

  DaysNamed(Connection connection, Batch batch, FindingCatalogue catalogue) {
    this.connection = connection;
    this.batch = batch;
    this.catalogue = catalogue;
  }

  /**
   * The same without a period, for the submissions whose rows speak of another time; by the number
   * of the submission.
   *
   * @param rows what came of them, read as the headings have it
   */
  Map<Integer, Identity> others(List<Identity> said, List<CheckedRows> rows) throws SQLException {
    Map<Integer, Identity> others = new HashMap<>();
    Optional<String> column = column();
    if (column.isEmpty() || rows.stream().allMatch(DaysNamed::isSound)) {
      return others;
    }
    try (Statement select = connection.createStatement();
        ResultSet found = select.executeQuery(COUNTED.formatted(name(column.get())))) {
      while (found.next()) {
        int number = found.getInt("submission_no");
        int days = found.getInt("days");
        int outside = found.getInt("outside");
        if (!isSound(rows.get(number)) && outside >= LEAST && outside >= 0.9 * days) {
          others.put(number, other(found, number, said.get(number)));
        }
      }
    }
    return others;
  }

  private static boolean isSound(CheckedRows rows) {
    return rows.acceptable() && rows.quarantined() == 0;
  }

  private Identity other(ResultSet found, int number, Identity said) throws SQLException {
    Table table = batch.readings().get(number).tables().first();
    Heading.Line line = table.heading().statedPeriod().line();
    List<Finding> findings = new ArrayList<>();
    new HeadingFindings(catalogue, findings)
        .add(
            "PERIOD_NOT_OF_DAYS",
            table,
            line,
            line == null ? said.period().orElseThrow().name().vi() : line.text(),
            HeadingFindings.same(
                Period.days(
                        found.getObject("first", LocalDate.class),
                        found.getObject("last", LocalDate.class))
                    + " (%d/%d)".formatted(found.getInt("outside"), found.getInt("days"))),
            null);
    return said.doubted(findings.get(0), Optional.empty(), said.areaCode());
  }

  private Optional<String> column() {
    Form form = batch.form();
    return form.layout() == Form.Layout.CROSSTAB
        ? Optional.empty()
        : form.columns().entrySet().stream()
            .filter(e -> e.getValue().isWithinPeriod())
            .map(Map.Entry::getKey)
            .findFirst();
  }
}
