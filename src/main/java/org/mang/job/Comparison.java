package org.mang.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mang.Home;
import org.mang.Sql;

/** Compares two homes: facts, versions and marts value by value, releases byte by byte. */
final class Comparison {

  /** What was found in files depends on the order in which they were loaded; figures do not. */
  private static final String TABLES =
      """
      select schema_name || '.' || table_name
      from duckdb_tables()
      where database_name = 'there'
          and (schema_name = 'mart'
              or schema_name = 'core' and table_name in ('submission', 'version', 'observation', 'event', 'child'))
      order by all
      """;

  private static final String COLUMNS =
      """
      select string_agg('"' || column_name || '"', ', ' order by column_name)
      from duckdb_columns()
      where database_name = 'there' and schema_name || '.' || table_name = %s
          and column_name not in ('warning_count')
      """;

  private static final String COUNTS =
      """
      select
          (select count(*) from (select %1$s from there.%2$s except all select %1$s from anew.%2$s)),
          (select count(*) from (select %1$s from anew.%2$s except all select %1$s from there.%2$s))
      """;

  private final Home there;
  private final Home anew;

  Comparison(Home there, Home anew) {
    this.there = there;
    this.anew = anew;
  }

  List<Difference> differences() throws SQLException, IOException {
    List<Difference> differences = new ArrayList<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      attach(statement, there, "there");
      attach(statement, anew, "anew");
      String cause = cause(statement);
      for (String table : column(statement, TABLES)) {
        String columns = column(statement, COLUMNS.formatted(Sql.text(table))).get(0);
        try (ResultSet row = statement.executeQuery(COUNTS.formatted(columns, table))) {
          row.next();
          if (row.getLong(1) + row.getLong(2) > 0) {
            differences.add(new Difference(table, row.getLong(1), row.getLong(2), cause));
          }
        }
      }
      files(
          differences,
          isDraftOfNow(statement) ? cause : "made before the last change",
          Set.copyOf(column(statement, "select release from there.core.release")));
    }
    return differences;
  }

  /** Attaches the store of a home, to be read. */
  static void attach(Statement statement, Home home, String name) throws SQLException {
    statement.execute(
        "attach %s as %s (read_only)".formatted(Sql.text(home.database().toString()), name));
  }

  /** What would explain a difference. */
  private static String cause(Statement statement) throws SQLException {
    List<String> causes = new ArrayList<>();
    long missing =
        number(
            statement,
            "select count(*) from there.ops.original where sha256 not in (select sha256 from anew.ops.original)");
    if (missing > 0) {
      causes.add("originals that are not in the archive: " + missing);
    }
    long receipts =
        number(
            statement,
            """
            select count(*)
            from (select sha256, received_at from there.ops.receipt except select sha256, received_at from anew.ops.receipt)
            """);
    if (receipts > 0) {
      causes.add("receipts that are not in the archive: " + receipts);
    }
    long otherwise =
        number(
            statement,
            """
            select count(*)
            from there.core.submission as one
            join anew.core.submission as other using (submission_id)
            where one.state <> other.state or one.period_code is distinct from other.period_code
                or one.reporter_code is distinct from other.reporter_code or one.form_code is distinct from other.form_code
            """);
    if (otherwise > 0) {
      causes.add("originals that the definitions of now read otherwise: " + otherwise);
    }
    long definitions =
        number(
            statement,
            """
            select count(*)
            from there.core.form as one
            join anew.core.form as other using (form_code)
            where one.definition_hash <> other.definition_hash
            """);
    if (definitions > 0) {
      causes.add("forms that were changed since: " + definitions);
    }
    return String.join("; ", causes);
  }

  private static boolean isDraftOfNow(Statement statement) throws SQLException {
    return number(
            statement,
            "select count(distinct signature) from there.ops.build where artefact in ('marts', 'dataset')")
        == 1;
  }

  private void files(List<Difference> differences, String cause, Set<String> released)
      throws IOException {
    SortedSet<Path> all = new TreeSet<>(files(there.releases()));
    all.addAll(files(anew.releases()));
    for (Path file : all) {
      Path one = there.releases().resolve(file);
      Path other = anew.releases().resolve(file);
      boolean isOne = Files.exists(one);
      boolean isOther = Files.exists(other);
      if (!isOne || !isOther || Files.mismatch(one, other) >= 0) {
        String edition = file.getName(0).toString();
        differences.add(
            new Difference(
                "releases/" + file,
                isOne ? 1 : 0,
                isOther ? 1 : 0,
                edition.endsWith("-draft") || released.contains(edition)
                    ? cause
                    : "the journal knows no such release"));
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(folder::relativize)
          .toList();
    }
  }

  private static long number(Statement statement, String query) throws SQLException {
    return Long.parseLong(column(statement, query).get(0));
  }

  private static List<String> column(Statement statement, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }
}
