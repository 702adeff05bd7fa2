package org.mang.mart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.definition.DefinitionException;
import org.mang.definition.Definitions;

/**
 * The marts of the warehouse: derived tables, rebuilt as a whole from what is in force and from the
 * definitions. {@code warehouse/marts/<name>.sql} is one {@code select}, which becomes the table
 * {@code mart.<name>}, or a view where it says so; the declared measures become {@code
 * mart.measure_fact} and {@code mart.measure_row}. Each is built after those that it reads.
 */
public final class Marts {

  private static final String FOLDER = "warehouse/marts";

  private final Definitions definitions;

  /** Marts as these definitions have them. */
  public Marts(Definitions definitions) {
    this.definitions = definitions;
  }

  /**
   * Rewrites the definition tables of {@code core} and all marts, in one transaction: a reader sees
   * the old ones or the new ones. If the connection is in a transaction already, it is left to the
   * caller to commit.
   *
   * @param duckdb the store, with the migrations applied and areas, reporters, forms and codes
   *     loaded
   * @param asOf the instant as of which they speak, local time
   * @throws DefinitionException if a definition or a mart cannot be understood; the store is as it
   *     was
   */
  public void rebuild(Connection duckdb, LocalDateTime asOf) throws SQLException {
    rebuild(duckdb, asOf, null);
  }

  /**
   * Rebuilds them on the boundaries of a day: mergers add, renumberings follow, and where an area
   * was divided its figures are apportioned by weight, or absent where no weight is known.
   *
   * @param boundaries the day; null: as reported
   * @see #rebuild(Connection, LocalDateTime)
   */
  public void rebuild(Connection duckdb, LocalDateTime asOf, @Nullable LocalDate boundaries)
      throws SQLException {
    MartDefinitions declared = MartDefinitions.read(definitions);
    List<Mart> marts = marts(new MeasureFacts(declared.measures().values()));
    inTransaction(
        duckdb,
        () -> {
          new DefinitionTables(duckdb).write(declared, asOf, boundaries);
          checkMeasures(duckdb, declared);
          checkPeriods(duckdb);
          dropAllBut(marts, duckdb);
          for (Mart mart : marts) {
            build(duckdb, mart);
          }
        });
  }

  /**
   * Brings the marts up to date with the submissions that came in since they were last built. The
   * tables are then those that {@link #rebuild} would make.
   *
   * @param duckdb the store, whose marts were built from the same definitions and for the same
   *     years
   * @param asOf the instant as of which they speak, local time
   */
  public void update(Connection duckdb, LocalDateTime asOf) throws SQLException {
    MeasureFacts facts = new MeasureFacts(MartDefinitions.read(definitions).measures().values());
    List<Mart> marts = marts(facts);
    inTransaction(
        duckdb,
        () -> {
          new DefinitionTables(duckdb).say(asOf, null);
          new MartUpdate(duckdb).run(marts, facts);
        });
  }

  /** The years that marts are about, in words that change when they do. */
  public String years(Connection duckdb, LocalDateTime asOf) throws SQLException {
    return new DefinitionTables(duckdb)
        .years(MartDefinitions.read(definitions).plans(), asOf)
        .toString();
  }

  /** The queries by which this Măng counts the measures; another one may count otherwise. */
  public String counting() {
    MeasureFacts facts = new MeasureFacts(MartDefinitions.read(definitions).measures().values());
    return facts.mart().select() + facts.rows().select();
  }

  private List<Mart> marts(MeasureFacts facts) {
    List<Mart> marts = new ArrayList<>(List.of(facts.mart(), facts.rows()));
    definitions
        .texts(FOLDER, ".sql")
        .forEach(
            (file, text) ->
                marts.add(new Mart(file.substring(0, file.length() - ".sql".length()), text)));
    return MartOrder.of(marts);
  }

  private interface Work {
    void run() throws SQLException;
  }

  private static void inTransaction(Connection duckdb, Work work) throws SQLException {
    Chance.register(duckdb);
    boolean ownTransaction = duckdb.getAutoCommit();
    if (ownTransaction) {
      duckdb.setAutoCommit(false);
    }
    boolean done = false;
    try {
      work.run();
      done = true;
    } finally {
      if (ownTransaction) {
        if (done) {
          duckdb.commit();
        } else {
          duckdb.rollback();
        }
        duckdb.setAutoCommit(true);
      }
    }
  }

  /** SQL in a measure is checked by itself, so that the message can name its file. */
  private static void checkMeasures(Connection duckdb, MartDefinitions declared) {
    for (Measure measure : declared.measures().values()) {
      for (String select : MeasureQuery.counted(measure, "true")) {
        try (PreparedStatement understood = duckdb.prepareStatement(select)) {
          understood.getMetaData();
        } catch (SQLException e) {
          throw DefinitionException.in(
              "warehouse/measures/" + measure.measure() + ".yaml",
              "its SQL is not understood: " + String.valueOf(e.getMessage()));
        }
      }
    }
  }

  /**
   * An indicator that waits for periods of a kind that its form never comes in would have no rows.
   */
  private static void checkPeriods(Connection duckdb) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet wrong =
            statement.executeQuery(
                """
                select component.indicator_code, component.part, component.period_kind, form.form_code,
                    array_to_string(form.period_kinds, ', ')
                from core.indicator_component as component
                inner join core.measure as measure using (measure_code)
                inner join core.form as form using (form_code)
                where not list_contains(form.period_kinds, component.period_kind)
                order by all
                """)) {
      if (wrong.next()) {
        throw DefinitionException.in(
            "warehouse/indicators/" + wrong.getString(1) + ".yaml",
            "%s: period: %s, but form %s comes by %s"
                .formatted(
                    wrong.getString(2),
                    wrong.getString(3),
                    wrong.getString(4),
                    wrong.getString(5)));
      }
    }
  }

  /** A mart whose file is gone would go on being read with what it once said. */
  private static void dropAllBut(List<Mart> marts, Connection duckdb) throws SQLException {
    Set<String> names = marts.stream().map(Mart::name).collect(Collectors.toSet());
    List<String> gone = new ArrayList<>();
    try (Statement statement = duckdb.createStatement();
        ResultSet relation =
            statement.executeQuery(
                """
                select table_name, 'table' from duckdb_tables() where schema_name = 'mart'
                union all
                select view_name, 'view' from duckdb_views() where schema_name = 'mart'
                order by 1
                """)) {
      while (relation.next()) {
        if (!names.contains(relation.getString(1))) {
          gone.add(relation.getString(2) + " " + Mart.table(relation.getString(1)));
        }
      }
    }
    for (String relation : gone) {
      try (Statement statement = duckdb.createStatement()) {
        statement.execute("drop " + relation);
      }
    }
  }

  /** As sets of rows: what leaves the store is ordered where it leaves. */
  static void build(Connection duckdb, Mart mart) throws SQLException {
    execute(duckdb, mart, mart.create());
  }

  /** Runs a statement for a mart, whose file is to blame for it. */
  static void execute(Connection duckdb, Mart mart, String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw DefinitionException.in(
          FOLDER + "/" + mart.name() + ".sql", String.valueOf(e.getMessage()));
    }
  }
}
