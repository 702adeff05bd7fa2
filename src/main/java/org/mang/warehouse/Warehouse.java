package org.mang.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.MangException;
import org.mang.intake.SheetRows;

/**
 * The database of one installation, open: migrated, with Măng's functions. One process has it at a
 * time.
 */
public final class Warehouse implements AutoCloseable {

  private static final Pattern ORIGINAL = Pattern.compile("\nOriginal error: \"(.+)\"");

  private final DuckDBConnection database;
  private final PseudonymKey key;
  private final SheetRows sheetRows = new SheetRows();

  private Warehouse(DuckDBConnection database, PseudonymKey key) {
    this.database = database;
    this.key = key;
  }

  /**
   * Opens the database of a home folder, making or migrating it as needed.
   *
   * @throws MangException if another process has it, or it cannot be migrated
   */
  public static Warehouse open(Home home) {
    Path file = home.database();
    if (!Files.exists(file)) {
      PseudonymKey.make(home.pseudonymKey());
    }
    return open(file, Migration::bringUpToDate, () -> PseudonymKey.in(home.pseudonymKey()));
  }

  /**
   * Opens a store to check in, which will soon be gone, with the key of a home: it makes the
   * pseudonyms that the home has. The key stays where it is.
   *
   * @param keyOf null for a key of its own, which is nowhere kept
   * @param ready what it is a copy of, if that is there
   */
  public static Warehouse toCheckIn(Home scratch, @Nullable Home keyOf, @Nullable Path ready) {
    ReadyStore.copyTo(scratch.database(), ready);
    return open(
        scratch.database(),
        Migration::apply,
        () -> keyOf == null ? PseudonymKey.passing() : PseudonymKey.in(keyOf.pseudonymKey()));
  }

  /** Opens a copy of a home's store, which will soon be gone, with the key of that home. */
  public static Warehouse copyOf(Home scratch, Home keyOf) {
    return open(
        scratch.database(), Migration::bringUpToDate, () -> PseudonymKey.in(keyOf.pseudonymKey()));
  }

  private interface Tables {
    void make(DuckDBConnection database) throws SQLException;
  }

  private static Warehouse open(Path file, Tables tables, Supplier<PseudonymKey> key) {
    try {
      DuckDBConnection database = database(file);
      try {
        Warehouse warehouse = new Warehouse(database, key.get());
        tables.make(database);
        warehouse.sheetRows.register(database);
        return warehouse;
      } catch (SQLException | RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new MangException(file + ": the warehouse cannot be opened (" + firstLine(e) + ")", e);
    } catch (FlywayException e) {
      throw new MangException(
          file
              + ": the warehouse cannot be migrated ("
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
              + "); use the Măng that wrote it, or a newer one",
          e);
    }
  }

  /** A check that copies from the store has it for a moment; that is waited for. */
  private static DuckDBConnection database(Path file) throws SQLException {
    for (int again = 20; ; again--) {
      try {
        return DatabaseFile.open(file, false);
      } catch (SQLException e) {
        if (again == 0 || !firstLine(e).contains("Could not set lock")) {
          throw e;
        }
      }
      LockSupport.parkNanos(250_000_000);
    }
  }

  /** A connection of its own, with the key lent to it. */
  public Connection connect() throws SQLException {
    Connection connection = database.duplicate();
    key.lend(connection);
    return connection;
  }

  /** The table function that reads sheets. */
  public SheetRows sheetRows() {
    return sheetRows;
  }

  @Override
  public void close() {
    try {
      database.close();
    } catch (SQLException e) {
      throw new MangException("the warehouse cannot be closed (" + firstLine(e) + ")", e);
    }
  }

  /**
   * What DuckDB says, without the Java stack trace that an error in a table function carries; of a
   * database that it has given up, why it did.
   */
  public static String firstLine(SQLException e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    Matcher original = ORIGINAL.matcher(message);
    if (original.find()) {
      message = original.group(1);
    }
    return message.lines().findFirst().orElse(message);
  }
}
