package org.mang.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.mang.Migrations;

/**
 * A store as it is when the marts are built: the city (31), its districts 303 to 306, a plan with
 * two targets, and three indicators. A test adds the figures it is about.
 */
final class Evaluated implements AutoCloseable {

  private final Connection duckdb;

  private Evaluated(Connection duckdb) {
    this.duckdb = duckdb;
  }

  static Evaluated open() throws SQLException, IOException {
    Evaluated store = new Evaluated(DriverManager.getConnection("jdbc:duckdb:"));
    Migrations.apply(store.duckdb);
    store.execute(Files.readString(Path.of("src/test/resources/release/evaluated.sql")));
    return store;
  }

  Connection connection() {
    return duckdb;
  }

  /** A whole area's figure of 2020. */
  void figure(String indicator, String area, @Nullable Integer numerator, int denominator)
      throws SQLException {
    figure(indicator, area, 2020, "_T", numerator, denominator);
  }

  /** A figure; {@code category} other than {@code _T} is a part. */
  void figure(
      String indicator,
      String area,
      int year,
      String category,
      @Nullable Integer numerator,
      int denominator)
      throws SQLException {
    try (PreparedStatement insert =
        duckdb.prepareStatement(
            "insert into mart.evaluation select * from figure(?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, indicator);
      insert.setString(2, area);
      insert.setInt(3, year);
      insert.setString(4, category);
      insert.setObject(5, numerator);
      insert.setInt(6, denominator);
      insert.execute();
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      statement.execute(sql);
    }
  }

  String value(String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  @Override
  public void close() throws SQLException {
    duckdb.close();
  }
}
