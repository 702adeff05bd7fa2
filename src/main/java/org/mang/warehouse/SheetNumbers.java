package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notes which number each sheet of a file has, so that analysts need not see its name. */
public final class SheetNumbers {

  private final Connection connection;

  public SheetNumbers(Connection connection) {
    this.connection = connection;
  }

  /**
   * Notes them; what is noted already stays.
   *
   * @param sheets the names of the sheets of each submission, in the order of the file, hidden ones
   *     too; empty for a text
   */
  public void note(Map<String, List<String>> sheets) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert or ignore into ops.sheet values (?, ?, ?)")) {
      for (Map.Entry<String, List<String>> of : sheets.entrySet()) {
        int number = 0;
        for (String name : of.getValue()) {
          insert.setString(1, of.getKey());
          insert.setString(2, name);
          insert.setInt(3, ++number);
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  /**
   * Accepted submissions of which no sheet is noted, for an earlier Măng read them: id and hash.
   */
  public Map<String, String> missing() throws SQLException {
    Map<String, String> missing = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select submission_id, sha256
                from core.submission
                where state = 'accepted' and submission_id not in (select submission_id from ops.sheet)
                order by submission_id
                """)) {
      while (row.next()) {
        missing.put(row.getString(1), row.getString(2));
      }
    }
    return missing;
  }
}
