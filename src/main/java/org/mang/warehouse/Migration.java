package org.mang.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.duckdb.DuckDBConnection;
import org.flywaydb.core.Flyway;
import org.mang.definition.Definitions;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Brings the tables and functions of a store up to date. */
final class Migration {

  private static final String FOLDER = "warehouse/migrations";
  private static final String ARTEFACT = "migrations";

  private static final Comparator<String> IN_ORDER =
      Comparator.comparing((String name) -> name.startsWith("R"))
          .thenComparing(name -> name.replaceFirst("__.*", "").length())
          .thenComparing(Comparator.naturalOrder());

  private Migration() {}

  /** Flyway is asked only where the scripts are not those that it last ran here. */
  static void bringUpToDate(DuckDBConnection database) throws SQLException {
    String scripts = Definitions.carried().signature(List.of(FOLDER));
    try (Connection connection = database.duplicate()) {
      if (hasBuilds(connection) && scripts.equals(Builds.signature(connection, ARTEFACT))) {
        return;
      }
    }
    Flyway.configure(Migration.class.getClassLoader())
        .dataSource(
            new AbstractDataSource() {
              @Override
              public Connection getConnection() throws SQLException {
                return database.duplicate();
              }

              @Override
              public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
              }
            })
        .locations("classpath:" + FOLDER)
        .validateMigrationNaming(true)
        .load()
        .migrate();
    try (Connection connection = database.duplicate()) {
      Builds.record(connection, ARTEFACT, scripts);
    }
  }

  /** A store that will soon be gone needs no history: versions in their order, then functions. */
  static void apply(DuckDBConnection database) throws SQLException {
    SortedMap<String, String> scripts = Definitions.carried().texts(FOLDER, ".sql");
    try (Connection connection = database.duplicate();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String name : scripts.keySet().stream().sorted(IN_ORDER).toList()) {
        statement.execute(scripts.get(name));
      }
      connection.commit();
    }
  }

  private static boolean hasBuilds(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet table =
            statement.executeQuery(
                "select 1 from duckdb_tables() where schema_name = 'ops' and table_name = 'build'")) {
      return table.next();
    }
  }
}
