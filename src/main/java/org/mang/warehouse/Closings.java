package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.mang.MangException;

/** Which years are closed, and what waits for their releases. */
public final class Closings {

  private final Connection connection;

  public Closings(Connection connection) {
    this.connection = connection;
  }

  /** Whether a year is closed now. */
  public boolean isClosed(int year) throws SQLException {
    return count(
            "select count(*) from core.closing where reopened_at is null and year = cast(? as integer)",
            "" + year)
        > 0;
  }

  /** How many submissions wait for the release of a year. */
  public int waiting(int year) throws SQLException {
    return count("select count(*) from core.held where left(period_code, 4) = ?", "" + year);
  }

  /** Whether a submission waits for the release of its year. */
  public boolean isWaiting(String submissionId) throws SQLException {
    return count("select count(*) from core.held where submission_id = ?", submissionId) > 0;
  }

  /**
   * Goes on for a year of which something has come in.
   *
   * @throws MangException if nothing has
   */
  public void requireReports(int year) throws SQLException {
    if (count("select count(*) from core.submission where left(period_code, 4) = ?", "" + year)
        == 0) {
      throw new MangException(
          "chưa nhận báo cáo nào của năm %d".formatted(year),
          "no report of %d has come in".formatted(year));
    }
  }

  private int count(String sql, String parameter) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, parameter);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
