package org.mang.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.MangException;
import org.mang.job.PastView;
import org.mang.warehouse.Past;
import picocli.CommandLine.Option;

/** The options of commands that look at the snapshot, or at what it would have been. */
final class AsOf {

  @Option(
      names = "--as-of",
      paramLabel = "DATE|TIME",
      description =
          "As it was known then: 2020-07-20 (at the end of that day) or 2020-07-20T09:30. What came in or was decided later does not count.")
  private @Nullable String instant;

  @Option(
      names = "--as-loaded",
      description =
          "With --as-of: known is what had been loaded by then, not what had been received.")
  private boolean asLoaded;

  /** A snapshot that is open, with what has to go when it is closed. */
  record View(Connection connection, @Nullable PastView past) implements AutoCloseable {
    /** The home that holds the snapshot: the one of now, unless it is another one's past. */
    Home home(Home ofNow) {
      return past == null ? ofNow : past.home();
    }

    @Override
    public void close() throws SQLException {
      try (past) {
        connection.close();
      }
    }
  }

  /**
   * Opens it.
   *
   * @return empty if a run holds the store, and the past cannot be looked at; that is said
   */
  Optional<View> open(Mang mang, PrintWriter err) throws IOException, SQLException {
    Home home = mang.home();
    if (instant == null) {
      return Optional.of(new View(SnapshotReader.open(home), null));
    }
    Optional<PastView> past =
        PastView.open(
            home,
            mang.definitions(),
            parsed(instant),
            asLoaded ? Past.Known.LOADED : Past.Known.RECEIVED);
    if (past.isEmpty()) {
      LoadCommand.sayHeld(mang, home, err);
      return Optional.empty();
    }
    boolean isOpen = false;
    try {
      View view = new View(SnapshotReader.open(past.get().home()), past.get());
      isOpen = true;
      return Optional.of(view);
    } finally {
      if (!isOpen) {
        past.get().close();
      }
    }
  }

  private static LocalDateTime parsed(String instant) {
    try {
      return instant.length() <= "2020-07-20".length()
          ? LocalDate.parse(instant).atTime(LocalTime.of(23, 59, 59, 999_999_000))
          : LocalDateTime.parse(instant.replace(' ', 'T'));
    } catch (DateTimeParseException e) {
      throw new MangException(
          "--as-of: '%s' không phải là ngày hay giờ; ghi ví dụ 2020-07-20 hoặc 2020-07-20T09:30"
              .formatted(instant),
          "--as-of: '%s' is no date or time; write, say, 2020-07-20 or 2020-07-20T09:30"
              .formatted(instant));
    }
  }
}
