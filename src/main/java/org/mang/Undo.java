package org.mang;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Takes back a transaction after a failure, which stays what is told of: where a commit fails for a
 * full disk, DuckDB has ended the transaction, and to roll it back is another failure that says
 * nothing.
 */
public final class Undo {

  private Undo() {}

  /** Rolls back; returns whether the connection can be used further. */
  public static boolean after(Throwable failure, Connection connection) {
    try {
      connection.rollback();
      return true;
    } catch (SQLException e) {
      failure.addSuppressed(e);
      return false;
    }
  }
}
