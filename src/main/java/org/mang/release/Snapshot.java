package org.mang.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.mang.MangException;
import org.mang.Sql;
import org.mang.Undo;
import org.mang.definition.Definitions;

/**
 * The analysts' copy of the warehouse: a DuckDB file and Parquet, replaced as a whole. A reader
 * opens {@code current/mang.duckdb} and is never waited for: the next version is another file.
 */
public final class Snapshot {

  /**
   * The format of the file. Older than what we write our own store in, so that R, Python and
   * DBeaver of the last two years open it.
   */
  private static final String STORAGE_VERSION = "v1.2.0";

  private static final String DATABASE = "mang.duckdb";
  private static final String ATTACHED = "mang_snapshot";
  private static final int KEPT = 3;

  /** How DuckDB says what a view is, up to its name. */
  private static final Pattern VIEW = Pattern.compile("^CREATE VIEW mart\\.\"?\\w+\"?");

  /** Pseudonyms tell one child's rows from another's: not even they leave the store. */
  private static final String SHEET = "sheet";

  /** Pseudonyms, and what offices called their files. */
  private static final Set<String> LEFT_OUT = Set.of("event_key", "child_key", "file_name");

  /**
   * Facts lie by what is asked for first, so that a reader skips the rest. The register is left as
   * it came, by commune: sorting millions of rows would buy little.
   */
  private static final Map<String, String> ORDERS =
      Map.of(
          "core.observation",
          "measure_code, period_start, area_code, submission_id, sheet, row_no, column_ref",
          "core.event",
          "kind, occurred_on, district_code, submission_id, sheet, row_no",
          "core.child",
          "");

  private record Table(String schema, String name, List<String> columns) {
    String key() {
      return schema + "." + name;
    }

    String copy() {
      return Sql.name(ATTACHED) + "." + Sql.name(schema, name);
    }

    /** Its rows, with the numbers of sheets in place of their names. */
    String rows() {
      String from = Sql.name(schema, name) + " as its";
      String all =
          columns.stream().map(c -> "its." + Sql.name(c)).collect(Collectors.joining(", "));
      if (!columns.contains(SHEET)) {
        return "select " + all + " from " + from;
      }
      return "select %s from %s left join ops.sheet as numbered on numbered.submission_id = its.submission_id and numbered.sheet = coalesce(its.sheet, '')"
          .formatted(all.replace("its." + Sql.name(SHEET), "numbered.sheet_no as sheet"), from);
    }
  }

  private final Definitions definitions;

  /** Snapshots whose tables are described by the comments of these definitions. */
  public Snapshot(Definitions definitions) {
    this.definitions = definitions;
  }

  /**
   * Writes a version and lets {@code current} show it; the newest three are kept. What is committed
   * in the store is copied, in one transaction. If it is interrupted, {@code current} stays as it
   * was, and the half version goes at the next publish. A version that is current is not written
   * again.
   *
   * @param warehouse the store; another connection to it is made, and this one is left as it is
   * @param snapshotFolder holds the versions; made if need be
   * @param name of the version: letters, digits, dots, hyphens and underscores, unlike any other
   * @return the version's folder, with {@code mang.duckdb} and {@code parquet/}
   * @throws MangException if the name will not do
   * @throws SQLException if the store cannot be copied
   */
  public Path publish(Connection warehouse, Path snapshotFolder, String name) throws SQLException {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*") || name.equals("current")) {
      throw new MangException(
          "A snapshot cannot be called '"
              + name
              + "': take letters, digits, dots, hyphens and underscores.");
    }
    Versions versions = new Versions(snapshotFolder);
    try (Connection store = warehouse.unwrap(DuckDBConnection.class).duplicate()) {
      versions.clearHalfOnes();
      if (versions.isCurrent(name)) {
        return versions.version(name);
      }
      Path part = Files.createDirectories(versions.part(name));
      write(store, part);
      Path version = versions.complete(name);
      versions.show(name);
      versions.keep(KEPT, DATABASE);
      return version;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot publish the snapshot " + name, e);
    }
  }

  private void write(Connection store, Path part) throws SQLException, IOException {
    TableNotes notes = TableNotes.read(definitions);
    execute(store, "detach database if exists " + Sql.name(ATTACHED));
    execute(
        store,
        "attach "
            + Sql.text(part.resolve(DATABASE).toString())
            + " as "
            + Sql.name(ATTACHED)
            + " (storage_version "
            + Sql.text(STORAGE_VERSION)
            + ")");
    try {
      List<Table> tables = copy(store, notes);
      Path parquet = Files.createDirectories(part.resolve("parquet"));
      for (Table table : tables) {
        execute(store, parquet(table, parquet, notes));
      }
      execute(store, "checkpoint " + Sql.name(ATTACHED));
    } finally {
      execute(store, "detach database if exists " + Sql.name(ATTACHED));
    }
    // So that a client which forgets read_only cannot change it, nor lock others out.
    if (!part.resolve(DATABASE).toFile().setReadOnly()) {
      throw new IOException("cannot make " + part.resolve(DATABASE) + " read-only");
    }
  }

  private static List<Table> copy(Connection store, TableNotes notes) throws SQLException {
    store.setAutoCommit(false);
    try {
      List<Table> tables = tables(store);
      for (String schema : List.of("core", "mart")) {
        execute(
            store, "create schema if not exists " + Sql.name(ATTACHED) + "." + Sql.name(schema));
      }
      for (Table table : tables) {
        String order = ORDERS.getOrDefault(table.key(), "all");
        execute(
            store,
            "create table "
                + table.copy()
                + " as select * from ("
                + table.rows()
                + ")"
                + (order.isEmpty() ? "" : " order by " + order));
        comment(store, table, notes);
      }
      views(store, notes);
      store.commit();
      store.setAutoCommit(true);
      return tables;
    } catch (SQLException e) {
      if (Undo.after(e, store)) {
        store.setAutoCommit(true);
      }
      throw e;
    }
  }

  /** Those of marts stay views, for they may have more rows than all tables together. */
  private static void views(Connection store, TableNotes notes) throws SQLException {
    Map<String, String> views = new LinkedHashMap<>();
    try (Statement statement = store.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select view_name, sql
                from duckdb_views()
                where database_name = current_database() and schema_name = 'mart'
                order by view_name
                """)) {
      while (rows.next()) {
        views.put(rows.getString(1), rows.getString(2));
      }
    }
    while (!views.isEmpty()) {
      String next = readingNoOther(views);
      String copy = Sql.name(ATTACHED) + "." + Sql.name("mart", next);
      execute(
          store,
          VIEW.matcher(Objects.requireNonNull(views.remove(next)))
              .replaceFirst("create view " + Matcher.quoteReplacement(copy)));
      String note = notes.of("mart", next);
      if (!note.isEmpty()) {
        execute(store, "comment on view " + copy + " is " + Sql.text(note));
      }
    }
  }

  /** One that reads none of the others: a view is made after those that it reads. */
  private static String readingNoOther(Map<String, String> views) {
    return views.keySet().stream()
        .filter(
            view ->
                views.keySet().stream()
                    .noneMatch(
                        other ->
                            !other.equals(view)
                                && Pattern.compile("\\bmart\\.\"?" + Pattern.quote(other) + "\\b")
                                    .matcher(Objects.requireNonNull(views.get(view)))
                                    .find()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("views read each other: " + views.keySet()));
  }

  /** Tables, and views of core as tables. */
  private static List<Table> tables(Connection store) throws SQLException {
    Map<String, Table> tables = new LinkedHashMap<>();
    try (Statement statement = store.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select schema_name, table_name, column_name
                from duckdb_columns()
                where database_name = current_database() and schema_name in ('core', 'mart')
                    and (schema_name, table_name) not in (
                        select (schema_name, view_name) from duckdb_views() where schema_name = 'mart')
                order by schema_name, table_name, column_index
                """)) {
      while (rows.next()) {
        Table table = new Table(rows.getString(1), rows.getString(2), new ArrayList<>());
        if (!LEFT_OUT.contains(rows.getString(3))) {
          tables.computeIfAbsent(table.key(), key -> table).columns().add(rows.getString(3));
        }
      }
    }
    return List.copyOf(tables.values());
  }

  private static void comment(Connection store, Table table, TableNotes notes) throws SQLException {
    String note = notes.of(table.schema(), table.name());
    if (!note.isEmpty()) {
      execute(store, "comment on table " + table.copy() + " is " + Sql.text(note));
    }
    for (String column : table.columns()) {
      String said = notes.of(table.schema(), table.name(), column);
      if (!said.isEmpty()) {
        execute(
            store,
            "comment on column " + table.copy() + "." + Sql.name(column) + " is " + Sql.text(said));
      }
    }
  }

  private static String parquet(Table table, Path folder, TableNotes notes) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("title", "Măng: " + table.key());
    metadata.put("description", notes.of(table.schema(), table.name()));
    metadata.put("license", Terms.LICENSE);
    metadata.put("source", Terms.SOURCE);
    metadata.put("schema_version", String.valueOf(notes.schemaVersion()));
    return "copy (from "
        + table.copy()
        + ") to "
        + Sql.text(folder.resolve(table.key() + ".parquet").toString())
        + " (format parquet, compression zstd, kv_metadata "
        + Sql.struct(metadata)
        + ")";
  }

  private static void execute(Connection store, String sql) throws SQLException {
    try (Statement statement = store.createStatement()) {
      statement.execute(sql);
    }
  }
}
