package org.mang;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one place where text becomes part of a query that is built from a form. */
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

  /** Several parts, one a line. */
  public static String lines(Collection<String> parts) {
    return parts.stream().collect(Collectors.joining(",\n    "));
  }
}
