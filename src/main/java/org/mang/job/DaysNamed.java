package org.mang.job;

import static org.mang.Sql.name;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mang.check.CheckedRows;
import org.mang.check.Finding;
import org.mang.check.FindingCatalogue;
import org.mang.form.Form;
import org.mang.form.Period;
import org.mang.intake.Heading;
import org.mang.intake.Table;
import org.mang.intake.Tables;

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
          count(*) as days,
          count(*) filter (where %1$s::date not between date '%2$s' and date '%3$s') as outside,
          min(%1$s)::date as first,
          max(%1$s)::date as last
      from checked
      where row_kind = 'row' and %1$s is not null
      """;

  private final Connection connection;
  private final Tables tables;

  DaysNamed(Connection connection, Tables tables) {
    this.connection = connection;
    this.tables = tables;
  }

  /**
   * The same without a period, if the rows speak of another time; empty if they do not.
   *
   * @param rows what came of them, read as the heading has it
   */
  Optional<Identity> otherThan(Identity said, CheckedRows rows, FindingCatalogue catalogue)
      throws SQLException {
    Optional<String> column = column();
    if (said.period().isEmpty()
        || column.isEmpty()
        || (rows.acceptable() && rows.quarantined() == 0)) {
      return Optional.empty();
    }
    Period period = said.period().get();
    try (Statement select = connection.createStatement();
        ResultSet found =
            select.executeQuery(
                COUNTED.formatted(name(column.get()), period.start(), period.end()))) {
      found.next();
      int days = found.getInt("days");
      int outside = found.getInt("outside");
      if (outside < LEAST || outside < 0.9 * days) {
        return Optional.empty();
      }
      Table table = tables.first();
      Heading.Line line = table.heading().statedPeriod().line();
      List<Finding> findings = new ArrayList<>();
      new HeadingFindings(catalogue, findings)
          .add(
              "PERIOD_NOT_OF_DAYS",
              table,
              line,
              line == null ? period.name().vi() : line.text(),
              HeadingFindings.same(
                  Period.days(
                          found.getObject("first", LocalDate.class),
                          found.getObject("last", LocalDate.class))
                      + " (%d/%d)".formatted(outside, days)),
              null);
      return Optional.of(said.doubted(findings.get(0), Optional.empty(), said.areaCode()));
    }
  }

  private Optional<String> column() {
    Form form = tables.form();
    return form.layout() == Form.Layout.CROSSTAB
        ? Optional.empty()
        : form.columns().entrySet().stream()
            .filter(e -> e.getValue().isWithinPeriod())
            .map(Map.Entry::getKey)
            .findFirst();
  }
}
