package org.mang.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.MangException;
import org.mang.definition.Definitions;
import org.mang.definition.Json;
import org.mang.definition.LocalClock;
import org.mang.mart.Marts;
import org.mang.release.Dataset;
import org.mang.release.Edition;
import org.mang.release.Releases;
import org.mang.warehouse.Decisions;
import org.mang.warehouse.Journal;
import org.mang.warehouse.Past;
import org.mang.warehouse.Warehouse;

/**
 * Makes releases. A release is what had been loaded and decided at the instant at which it was
 * made, by the definitions; so it is noted in the journal, and can be made again from the archive
 * alone.
 */
public final class Releasing {

  private final Home home;
  private final Definitions definitions;
  private final Journal journal;
  private final Releases releases;
  private final LocalClock clock;

  public Releasing(Home home, Definitions definitions) {
    this.home = home;
    this.definitions = definitions;
    this.journal = new Journal(home.archive());
    this.releases = new Releases(home.releases());
    this.clock = LocalClock.read(definitions);
  }

  /**
   * What came of it.
   *
   * @param name of the release
   * @param folder that it lies in; null if it was not made
   * @param moved verdicts that the release before had otherwise
   */
  public record Outcome(String name, @Nullable Path folder, List<Releases.Moved> moved) {}

  /** A release that the journal has, or is to have. */
  private record Planned(int year, int number, LocalDateTime at, Steward.Reason reason) {

    String details() {
      return Json.write(Map.of("number", number));
    }
  }

  /**
   * Makes the next release of a year. One that would have other verdicts than the release before is
   * made only if that is confirmed.
   *
   * @return empty if a run holds the store
   * @throws MangException if there is nothing to say of the year, or nothing new
   */
  public Optional<Outcome> release(int year, Steward.Reason reason, boolean isConfirmed) {
    Loaded.require(home);
    try (RunLock lock = RunLock.take(home).orElse(null)) {
      return lock == null ? Optional.empty() : Optional.of(locked(year, reason, isConfirmed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new MangException("it cannot be released: " + Warehouse.firstLine(e), e);
    }
  }

  private Outcome locked(int year, Steward.Reason reason, boolean isConfirmed)
      throws IOException, SQLException {
    complete();
    int last = releases.last(year);
    int next = Math.max(last, lastNoted(year)) + 1;
    Planned planned = new Planned(year, next, journal.next(clock.now()), reason);
    Edition edition = edition(planned);
    releases.clearHalfOnes();
    Path part = releases.part(edition);
    if (!write(planned, true, part)) {
      throw new MangException(
          "chưa có gì để nói về năm %d".formatted(year),
          "there is nothing to say of %d yet".formatted(year));
    }
    Path before = last == 0 ? null : releases.folder(year, last);
    if (before != null && Releases.sameFigures(part, before)) {
      releases.clearHalfOnes();
      throw new MangException(
          "%s đã có đúng các số liệu này".formatted(before.getFileName()),
          "%s has these very figures".formatted(before.getFileName()));
    }
    List<Releases.Moved> moved = before == null ? List.of() : Releases.moved(before, part);
    if (!moved.isEmpty() && !isConfirmed) {
      releases.clearHalfOnes();
      return new Outcome(edition.name(), null, moved);
    }
    journal.add(
        Journal.Kind.RELEASE,
        String.valueOf(year),
        reason.by(),
        reason.because(),
        planned.details(),
        planned.at());
    Path folder = releases.seal(edition);
    publish();
    return new Outcome(edition.name(), folder, moved);
  }

  /** One that could not be made again has its number all the same. */
  private int lastNoted(int year) {
    return journal.entries().stream()
        .filter(entry -> entry.kind().equals(Journal.Kind.RELEASE.word()))
        .filter(entry -> entry.subject().equals(String.valueOf(year)))
        .mapToInt(Releasing::number)
        .max()
        .orElse(0);
  }

  private static int number(Journal.Entry release) {
    Map<String, Object> details =
        Json.object(Objects.requireNonNullElse(release.details(), "{}")).orElse(Map.of());
    return details.get("number") instanceof Number number ? number.intValue() : 0;
  }

  /** What waited for the release counts from now on. */
  private void publish() throws SQLException, IOException {
    try (Warehouse warehouse = Warehouse.open(home)) {
      try (Connection connection = warehouse.connect()) {
        Decisions.catchUp(connection, journal);
      }
      PublishSteps steps = steps(warehouse);
      steps.marts();
      steps.snapshot();
      steps.dataset();
    }
  }

  private PublishSteps steps(Warehouse warehouse) {
    return new PublishSteps(
        home, warehouse, definitions, Progress.silent(), new RunSummary(), clock.now());
  }

  /**
   * Makes the releases that the journal has and nobody finds: those of a run that was killed, or of
   * a home that is made anew. The lock is the caller's, and the store is not open.
   *
   * @return their folders
   * @throws MangException if the store cannot be used
   */
  List<Path> complete() throws IOException {
    List<Path> folders = new ArrayList<>();
    try {
      for (Planned planned : missing()) {
        Edition edition = edition(planned);
        releases.clearHalfOnes();
        if (write(planned, false, releases.part(edition))) {
          folders.add(releases.seal(edition));
        }
      }
      if (!folders.isEmpty()) {
        try (Warehouse warehouse = Warehouse.open(home)) {
          steps(warehouse).draftsAgain();
        }
      }
      return folders;
    } catch (SQLException e) {
      throw new MangException("a release cannot be made again: " + Warehouse.firstLine(e), e);
    }
  }

  private List<Planned> missing() throws SQLException {
    List<Planned> missing = new ArrayList<>();
    try (Warehouse warehouse = Warehouse.open(home);
        Connection connection = warehouse.connect()) {
      Decisions.catchUp(connection, journal);
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  """
                  select year, release_no, released_at, because, released_by
                  from core.release
                  order by released_at
                  """)) {
        while (row.next()) {
          Planned planned =
              new Planned(
                  row.getInt(1),
                  row.getInt(2),
                  row.getObject(3, LocalDateTime.class),
                  new Steward.Reason(row.getString(4), row.getString(5)));
          if (!Files.isDirectory(releases.folder(planned.year(), planned.number()))) {
            missing.add(planned);
          }
        }
      }
    }
    return missing;
  }

  private static Edition edition(Planned planned) {
    return new Edition(planned.year(), planned.number(), planned.at().toLocalDate());
  }

  /**
   * Writes it, from a copy of the store that is taken back to its instant.
   *
   * @param isNew whether the store does not know of it yet
   */
  private boolean write(Planned planned, boolean isNew, Path part)
      throws IOException, SQLException {
    try (StoreCopy copy = StoreCopy.of(home);
        Warehouse warehouse = copy.open();
        Connection connection = warehouse.connect()) {
      if (isNew) {
        foresee(connection, planned);
      }
      Past.cut(connection, planned.at(), Past.Known.LOADED);
      new Marts(definitions).rebuild(connection, planned.at());
      return new Dataset(definitions)
          .write(connection, Files.createDirectories(part), edition(planned));
    }
  }

  /** As if it were in the journal: what waited for it counts. */
  private static void foresee(Connection connection, Planned planned) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into ops.decision
            select coalesce(max(decision_no), 0) + 1, 'release', ?, ?, ?, ?, cast(? as json), ''
            from ops.decision
            """)) {
      insert.setString(1, String.valueOf(planned.year()));
      insert.setObject(2, planned.at());
      insert.setString(3, planned.reason().by());
      insert.setString(4, planned.reason().because());
      insert.setString(5, Objects.requireNonNull(planned.details()));
      insert.execute();
    }
  }
}
