package org.mang.release;

import java.util.Map;
import java.util.stream.Collectors;

/** Names and values as DuckDB reads them, where they cannot be bound. */
final class Quoted {

  private Quoted() {}

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String name(String schema, String table) {
    return name(schema) + "." + name(table);
  }

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A struct of texts, as {@code KV_METADATA} takes it. */
  static String struct(Map<String, String> values) {
    return values.entrySet().stream()
        .map(e -> name(e.getKey()) + ": " + text(e.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
