package org.mang.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.mang.Home;
import org.mang.MangException;

/**
 * Opens the current snapshot for reading: it never waits for a load, and cannot write or reach any
 * other file.
 */
final class SnapshotReader {

  private SnapshotReader() {}

  static Connection open(Home home, Mang mang) throws IOException, SQLException {
    Path current = home.snapshot().resolve("current").resolve("mang.duckdb");
    if (!Files.exists(current)) {
      throw new MangException(
          mang.say(
              home.root() + ": chưa có bản đọc. Chạy 'mang load' hoặc 'mang demo' trước.",
              home.root() + ": there is no snapshot yet. Run 'mang load' or 'mang demo' first."));
    }
    Properties readOnly = new Properties();
    readOnly.setProperty("access_mode", "READ_ONLY");
    // The version itself, not the link to it: a new one may be published while we read.
    Connection connection =
        DriverManager.getConnection("jdbc:duckdb:" + current.toRealPath(), readOnly);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set enable_external_access = false");
      statement.execute("set lock_configuration = true");
    }
    return connection;
  }
}
