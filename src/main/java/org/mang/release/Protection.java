package org.mang.release;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What hiding cost, and what the attack on the result found.
 *
 * @param figures how many of the year show people
 * @param hiddenFigures how many of these are suppressed
 * @param counts different counts behind them
 * @param small hidden counts of 1 to 4
 * @param further counts that are hidden to protect others
 * @param hiddenPercent how much of the sum of all counts is hidden
 * @param audit what was given away, of the year and of the one before
 * @param earlier releases whose figures the attack had
 */
record Protection(
    int figures,
    int hiddenFigures,
    int counts,
    int small,
    int further,
    double hiddenPercent,
    Audit audit,
    List<String> earlier) {

  private static final String COST =
      """
      select
          (select count(*) from release_suppressed semi join release_slot using (cell_no) where year = ?),
          (select count(*) from release_suppressed where year = ? and suppressed),
          count(*),
          count(case when is_hidden and value < 5 then 1 end),
          count(case when is_hidden and value >= 5 then 1 end),
          coalesce(100 * sum(case when is_hidden then value end) / sum(value), 0)
      from (
          select *, count_no in (select count_no from release_hidden) as is_hidden
          from release_count
          where kind = 'count' and year = ?
      ) as counted
      """;

  /** Of a store where the tables of {@code warehouse/release} are made. */
  static Protection of(Connection store, int year, Audit audit, List<String> earlier)
      throws SQLException {
    try (PreparedStatement query = store.prepareStatement(COST)) {
      query.setInt(1, year);
      query.setInt(2, year);
      query.setInt(3, year);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return new Protection(
            row.getInt(1),
            row.getInt(2),
            row.getInt(3),
            row.getInt(4),
            row.getInt(5),
            row.getDouble(6),
            audit,
            earlier);
      }
    }
  }

  /**
   * Lets nothing leave that the attack took apart.
   *
   * @throws ExposedException if a count is given away that could be hidden
   */
  void require(Edition edition) {
    if (audit.otherwise() > 0) {
      throw new ExposedException(
          ("%s: không ghi, vì từ những gì sẽ công bố có thể tính ra %d số liệu được giấu. Nếu bạn đã"
                  + " sửa warehouse/release, hãy bỏ phần sửa; nếu không, đây là lỗi của chương trình:"
                  + " hãy báo người bảo trì")
              .formatted(edition.name(), audit.otherwise()),
          ("%s is not written, for %d hidden counts could be worked out from what it would show. If"
                  + " you changed warehouse/release, take that back; if not, this is a fault of the"
                  + " program: tell its maintainers")
              .formatted(edition.name(), audit.otherwise()));
    }
  }

  /** What the MANIFEST says of it. No count is named that is given away. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "hidden: %d of %d figures of people; of %d counts %d of 1 to %d and %d to protect them,"
                + " %.2f %% of the sum",
            hiddenFigures,
            figures,
            counts,
            small,
            CountSystem.SMALL,
            further,
            hiddenPercent));
    lines.add(
        "protection: each hidden count has at least %d possible values"
            .formatted(Attack.POSSIBLE_VALUES));
    lines.add(
        "attack: passed, by linear programmes over all that is published here"
            + (earlier.isEmpty() ? "" : " and in " + String.join(", ", earlier)));
    if (audit.byTheCity() > 0) {
      lines.add(
          "not protected, for the plan asks for figures of the whole city: " + audit.byTheCity());
    }
    if (audit.byEarlier() > 0) {
      lines.add("not protected, for earlier releases showed it: " + audit.byEarlier());
    }
    return lines.stream().map(line -> Manifest.DISCLOSURE + line).toList();
  }
}
