package org.mang.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Optional;
import org.mang.Home;
import org.mang.MangException;
import org.mang.definition.Definitions;
import org.mang.mart.Marts;
import org.mang.release.Snapshot;
import org.mang.warehouse.Past;
import org.mang.warehouse.Warehouse;

/**
 * A snapshot as it would have been at an instant, made from a copy of the store. It is gone when it
 * is closed.
 */
public final class PastView implements AutoCloseable {

  private static final String NAME = "as-of";

  private final PassingHome passing;

  private PastView(PassingHome passing) {
    this.passing = passing;
  }

  /**
   * Makes it.
   *
   * @param asOf the last instant that counts, local time
   * @return empty if a run holds the store
   * @throws MangException if there is no store, or not the room for a copy
   */
  public static Optional<PastView> open(
      Home home, Definitions definitions, LocalDateTime asOf, Past.Known known) {
    Loaded.require(home);
    try {
      PassingHome passing = PassingHome.make(home);
      boolean isMade = false;
      try {
        if (!copy(home, passing.home())) {
          return Optional.empty();
        }
        goBack(home, passing.home(), definitions, asOf, known);
        isMade = true;
        return Optional.of(new PastView(passing));
      } finally {
        if (!isMade) {
          passing.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new MangException("the store cannot be taken back: " + Warehouse.firstLine(e), e);
    }
  }

  /** The home that holds the snapshot, and nothing else to look at. */
  public Home home() {
    return passing.home();
  }

  private static boolean copy(Home from, Home to) throws IOException {
    try (RunLock lock = RunLock.take(from).orElse(null)) {
      if (lock == null) {
        return false;
      }
      // Opened and closed, it has written all that a run which was killed left in its log.
      Warehouse.open(from).close();
      Files.copy(from.database(), to.database());
      return true;
    }
  }

  private static void goBack(
      Home of, Home to, Definitions definitions, LocalDateTime asOf, Past.Known known)
      throws SQLException {
    try (Warehouse warehouse = Warehouse.copyOf(to, of);
        Connection connection = warehouse.connect()) {
      Past.cut(connection, asOf, known);
      new Marts(definitions).rebuild(connection, asOf);
      Path snapshots = to.snapshot();
      new Snapshot(definitions).publish(connection, snapshots, NAME);
    }
  }

  @Override
  public void close() {
    passing.close();
  }
}
