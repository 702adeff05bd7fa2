package org.mang.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.MangException;
import org.mang.definition.Definitions;
import org.mang.definition.LocalClock;
import org.mang.mart.Marts;
import org.mang.release.Snapshot;
import org.mang.warehouse.Past;
import org.mang.warehouse.Warehouse;

/**
 * A snapshot as it would have been at an instant, or on the boundaries of another day, made from a
 * copy of the store. It is gone when it is closed.
 */
public final class PassingSnapshot implements AutoCloseable {

  private static final String NAME = "passing";

  private final StoreCopy copy;

  private PassingSnapshot(StoreCopy copy) {
    this.copy = copy;
  }

  /**
   * What is to be seen.
   *
   * @param asOf the last instant that counts, local time; null: now
   * @param known by what something was known by then
   * @param boundaries the day on whose boundaries; null: as reported
   */
  public record Wanted(
      @Nullable LocalDateTime asOf, Past.Known known, @Nullable LocalDate boundaries) {}

  /**
   * Makes it.
   *
   * @return empty if a run holds the store
   * @throws MangException if there is no store, or not the room for a copy
   */
  public static Optional<PassingSnapshot> open(Home home, Definitions definitions, Wanted wanted) {
    Loaded.require(home);
    try {
      StoreCopy copy = copy(home).orElse(null);
      if (copy == null) {
        return Optional.empty();
      }
      boolean isMade = false;
      try {
        build(copy, definitions, wanted);
        isMade = true;
        return Optional.of(new PassingSnapshot(copy));
      } finally {
        if (!isMade) {
          copy.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new MangException("the store cannot be seen so: " + Warehouse.firstLine(e), e);
    }
  }

  /** The home that holds the snapshot, and nothing else to look at. */
  public Home home() {
    return copy.home();
  }

  private static Optional<StoreCopy> copy(Home home) throws IOException {
    try (RunLock lock = RunLock.take(home).orElse(null)) {
      return lock == null ? Optional.empty() : Optional.of(StoreCopy.of(home));
    }
  }

  private static void build(StoreCopy copy, Definitions definitions, Wanted wanted)
      throws SQLException {
    try (Warehouse warehouse = copy.open();
        Connection connection = warehouse.connect()) {
      requireKnown(connection, wanted.boundaries());
      LocalDateTime asOf = wanted.asOf();
      if (asOf != null) {
        Past.cut(connection, asOf, wanted.known());
      }
      new Marts(definitions)
          .rebuild(
              connection,
              asOf == null ? LocalClock.read(definitions).now() : asOf,
              wanted.boundaries());
      new Snapshot(definitions).publish(connection, copy.home().snapshot(), NAME);
    }
  }

  private static void requireKnown(Connection connection, @Nullable LocalDate boundaries)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet first = statement.executeQuery("select min(boundaries_on) from core.boundary")) {
      first.next();
      LocalDate known = first.getObject(1, LocalDate.class);
      if (boundaries != null && (known == null || boundaries.isBefore(known))) {
        throw new MangException(
            "--boundaries: %s: không rõ địa giới trước ngày %s".formatted(boundaries, known),
            "--boundaries: %s: boundaries are not known before %s".formatted(boundaries, known));
      }
    }
  }

  @Override
  public void close() {
    copy.close();
  }
}
