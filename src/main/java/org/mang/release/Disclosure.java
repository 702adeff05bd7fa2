package org.mang.release;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.mang.definition.DefinitionException;
import org.mang.definition.Definitions;

/**
 * Small numbers of people are not published, nor what gives them away. A first version: rounds of
 * SQL, right for the sums it knows of, and not yet tried by an attack.
 */
final class Disclosure {

  private static final String FOLDER = "warehouse/release";

  private final Definitions definitions;

  Disclosure(Definitions definitions) {
    this.definitions = definitions;
  }

  /** Makes the temporary table {@code release_row} of what may be published, all years. */
  void control(Connection store) throws SQLException {
    execute(store, "create or replace temp table release_cell as " + sql("cell"));
    try (PreparedStatement round = store.prepareStatement(sql("complement"))) {
      while (round.executeUpdate() > 0) {
        // Each round suppresses at least one cell more, so the rounds end.
      }
    }
    execute(store, "create or replace temp table release_row as " + sql("dataset"));
  }

  /** The text of {@code warehouse/release/<name>.sql}. */
  String sql(String name) {
    String text = definitions.texts(FOLDER, ".sql").get(name + ".sql");
    if (text == null) {
      throw new DefinitionException(FOLDER + "/" + name + ".sql is missing");
    }
    return text;
  }

  private static void execute(Connection store, String sql) throws SQLException {
    try (Statement statement = store.createStatement()) {
      statement.execute(sql);
    }
  }
}
