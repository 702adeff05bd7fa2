package org.mang.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks into JSON with DuckDB's paths, such as {@code $.reports[0].status}. */
final class Json {

  private Json() {}

  /** A value as text; "null" where there is one that is null, or none. */
  static String at(String json, String path) throws SQLException {
    return ask("json_extract_string($1::json, $2)", json, path);
  }

  /** How many values an array has. */
  static int count(String json, String path) throws SQLException {
    return Integer.parseInt(ask("json_array_length($1::json, $2)", json, path));
  }

  /** The names of an object, sorted. */
  static String names(String json) throws SQLException {
    return ask("array_to_string(list_sort(json_keys($1::json, $2)), ' ')", json, "$");
  }

  /** The value of an array that has some text at a path. */
  static String where(String json, String array, String path, String text) throws SQLException {
    return ask(
        "list_filter(json_extract($1::json, $2 || '[*]'), lambda each: json_extract_string(each, '%s') = '%s')[1]"
            .formatted(path, text.replace("'", "''")),
        json,
        array);
  }

  private static String ask(String what, String json, String path) throws SQLException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement select = duckdb.prepareStatement("select " + what)) {
      select.setString(1, json);
      select.setString(2, path);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return String.valueOf(row.getString(1));
      }
    }
  }
}
