package org.mang.explain;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mang.Sql;
import org.mang.definition.Definitions;
import org.mang.form.Forms;
import org.mang.intake.Archive;
import org.mang.intake.Limits;
import org.mang.intake.SourceFile;

/**
 * From values of the mart to their cells and back, as temporary tables: {@code
 * warehouse/explain/*.sql}, in the order of their names, each a {@code select} that becomes the
 * table of its name. Once it is known which facts there are, originals are read.
 */
final class Workings {

  private static final String FOLDER = "warehouse/explain";
  private static final String FUNCTIONS = "R__functions.sql";

  /** The first table that speaks of what was read. */
  private static final String AFTER_READING = "cell_again";

  /** But for how computers add numbers up. */
  private static final String SAME =
      """
      create or replace temp macro mang_is_same(one, other) as
          coalesce(abs(one - other) <= 1e-9 * greatest(1, abs(one)), one is null and other is null)
      """;

  private static final Pattern MACRO = Pattern.compile("create or replace macro (\\w+)");

  private static final List<String> FOUND =
      List.of(
          "original_found (submission_id varchar, is_read boolean)",
          """
          cell_found (
              submission_id varchar, sheet integer, row_no integer, fact_ref varchar, column_ref varchar,
              column_no integer, name varchar, heading varchar, kind varchar, text varchar, code varchar)""");

  private static final String WANTED =
      """
      select
          fact.submission_id,
          submission.sha256,
          fact.form_code,
          fact.sheet,
          fact.row_no,
          fact.column_ref,
          string_agg(distinct fact.measure_code, ' ')
      from fact_at_hand as fact
      inner join core.submission as submission on submission.submission_id = fact.submission_id
      group by all
      order by fact.submission_id
      """;

  private final Connection connection;
  private final Definitions definitions;
  private final Originals originals;

  /**
   * Workings on a snapshot. Forms are read beside what DuckDB does, for that takes as long.
   *
   * @param connection read-only, but for temporary tables and variables
   */
  Workings(Connection connection, Archive archive, Definitions definitions) {
    this.connection = connection;
    this.definitions = definitions;
    this.originals =
        new Originals(
            connection,
            archive,
            new SourceFile(Limits.read(definitions)),
            CompletableFuture.supplyAsync(() -> new Forms(definitions)));
  }

  /** Goes there and back for one value. */
  void run(Question of) throws SQLException {
    run(
        of,
        "indicator_code = %s and area_code = %s and year = %d and sex_code = %s and age_band_code = %s and category_code = %s and place_code = %s"
            .formatted(
                Sql.text(of.indicator()),
                Sql.text(of.area()),
                of.year(),
                Sql.text(of.sex()),
                Sql.text(of.ageBand()),
                Sql.text(of.category()),
                Sql.text(of.place())));
  }

  /** Goes there and back for all values at once. */
  void runAll() throws SQLException {
    run(null, "true");
  }

  /** How a form calls its cells. */
  FormCells cells(String form) {
    return originals.cells(form);
  }

  private void run(@Nullable Question only, String which) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      functions(statement);
      statement.execute(
          "set variable indicator_at_hand = " + Sql.text(only == null ? null : only.indicator()));
      statement.execute("set variable year_at_hand = " + (only == null ? null : only.year()));
      make(statement, "value_at_hand", "select * from mart.indicator_value where " + which);
      for (String table : FOUND) {
        statement.execute("create or replace temp table " + table);
      }
      for (Map.Entry<String, String> each : queries().entrySet()) {
        if (each.getKey().equals(AFTER_READING)) {
          originals.read(wanted(statement));
        }
        make(statement, each.getKey(), each.getValue());
      }
    }
  }

  private static void make(Statement statement, String table, String select) throws SQLException {
    statement.execute("create or replace temp table " + table + " as\n" + select);
  }

  /** By their tables, in order. */
  private Map<String, String> queries() {
    Map<String, String> queries = new LinkedHashMap<>();
    definitions
        .texts(FOLDER, ".sql")
        .forEach(
            (file, sql) ->
                queries.put(
                    file.substring(file.indexOf('_') + 1, file.length() - ".sql".length()), sql));
    return queries;
  }

  /**
   * The functions by which intake reads texts; a snapshot has none, and cannot be given any. Those
   * alone that are needed, for to make all of them takes a while.
   */
  private void functions(Statement statement) throws SQLException {
    String file = definitions.texts("warehouse/migrations", FUNCTIONS).get(FUNCTIONS);
    List<String> all = List.of(String.valueOf(file).split("(?m)^(?=create or replace macro )", -1));
    Deque<String> needed = new ArrayDeque<>();
    String asking = String.join("\n", queries().values()) + Reports.FACTS;
    // One that another needs stands above it.
    for (int i = all.size() - 1; i > 0; i--) {
      Matcher name = MACRO.matcher(all.get(i));
      if (name.lookingAt() && asking.contains(name.group(1) + "(")) {
        needed.addFirst(all.get(i).replaceFirst("or replace macro", "or replace temp macro"));
        asking += all.get(i);
      }
    }
    statement.execute(String.join("", needed) + SAME);
  }

  private static List<Wanted> wanted(Statement statement) throws SQLException {
    List<Wanted> all = new ArrayList<>();
    try (ResultSet fact = statement.executeQuery(WANTED)) {
      while (fact.next()) {
        String submission = fact.getString(1);
        if (all.isEmpty() || !all.get(all.size() - 1).submission().equals(submission)) {
          all.add(Wanted.of(submission, fact.getString(2), fact.getString(3)));
        }
        all.get(all.size() - 1)
            .add(
                fact.getInt(4),
                fact.getInt(5),
                new Wanted.Fact(fact.getString(6), List.of(fact.getString(7).split(" "))));
      }
    }
    return all;
  }
}
