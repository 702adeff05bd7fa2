package org.mang;

import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** What Java knows and a query joins: rows of a temporary table. */
public final class TempTable {

  private TempTable() {}

  /** Appends rows to a temporary table that is there; they are seen once it is closed. */
  public static DuckDBAppender append(Connection connection, String table) throws SQLException {
    return connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", table);
  }
}
