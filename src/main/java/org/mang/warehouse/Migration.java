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

  /** What is repeatable comes last. */
  private static final Comparator<String> IN_ORDER =
      Comparator.comparing((String name) -> name.startsWith("R"));

  private Migration() {}

  /**
   * Flyway is asked only where the scripts, or what it noted of them, are not those of last time.
   */
  static void bringUpToDate(DuckDBConnection database) throws SQLException {
    String scripts = Definitions.carried().signature(List.of(FOLDER));
    try (Connection connection = database.duplicate()) {
      if (isMigrated(connection)
          && (scripts + history(connection)).equals(Builds.signature(connection, ARTEFACT))) {
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
      Builds.record(connection, ARTEFACT, scripts + history(connection));
    }
  }

  /**
   * A store that will soon be gone needs no history: versions in their order, then functions;
   * unless it is a copy of one that has them.
   */
  static void apply(DuckDBConnection database) throws SQLException {
    Definitions carried = Definitions.carried();
    SortedMap<String, String> scripts = carried.texts(FOLDER, ".sql");
    String signature = carried.signature(List.of(FOLDER));
    try (Connection connection = database.duplicate();
        Statement statement = connection.createStatement()) {
      if (hasBuilds(connection) && signature.equals(Builds.signature(connection, ARTEFACT))) {
        return;
      }
      connection.setAutoCommit(false);
      for (String name : scripts.keySet().stream().sorted(IN_ORDER).toList()) {
        statement.execute(scripts.get(name));
      }
      Builds.record(connection, ARTEFACT, signature);
      connection.commit();
    }
  }

  private static boolean hasBuilds(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select 1 from duckdb_tables() where (schema_name, table_name) = ('ops', 'build')")) {
      return found.next();
    }
  }

  private static boolean isMigrated(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery(
                """
                select count(*)
                from duckdb_tables()
                where (schema_name, table_name) in (('ops', 'build'), ('main', 'flyway_schema_history'))
                """)) {
      tables.next();
      return tables.getInt(1) == 2;
    }
  }

  private static String history(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet history =
            statement.executeQuery(
                """
                select coalesce(md5(string_agg(
                    concat_ws(',', version, description, checksum, success), ';' order by installed_rank)), '')
                from flyway_schema_history
                """)) {
      history.next();
      return history.getString(1);
    }
  }
}
