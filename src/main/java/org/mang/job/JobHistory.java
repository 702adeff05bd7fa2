package org.mang.job;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.mang.MangException;
import org.mang.warehouse.Warehouse;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The database in which Spring Batch keeps the history of jobs, open; with its tables. */
final class JobHistory implements AutoCloseable {

  /** Names the database, where it is not the H2 file in the store. */
  static final String URL = "MANG_JOBS_URL";

  /** One run uses one connection, and a second one to note that something begins. */
  private static final int CONNECTIONS = 3;

  private final HikariDataSource connections;

  private JobHistory(HikariDataSource connections) {
    this.connections = connections;
  }

  /**
   * Opens a database.
   *
   * @throws MangException if it cannot be opened
   */
  static JobHistory open(String url) {
    // By one connection first, which says plainly why there is none.
    try (Connection first = DriverManager.getConnection(url)) {
      if (!hasTables(first)) {
        String platform = DatabaseDriver.fromJdbcUrl(url).getId();
        ScriptUtils.executeSqlScript(
            first,
            new ClassPathResource("org/springframework/batch/core/schema-" + platform + ".sql"));
      }
      HikariConfig pool = new HikariConfig();
      pool.setJdbcUrl(url);
      pool.setMaximumPoolSize(CONNECTIONS);
      pool.setMinimumIdle(1);
      return new JobHistory(new HikariDataSource(pool));
    } catch (SQLException e) {
      throw new MangException(
          "the history of jobs cannot be opened (" + Warehouse.firstLine(e) + "); see " + URL, e);
    }
  }

  private static boolean hasTables(Connection jobs) throws SQLException {
    try (ResultSet tables =
        jobs.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (tables.next()) {
        if (tables.getString("TABLE_NAME").equalsIgnoreCase("BATCH_JOB_INSTANCE")) {
          return true;
        }
      }
      return false;
    }
  }

  DataSource dataSource() {
    return connections;
  }

  @Override
  public void close() {
    connections.close();
  }
}
