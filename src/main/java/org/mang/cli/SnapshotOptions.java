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
import org.mang.job.PassingSnapshot;
import org.mang.warehouse.Past;
import picocli.CommandLine.Option;

/** The options of commands that look at the snapshot, or at what it would have been. */
final class SnapshotOptions {

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

  @Option(
      names = "--boundaries",
      paramLabel = "DATE",
      description =
          "On the boundaries of that day: figures of areas merged since are added, those of divided areas apportioned by the children of their parts; without it, as reported.")
  private @Nullable String boundaries;

  /** A snapshot that is open, with what has to go when it is closed. */
  record View(Connection connection, @Nullable PassingSnapshot passing) implements AutoCloseable {
    /** The home that holds the snapshot: the one of now, unless it was made for this view. */
    Home home(Home ofNow) {
      return passing == null ? ofNow : passing.home();
    }

    @Override
    public void close() throws SQLException {
      try (passing) {
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
    if (instant == null && boundaries == null) {
      return Optional.of(new View(SnapshotReader.open(home), null));
    }
    Optional<PassingSnapshot> passing =
        PassingSnapshot.open(
            home,
            mang.definitions(),
            new PassingSnapshot.Wanted(
                instant == null ? null : parsed(instant),
                asLoaded ? Past.Known.LOADED : Past.Known.RECEIVED,
                boundaries == null ? null : day(boundaries)));
    if (passing.isEmpty()) {
      LoadCommand.sayHeld(mang, home, err);
      return Optional.empty();
    }
    boolean isOpen = false;
    try {
      View view = new View(SnapshotReader.open(passing.get().home()), passing.get());
      isOpen = true;
      return Optional.of(view);
    } finally {
      if (!isOpen) {
        passing.get().close();
      }
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new MangException(
          "--boundaries: '%s' không phải là ngày; ghi ví dụ 2020-12-31".formatted(text),
          "--boundaries: '%s' is no date; write, say, 2020-12-31".formatted(text));
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
