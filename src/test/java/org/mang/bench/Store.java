package org.mang.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.mang.Home;

/** What a load came to, as its store has it: a fast wrong answer is none. */
final class Store {

  private Store() {}

  static long number(Path home, String query) throws SQLException {
    try (Connection store = open(home);
        Statement statement = store.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  static Connection open(Path home) throws SQLException {
    return DriverManager.getConnection("jdbc:duckdb:" + new Home(home).database());
  }

  /** Fails unless two counts are the same. */
  static void agree(String what, long expected, long found) {
    if (expected != found) {
      throw new IllegalStateException(
          "%s: expected %,d, but there are %,d".formatted(what, expected, found));
    }
  }
}
