package org.mang.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.mang.Home;
import org.mang.MangException;
import org.mang.warehouse.DatabaseFile;

/**
 * Opens the current snapshot for reading: it never waits for a load, and cannot write or reach any
 * other file.
 */
final class SnapshotReader {

  private SnapshotReader() {}

  static Connection open(Home home) throws IOException, SQLException {
    // The version itself, not the link to it: a new one may be published while we read.
    Path version = version(home);
    Connection connection = DatabaseFile.open(version, true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set enable_external_access = false");
      statement.execute("set lock_configuration = true");
    }
    return connection;
  }

  private static Path version(Home home) throws IOException {
    try {
      return home.snapshot().resolve("current").resolve("mang.duckdb").toRealPath();
    } catch (NoSuchFileException e) {
      // That we may not look is said as that, and not as if there were nothing.
      boolean isThere = isThere(home.root());
      throw new MangException(
          home.root()
              + (isThere
                  ? ": chưa có bản đọc. Chạy 'mang load' hoặc 'mang demo' trước."
                  : ": không có thư mục nhà nào ở đây. Ghi đúng đường dẫn bằng --home hoặc MANG_HOME; 'mang load' tạo thư mục mới."),
          home.root()
              + (isThere
                  ? ": there is no snapshot yet. Run 'mang load' or 'mang demo' first."
                  : ": there is no home folder here. Name it with --home or MANG_HOME; 'mang load' makes a new one."));
    }
  }

  private static boolean isThere(Path folder) throws IOException {
    try {
      return folder.toRealPath().isAbsolute();
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
