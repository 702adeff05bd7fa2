package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What each derived artefact was last built from. */
public final class Builds {

  private Builds() {}

  /** The signature of what the artefact was built from; null if it never was. */
  public static @Nullable String signature(Connection connection, String artefact)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select signature from ops.build where artefact = ?")) {
      select.setString(1, artefact);
      try (ResultSet result = select.executeQuery()) {
        return result.next() ? result.getString(1) : null;
      }
    }
  }

  /** Notes what it was built from now. */
  public static void record(Connection connection, String artefact, String signature)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert or replace into ops.build values (?, ?, localtimestamp)")) {
      insert.setString(1, artefact);
      insert.setString(2, signature);
      insert.execute();
    }
  }
}
