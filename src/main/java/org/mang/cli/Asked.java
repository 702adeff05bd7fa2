package org.mang.cli;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What status is asked about; null for all.
 *
 * @param statuses of the reports; empty for all
 * @param overdue only reports whose due date is past and of which nothing acceptable is in
 * @param dueBefore only reports due before that day of which nothing acceptable is in
 */
record Asked(
    @Nullable Integer year,
    @Nullable String form,
    @Nullable String reporter,
    List<ReportStatus> statuses,
    boolean overdue,
    @Nullable LocalDate dueBefore) {

  /** A period's code begins with its year. */
  static final String ABOUT =
      """
      (cast($1 as varchar) is null or left(period_code, 4) = $1)
          and (cast($2 as varchar) is null or form_code = $2)
          and (cast($3 as varchar) is null or reporter_code = $3)
      """;

  /** Of reports alone. */
  static final String REPORTS =
      ABOUT
          + """
              and (cast($4 as varchar) is null or list_contains(string_split($4, ','), status))
              and (not cast($5 as boolean) or days_overdue is not null)
              and (cast($6 as date) is null or state not in ('accepted', 'held') and due_on < $6)
          """;

  private static final int OF_REPORTS = 6;

  /** The same of one year alone. */
  Asked of(int oneYear) {
    return new Asked(oneYear, form, reporter, statuses, overdue, dueBefore);
  }

  /** The same of all years. */
  Asked ofAllYears() {
    return new Asked(null, form, reporter, statuses, overdue, dueBefore);
  }

  /** Whether it is a list of reports that is asked for, and not how things stand. */
  boolean isList() {
    return !statuses.isEmpty() || overdue || dueBefore != null;
  }

  /** Whether it is about a part of all. */
  boolean isPart() {
    return isList() || year != null || form != null || reporter != null;
  }

  PreparedStatement prepare(Connection snapshot, String query) throws SQLException {
    PreparedStatement select = snapshot.prepareStatement(query);
    select.setString(1, year == null ? null : "%04d".formatted(year));
    select.setString(2, form);
    select.setString(3, reporter);
    if (select.getParameterMetaData().getParameterCount() == OF_REPORTS) {
      select.setString(
          4,
          statuses.isEmpty()
              ? null
              : statuses.stream().map(ReportStatus::code).collect(Collectors.joining(",")));
      select.setBoolean(5, overdue);
      select.setObject(6, dueBefore);
    }
    return select;
  }
}
