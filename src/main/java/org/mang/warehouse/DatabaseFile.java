package org.mang.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import org.mang.MangException;

/**
 * Opens a file of DuckDB, within the memory that it may have: by itself it would take most of the
 * machine's. All of Măng is to fit into two gigabytes. The launcher gives 7/16 of them to Java's
 * heap, as much is DuckDB's, and an eighth is left for what neither counts: compiled code, classes,
 * threads, and what DuckDB takes beside its buffers. Halves, for a large workbook fills the heap,
 * and a large text DuckDB, which writes to disk what does not fit.
 */
public final class DatabaseFile {

  /** Names the megabytes of the whole, where it is not two gigabytes. */
  private static final String TOTAL = "MANG_MEMORY";

  private static final int MEGABYTES = 2048;

  private DatabaseFile() {}

  /**
   * Opens a file, and makes it if it is not there.
   *
   * @param readOnly others may read it too, as long as nobody writes to it
   */
  public static DuckDBConnection open(Path file, boolean readOnly) throws SQLException {
    Properties how = new Properties();
    if (readOnly) {
      how.setProperty(DuckDBDriver.DUCKDB_ACCESS_MODE_PROPERTY, "READ_ONLY");
    }
    // To start Java's flight recorder takes longer than most queries do.
    how.setProperty(DuckDBDriver.JDBC_JFR_MEMORY_MONITOR, "false");
    // Not by DriverManager, which would load the drivers of all databases.
    Connection opened =
        Objects.requireNonNull(new DuckDBDriver().connect("jdbc:duckdb:" + file, how));
    DriverCopy.delete();
    try (Statement statement = opened.createStatement()) {
      statement.execute(
          "set memory_limit = '%d MiB'".formatted(total(System.getenv(TOTAL)) * 7L / 16));
      return (DuckDBConnection) opened;
    } catch (SQLException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static int total(@Nullable String written) {
    if (written == null || written.isEmpty()) {
      return MEGABYTES;
    }
    if (!written.matches("[1-9][0-9]{0,8}")) {
      throw new MangException(
          "MANG_MEMORY là '" + written + "'; hãy ghi số megabyte, ví dụ 2048",
          "MANG_MEMORY is '" + written + "'; write how many megabytes, such as 2048");
    }
    return Integer.parseInt(written);
  }
}
