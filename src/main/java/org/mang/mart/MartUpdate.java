package org.mang.mart;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mang.Sql;

/**
 * Brings the marts up to date with what came in since they were built from the same definitions.
 *
 * <p>A mart that says that it is rebuilt by year is rebuilt for the years in which a mart that it
 * reads has changed, and for those on either side if it looks there. What has changed is found by
 * comparing rows before and after, so a late file goes on only as far as it makes a difference. Any
 * other mart is rebuilt as a whole.
 */
final class MartUpdate {

  private static final String DIGEST =
      """
      select coalesce(%1$s, 0), count(*) || ' ' || sum(hash(mart_row))
      from %2$s as mart_row
      group by 1
      """;

  private final Connection duckdb;
  private final Map<String, Change> changes = new HashMap<>();

  MartUpdate(Connection duckdb) {
    this.duckdb = duckdb;
  }

  /** Updates the marts, given in an order in which they can be built. */
  void run(List<Mart> marts, MeasureFacts facts) throws SQLException {
    for (Mart mart : marts) {
      Change change =
          mart.name().equals(MeasureFacts.NAME)
              ? new Change(false, facts.update(duckdb))
              : update(mart);
      changes.put(mart.name(), change);
    }
  }

  private Change update(Mart mart) throws SQLException {
    if (mart.isView()) {
      // It says by itself what is new, and no table is built from it.
      return new Change(false, new TreeSet<>());
    }
    if (mart.reach().isEmpty()) {
      return rebuild(mart);
    }
    SortedSet<Integer> years = new TreeSet<>();
    for (String name : mart.reads()) {
      Change read = Objects.requireNonNull(changes.get(name), name);
      if (read.whole()) {
        return rebuild(mart);
      }
      years.addAll(around(read.years(), mart));
    }
    return years.isEmpty() ? new Change(false, years) : rebuild(mart, years);
  }

  /** Rebuilds a mart as a whole; says in which years it changed, if its rows have years. */
  private Change rebuild(Mart mart) throws SQLException {
    Optional<String> year = yearOf(mart.name());
    Map<Integer, String> before = digests(year.orElse("0"), mart.table());
    Marts.build(duckdb, mart);
    SortedSet<Integer> changed = differing(before, digests(year.orElse("0"), mart.table()));
    return new Change(year.isEmpty() && !changed.isEmpty(), changed);
  }

  /** Rebuilds some years, from marts cut down to what those years may need. */
  private Change rebuild(Mart mart, SortedSet<Integer> years) throws SQLException {
    String year = yearOf(mart.name()).orElseThrow();
    SortedSet<Integer> needed = around(years, mart);
    Map<String, String> cut = new HashMap<>();
    for (String read : mart.reads()) {
      String table = Mart.table(read);
      cut.put(read, yearOf(read).map(of -> "(" + part(table, of, needed) + ")").orElse(table));
    }
    String select = mart.over(name -> Objects.requireNonNull(cut.get(name)));
    String old = "(" + part(mart.table(), year, years) + ")";
    Map<Integer, String> before = digests(year, old);
    Marts.execute(
        duckdb,
        mart,
        "create or replace temp table mart_part as "
            + part("(\n" + select.strip() + "\n)", year, years));
    SortedSet<Integer> changed = differing(before, digests(year, "mart_part"));
    if (!changed.isEmpty()) {
      Marts.execute(duckdb, mart, "delete from " + mart.table() + " where " + isIn(year, changed));
      Marts.execute(
          duckdb, mart, "insert into " + mart.table() + " " + part("mart_part", year, changed));
    }
    Marts.execute(duckdb, mart, "drop table mart_part");
    return new Change(false, changed);
  }

  private static SortedSet<Integer> around(SortedSet<Integer> years, Mart mart) {
    int reach = mart.reach().orElseThrow();
    return years.stream()
        .flatMap(year -> IntStream.rangeClosed(year - reach, year + reach).boxed())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String part(String relation, String year, SortedSet<Integer> years) {
    return "select * from " + relation + " where " + isIn(year, years);
  }

  private static String isIn(String year, SortedSet<Integer> years) {
    return year
        + years.stream().map(String::valueOf).collect(Collectors.joining(", ", " in (", ")"));
  }

  private Map<Integer, String> digests(String year, String relation) throws SQLException {
    Map<Integer, String> digests = new TreeMap<>();
    try (Statement statement = duckdb.createStatement();
        ResultSet rows = statement.executeQuery(DIGEST.formatted(year, relation))) {
      while (rows.next()) {
        digests.put(rows.getInt(1), rows.getString(2));
      }
    }
    return digests;
  }

  private static SortedSet<Integer> differing(
      Map<Integer, String> before, Map<Integer, String> after) {
    SortedSet<Integer> years = new TreeSet<>(before.keySet());
    years.addAll(after.keySet());
    years.removeIf(year -> Objects.equals(before.get(year), after.get(year)));
    return years;
  }

  /** The year of a row, in SQL; that of a period that no target speaks of is in its code alone. */
  private Optional<String> yearOf(String mart) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet columns =
            statement.executeQuery(
                """
                select string_agg(
                    case column_name when 'year' then 'year' else 'cast(left(period_code, 4) as integer)' end,
                    ', ' order by column_name desc)
                from duckdb_columns()
                where database_name = current_database() and schema_name = 'mart' and table_name = %s
                    and column_name in ('year', 'period_code')
                """
                    .formatted(Sql.text(mart)))) {
      return columns.next()
          ? Optional.ofNullable(columns.getString(1)).map(parts -> "coalesce(" + parts + ")")
          : Optional.empty();
    }
  }

  /**
   * What became different.
   *
   * @param whole whether it cannot be said in which years
   */
  private record Change(boolean whole, SortedSet<Integer> years) {}
}
