package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.mang.MangException;

/**
 * Which differences between two sources a decision is for, as the marts show them. The caller's
 * connection holds the transaction.
 */
public final class Settlements {

  private static final String MEANT =
      """
      from mart.reconciliation
      where reconciliation_code = $1
          and ($2 is null or area_code = $2)
          and ($3 is null or period_code = $3)
      """;

  private static final String COUNTED =
      """
      select
          count(*),
          count(case when state = 'incomplete' then 1 end),
          count(case when clearing = 'open' then 1 end)
      """
          + MEANT;

  /** With their figures, for which alone a reason holds. */
  private static final String LISTED =
      """
      select
          count(*),
          to_json(list(
              {'area': area_code, 'period': period_code, 'left': left_value, 'right': right_value}
              order by period_code, area_code))
      """
          + MEANT
          + " and clearing = $4";

  private static final String NAMES =
      """
      select
          (select string_agg(reconciliation_code, ', ' order by reconciliation_code) from core.reconciliation),
          (select count(*) from core.reconciliation where reconciliation_code = $1),
          (select min(period_code) || ' … ' || max(period_code) from mart.reconciliation where reconciliation_code = $1),
          (select string_agg(distinct area_code, ', ' order by area_code) from mart.reconciliation where reconciliation_code = $1)
      """;

  private final Connection connection;

  /** Of a store, or of a snapshot. */
  public Settlements(Connection connection) {
    this.connection = connection;
  }

  /**
   * What somebody speaks of.
   *
   * @param area null for all
   * @param period null for all
   */
  public record Which(String reconciliation, @Nullable String area, @Nullable String period) {
    @Override
    public String toString() {
      return reconciliation
          + (area == null ? "" : " --area " + area)
          + (period == null ? "" : " --period " + period);
    }
  }

  /**
   * The differences that a decision is for.
   *
   * @param differences as JSON: area, period and both figures of each
   * @param isLater whether they had a reason before
   */
  public record Ones(int count, String differences, boolean isLater) {}

  /**
   * The open ones; if none is open, those that have a reason: what was said before is kept, and the
   * newest counts.
   *
   * @throws MangException if there is nothing to settle
   */
  public Ones toSettle(Which which) throws SQLException {
    Ones open = listed(which, "open", false);
    Ones ones = open.count() > 0 ? open : listed(which, "settled", true);
    if (ones.count() == 0) {
      throw nothing(which);
    }
    return ones;
  }

  /**
   * Those that were settled.
   *
   * @throws MangException if none was
   */
  public Ones toReopen(Which which) throws SQLException {
    Ones ones = listed(which, "settled", true);
    if (ones.count() == 0) {
      mustBeThere(which);
      throw new MangException(
          which + ": không có chênh lệch nào đã được giải trình",
          which + ": no difference there is settled");
    }
    return ones;
  }

  /** How many are open. */
  public int open(Which which) throws SQLException {
    return counted(which).open();
  }

  /**
   * Goes on where there is such a comparison.
   *
   * @throws MangException if there is none; the message says what there is
   */
  public void mustBeThere(Which which) throws SQLException {
    if (counted(which).all() > 0) {
      return;
    }
    try (PreparedStatement select = connection.prepareStatement(NAMES)) {
      select.setString(1, which.reconciliation());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        if (row.getInt(2) == 0) {
          throw new MangException(
              "không có đối chiếu nào tên là '%s'; có: %s"
                  .formatted(which.reconciliation(), row.getString(1)),
              "there is no reconciliation '%s'; there are: %s"
                  .formatted(which.reconciliation(), row.getString(1)));
        }
        throw new MangException(
            "%s: không có gì để đối chiếu; các kỳ: %s; các quận, huyện: %s"
                .formatted(which, row.getString(3), row.getString(4)),
            "%s: nothing is compared there; periods: %s; areas: %s"
                .formatted(which, row.getString(3), row.getString(4)));
      }
    }
  }

  private MangException nothing(Which which) throws SQLException {
    mustBeThere(which);
    return counted(which).incomplete() > 0
        ? new MangException(
            which + ": còn thiếu báo cáo của một nguồn, nên chưa so sánh được",
            which + ": a report of one source is missing, so that there is no difference yet")
        : new MangException(
            which + ": hai nguồn khớp nhau trong mức cho phép; không có gì để giải trình",
            which + ": the two sources are within tolerance; there is nothing to settle");
  }

  private Ones listed(Which which, String clearing, boolean isLater) throws SQLException {
    try (PreparedStatement select = prepare(LISTED, which)) {
      select.setString(4, clearing);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Ones(row.getInt(1), String.valueOf(row.getString(2)), isLater);
      }
    }
  }

  private record Counted(int all, int incomplete, int open) {}

  private Counted counted(Which which) throws SQLException {
    try (PreparedStatement select = prepare(COUNTED, which);
        ResultSet row = select.executeQuery()) {
      row.next();
      return new Counted(row.getInt(1), row.getInt(2), row.getInt(3));
    }
  }

  private PreparedStatement prepare(String query, Which which) throws SQLException {
    PreparedStatement select = connection.prepareStatement(query);
    select.setString(1, which.reconciliation());
    select.setString(2, which.area());
    select.setString(3, which.period());
    return select;
  }
}
