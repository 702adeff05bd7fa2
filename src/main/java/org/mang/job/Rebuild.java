package org.mang.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mang.Home;
import org.mang.MangException;
import org.mang.Rights;
import org.mang.definition.Definitions;
import org.mang.definition.LocalClock;
import org.mang.intake.Archive;
import org.mang.intake.KeptOriginal;
import org.mang.warehouse.Journal;
import org.mang.warehouse.Submissions;
import org.mang.warehouse.Warehouse;

/**
 * Makes a warehouse anew from the archive, the decisions and the definitions alone, and compares it
 * with the one that there is. What that one holds is not read for it, but the instant as of which
 * its marts speak.
 */
public final class Rebuild {

  private final Home home;
  private final Definitions definitions;
  private final Progress progress;
  private final LocalClock clock;

  public Rebuild(Home home, Definitions definitions, Progress progress) {
    this.home = home;
    this.definitions = definitions;
    this.progress = progress;
    this.clock = LocalClock.read(definitions);
  }

  /**
   * What came of it.
   *
   * @param originals that were taken in
   * @param differences between the two, in the order of tables and files; none if they are equal
   */
  public record Outcome(int originals, List<Difference> differences) {}

  /**
   * Rebuilds into a new home.
   *
   * @param target a folder that is not there, or empty
   * @return empty if a run holds the store
   * @throws MangException if the target holds something, or there is nothing to rebuild
   */
  public Optional<Outcome> into(Home target) {
    Loaded.require(home);
    try (RunLock lock = RunLock.take(home).orElse(null)) {
      if (lock == null) {
        return Optional.empty();
      }
      mustBeFree(target.root());
      List<KeptOriginal> originals = new Archive(home.archive(), clock).kept();
      target.create();
      copyKeys(target);
      copyJournal(target);
      takeIn(target, originals);
      new Run(target, definitions, progress, asOf()).load(List.of());
      return Optional.of(new Outcome(originals.size(), new Comparison(home, target).differences()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new MangException("it cannot be rebuilt: " + Warehouse.firstLine(e), e);
    }
  }

  private static void mustBeFree(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new MangException(
              folder + ": thư mục này đã có gì đó; hãy ghi một thư mục mới",
              folder + ": there is something in this folder; name a new one");
        }
      }
    }
  }

  /** Identifiers become the pseudonyms that they are. */
  private void copyKeys(Home target) throws IOException {
    Files.createDirectories(target.keys(), Rights.OWN_FOLDER);
    Files.copy(home.pseudonymKey(), target.pseudonymKey(), StandardCopyOption.COPY_ATTRIBUTES);
  }

  private void copyJournal(Home target) throws IOException {
    Path journal = home.archive().resolve(Journal.FILE);
    if (Files.exists(journal)) {
      Files.copy(journal, target.archive().resolve(Journal.FILE));
    }
  }

  /** In order of receipt. */
  private void takeIn(Home target, List<KeptOriginal> originals) throws IOException, SQLException {
    Archive archive = new Archive(target.archive(), clock);
    List<Submissions.Arrival> arrivals = new ArrayList<>();
    for (KeptOriginal original : originals) {
      for (KeptOriginal.Arrival arrival : original.arrivals()) {
        arrivals.add(new Submissions.Arrival(archive.store(original, arrival), arrival.receipt()));
      }
    }
    arrivals.sort(Comparator.comparing(arrival -> arrival.receipt().receivedAt()));
    try (Warehouse warehouse = Warehouse.open(target);
        Connection connection = warehouse.connect()) {
      new Submissions(connection).receive(arrivals);
    }
  }

  private LocalDateTime asOf() throws SQLException {
    try (Warehouse warehouse = Warehouse.open(home);
        Connection connection = warehouse.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select as_of_at from core.as_of")) {
      if (!row.next()) {
        throw new MangException(
            home.root() + ": its last run was not finished; run 'mang load' first");
      }
      return row.getObject(1, LocalDateTime.class);
    }
  }
}
