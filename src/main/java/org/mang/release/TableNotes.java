package org.mang.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mang.definition.Definitions;

/**
 * What the comments in {@code warehouse/migrations} and {@code warehouse/marts} say of a table and
 * its columns, so that it need not be said twice.
 */
final class TableNotes {

  private static final Pattern CREATE =
      Pattern.compile("create (?:or replace )?(?:table|view) (\\w+\\.\\w+).*");
  private static final Pattern COLUMN = Pattern.compile("(\\w+) \\w.*");
  private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*");

  private final Map<String, String> ofTables;
  private final Map<String, String> ofColumns;
  private final int schemaVersion;

  private TableNotes(
      Map<String, String> ofTables, Map<String, String> ofColumns, int schemaVersion) {
    this.ofTables = ofTables;
    this.ofColumns = ofColumns;
    this.schemaVersion = schemaVersion;
  }

  static TableNotes read(Definitions definitions) {
    Map<String, String> tables = new TreeMap<>();
    Map<String, String> columns = new TreeMap<>();
    SortedMap<String, String> migrations = definitions.texts("warehouse/migrations", ".sql");
    migrations.values().forEach(sql -> readMigration(sql, tables, columns));
    definitions
        .texts("warehouse/marts", ".sql")
        .forEach(
            (file, sql) -> {
              String note = leading(sql);
              if (!note.isEmpty()) {
                tables.put("mart." + file.substring(0, file.length() - ".sql".length()), note);
              }
            });
    int version =
        migrations.keySet().stream()
            .map(VERSION::matcher)
            .filter(Matcher::matches)
            .mapToInt(m -> Integer.parseInt(m.group(1)))
            .max()
            .orElse(0);
    return new TableNotes(tables, columns, version);
  }

  /** What a table is for; empty where nothing says it. */
  String of(String schema, String table) {
    return ofTables.getOrDefault(schema + "." + table, "");
  }

  /** What is to be known of a column; empty where nothing says it. */
  String of(String schema, String table, String column) {
    return ofColumns.getOrDefault(schema + "." + table + "." + column, "");
  }

  /** The number of the latest migration. */
  int schemaVersion() {
    return schemaVersion;
  }

  private static void readMigration(
      String sql, Map<String, String> tables, Map<String, String> columns) {
    List<String> said = new ArrayList<>();
    String table = "";
    for (String raw : sql.lines().toList()) {
      String line = raw.strip();
      if (line.startsWith("--")) {
        said.add(line.substring(2).strip());
        continue;
      }
      Matcher create = CREATE.matcher(line.toLowerCase(Locale.ROOT));
      Matcher column = COLUMN.matcher(line);
      if (create.matches()) {
        table = create.group(1);
        note(tables, table, said);
      } else if (!table.isEmpty() && column.matches()) {
        note(columns, table + "." + column.group(1), said);
      }
      said.clear();
      if (line.endsWith(";")) {
        table = "";
      }
    }
  }

  private static void note(Map<String, String> notes, String of, List<String> said) {
    if (!said.isEmpty()) {
      notes.put(of, String.join(" ", said));
    }
  }

  private static String leading(String sql) {
    return String.join(
        " ",
        sql.lines()
            .takeWhile(line -> line.startsWith("--"))
            .map(line -> line.substring(2).strip())
            .toList());
  }
}
