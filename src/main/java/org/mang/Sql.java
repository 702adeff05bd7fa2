package org.mang;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one place where text becomes part of a query that is built. */
public final class Sql {

  private Sql() {}

  /** A string literal; {@code null} for null. */
  public static String text(@Nullable String value) {
    return value == null ? "null" : "'" + value.replace("'", "''") + "'";
  }

  /** An identifier. */
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A table of a schema. */
  public static String name(String schema, String table) {
    return name(schema) + "." + name(table);
  }

  /** A struct of texts, as {@code kv_metadata} takes it. */
  public static String struct(Map<String, String> values) {
    return values.entrySet().stream()
        .map(e -> name(e.getKey()) + ": " + text(e.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Several parts, one a line. */
  public static String lines(Collection<String> parts) {
    return parts.stream().collect(Collectors.joining(",\n    "));
  }
}
