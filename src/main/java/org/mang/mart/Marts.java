package org.mang.mart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mang.Sql;
import org.mang.definition.DefinitionException;
import org.mang.definition.Definitions;

/**
 * The marts of the warehouse: derived tables, rebuilt as a whole from what is in force and from the
 * definitions. {@code warehouse/marts/<name>.sql} is one {@code select}, which becomes the table
 * {@code mart.<name>}; the declared measures become {@code mart.measure_fact}. Each is built after
 * those that it reads.
 */
public final class Marts {

  private static final String FOLDER = "warehouse/marts";
  private static final String MEASURE_FACT = "measure_fact";

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
   * @throws DefinitionException if a definition or a mart cannot be understood; the store is as it
   *     was
   */
  public void rebuild(Connection duckdb) throws SQLException {
    MartDefinitions declared = MartDefinitions.read(definitions);
    SortedMap<String, String> selects = new TreeMap<>();
    definitions
        .texts(FOLDER, ".sql")
        .forEach(
            (file, text) -> selects.put(file.substring(0, file.length() - ".sql".length()), text));
    selects.put(MEASURE_FACT, MeasureQuery.of(declared.measures().values()));

    GammaQuantile.register(duckdb);
    boolean ownTransaction = duckdb.getAutoCommit();
    if (ownTransaction) {
      duckdb.setAutoCommit(false);
    }
    boolean built = false;
    try {
      new DefinitionTables(duckdb).write(declared);
      checkMeasures(duckdb, declared);
      checkPeriods(duckdb);
      dropAllBut(selects.keySet(), duckdb);
      for (String name : MartOrder.of(selects)) {
        build(duckdb, name, String.valueOf(selects.get(name)));
      }
      built = true;
    } finally {
      if (ownTransaction) {
        if (built) {
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
      for (String select : MeasureQuery.counted(measure)) {
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
  private static void dropAllBut(Set<String> names, Connection duckdb) throws SQLException {
    List<String> gone = new ArrayList<>();
    try (Statement statement = duckdb.createStatement();
        ResultSet table =
            statement.executeQuery(
                "select table_name from duckdb_tables() where schema_name = 'mart' order by 1")) {
      while (table.next()) {
        if (!names.contains(table.getString(1))) {
          gone.add(table.getString(1));
        }
      }
    }
    for (String name : gone) {
      try (Statement statement = duckdb.createStatement()) {
        statement.execute("drop table " + qualified(name));
      }
    }
  }

  private static String qualified(String name) {
    return "mart." + Sql.name(name);
  }

  /** Rows are ordered, so that the same facts give the same table, byte for byte. */
  private static void build(Connection duckdb, String name, String select) {
    String ordered = "select * from (\n" + select.strip() + "\n) order by all";
    try (Statement statement = duckdb.createStatement()) {
      statement.execute("create or replace table " + qualified(name) + " as\n" + ordered);
    } catch (SQLException e) {
      throw DefinitionException.in(FOLDER + "/" + name + ".sql", String.valueOf(e.getMessage()));
    }
  }
}
