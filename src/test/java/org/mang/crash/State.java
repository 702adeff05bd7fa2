package org.mang.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mang.Home;

/**
 * All that a home holds, but for the instants at which a run did this or that: each file by its
 * hash, each table of the store and of the current snapshot by its rows.
 *
 * @param parts what it is, by name
 */
record State(SortedMap<String, String> parts) {

  /** When something was done, and what is computed as of now. */
  private static final String TABLES =
      """
      select
          schema_name || '.' || table_name,
          string_agg('"' || column_name || '"', ', ' order by column_name)
              filter (column_name not in ('loaded_at', 'built_at', 'given_at', 'decided_at', 'entry_hash', 'signature', 'event_key', 'child_key'))
      from duckdb_columns()
      where database_name = 'it'
          and (schema_name, table_name) in (select (schema_name, table_name) from duckdb_tables() where database_name = 'it')
          and table_name not in ('as_of', 'flyway_schema_history')
      group by all
      """;

  static State of(Home home) throws IOException, SQLException {
    SortedMap<String, String> parts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home.root())) {
      for (Path file : files.filter(file -> !file.equals(home.root())).toList()) {
        String name = home.root().relativize(file).toString();
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && !isDatabase(name)) {
          parts.put(name, content(file, name));
        }
      }
    }
    try (Stream<Path> left = Files.walk(Program.temporary(home))) {
      left.skip(1).forEach(file -> parts.put("temporary file " + file.getFileName(), "left"));
    }
    tables(home.database(), "store", parts);
    tables(home.snapshot().resolve("current/mang.duckdb"), "snapshot", parts);
    return new State(parts);
  }

  /** How another differs from this one, a line for each thing. */
  List<String> differences(State other) {
    List<String> differences = new ArrayList<>();
    TreeSet<String> all = new TreeSet<>(parts.keySet());
    all.addAll(other.parts.keySet());
    for (String name : all) {
      String here = parts.get(name);
      String there = other.parts.get(name);
      if (!Objects.equals(here, there)) {
        differences.add(name + ": " + here + " undisturbed, " + there + " after kills");
      }
    }
    return differences;
  }

  /** Databases are compared by their rows; versions of the snapshot by the one that is shown. */
  private static boolean isDatabase(String name) {
    return name.matches("store/(warehouse\\.duckdb|jobs\\.mv\\.db|lock)")
        || name.matches("logs/mang\\.log")
        || name.matches("snapshot/(current|\\d{8}T\\d{6}(-\\d+)?/(mang\\.duckdb|parquet/.*))");
  }

  private static String content(Path file, String name) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (name.endsWith("receipts.csv")) {
      bytes = without(bytes, ",[^,]*$");
    } else if (name.endsWith("journal.jsonl")) {
      bytes = without(bytes, "\"(at|hash)\":\"[^\"]*\"");
    } else if (name.endsWith("pseudonym.key")) {
      return bytes.length + " bytes";
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] without(byte[] text, String pattern) {
    // The same bytes may arrive twice at once, and be noted in either order.
    return new String(text, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceAll(pattern, ""))
        .sorted()
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void tables(Path database, String where, SortedMap<String, String> parts)
      throws SQLException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute("attach '%s' as it (read_only)".formatted(database));
      Map<String, String> columns = new TreeMap<>();
      try (ResultSet tables = statement.executeQuery(TABLES)) {
        while (tables.next()) {
          columns.put(tables.getString(1), tables.getString(2));
        }
      }
      for (Map.Entry<String, String> table : columns.entrySet()) {
        try (ResultSet rows =
            statement.executeQuery(
                "select count(*), coalesce(sum(hash(t)), 0) from (select %s from it.%s) as t"
                    .formatted(table.getValue(), table.getKey()))) {
          rows.next();
          parts.put(where + " " + table.getKey(), rows.getString(1) + " rows " + rows.getString(2));
        }
      }
    }
  }
}
