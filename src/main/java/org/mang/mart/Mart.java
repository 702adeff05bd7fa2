package org.mang.mart;

import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mang.Sql;

/**
 * One derived table, or a view.
 *
 * @param select the query that it is
 */
record Mart(String name, String select) {

  /** The line by which a mart says that it may be rebuilt in part. */
  private static final Pattern BY_YEAR =
      Pattern.compile("(?m)^-- Rebuilt by year(, with the years beside it)?:");

  /** The line by which a mart says that it is not stored. */
  private static final Pattern VIEW = Pattern.compile("(?m)^-- A view:");

  private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
  private static final Pattern REFERENCE = Pattern.compile("\\bmart\\.([a-z_][a-z0-9_]*)");

  /**
   * How far from its own year a row may look in other marts: 0 for its own alone, 1 for those on
   * either side too; empty if the mart does not say.
   */
  OptionalInt reach() {
    Matcher said = BY_YEAR.matcher(select);
    return said.find() ? OptionalInt.of(said.group(1) == null ? 0 : 1) : OptionalInt.empty();
  }

  /** Whether it is computed when it is asked for, and not stored. */
  boolean isView() {
    return VIEW.matcher(select).find();
  }

  /** The statement that makes it, or makes it anew. */
  String create() {
    return "create or replace %s %s as\n%s"
        .formatted(isView() ? "view" : "table", table(), select.strip());
  }

  /** The marts that it reads. */
  Set<String> reads() {
    return REFERENCE
        .matcher(COMMENT.matcher(select).replaceAll(""))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The query over other relations in place of the marts that it reads. */
  String over(UnaryOperator<String> relationOfMart) {
    return REFERENCE
        .matcher(COMMENT.matcher(select).replaceAll(""))
        .replaceAll(found -> Matcher.quoteReplacement(relationOfMart.apply(found.group(1))));
  }

  /** Its table in SQL. */
  String table() {
    return table(name);
  }

  static String table(String name) {
    return "mart." + Sql.name(name);
  }
}
