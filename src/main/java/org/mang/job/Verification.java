package org.mang.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mang.Home;
import org.mang.MangException;
import org.mang.definition.Definitions;
import org.mang.definition.LocalClock;
import org.mang.definition.Text;
import org.mang.intake.Archive;
import org.mang.intake.KeptOriginal;
import org.mang.release.Releases;
import org.mang.warehouse.Decisions;
import org.mang.warehouse.Journal;
import org.mang.warehouse.Warehouse;

/**
 * Whether a home still holds what it was given and what it gave: the originals byte for byte, the
 * journal of decisions as it was written, and the releases as they were sealed.
 */
public final class Verification {

  private final Home home;
  private final Definitions definitions;

  public Verification(Home home, Definitions definitions) {
    this.definitions = definitions;
    this.home = home;
  }

  /**
   * What was looked at.
   *
   * @param problems in the order of what was looked at; none if all is well
   */
  public record Outcome(int originals, int decisions, List<Text> problems) {}

  /**
   * Reads it all.
   *
   * @return empty if a run holds the store
   */
  public Optional<Outcome> run() {
    Loaded.require(home);
    try (RunLock lock = RunLock.take(home).orElse(null);
        Warehouse warehouse = lock == null ? null : Warehouse.open(home)) {
      if (warehouse == null) {
        return Optional.empty();
      }
      List<Text> problems = new ArrayList<>();
      List<KeptOriginal> originals =
          new Archive(home.archive(), LocalClock.read(definitions)).kept();
      int decisions;
      try (Connection connection = warehouse.connect()) {
        decisions = journal(connection, problems);
        missing(connection, originals, problems);
        releases(connection, problems);
      }
      for (KeptOriginal original : originals) {
        if (!Archive.isWhole(original)) {
          problems.add(
              new Text(
                  original.sha256() + ": bản gốc đã hỏng hoặc bị sửa",
                  original.sha256() + ": the original was changed or is damaged"));
        }
      }
      return Optional.of(new Outcome(originals.size(), decisions, problems));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new MangException("the store cannot be used: " + Warehouse.firstLine(e), e);
    }
  }

  private int journal(Connection connection, List<Text> problems) throws SQLException {
    Journal journal = new Journal(home.archive());
    try {
      Decisions.catchUp(connection, journal);
      return journal.entries().size();
    } catch (MangException e) {
      problems.add(new Text(e.vietnamese(), String.valueOf(e.getMessage())));
      return 0;
    }
  }

  private void releases(Connection connection, List<Text> problems)
      throws SQLException, IOException {
    Releases releases = new Releases(home.releases());
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select year, release_no from core.release order by released_at")) {
      while (row.next()) {
        Path release = releases.folder(row.getInt(1), row.getInt(2));
        for (String file : Releases.changed(release)) {
          String name = release.getFileName() + "/" + file;
          problems.add(
              new Text(
                  name + ": đã bị sửa hoặc mất từ khi phát hành",
                  name + ": was changed since it was released, or is gone"));
        }
      }
    }
  }

  private static void missing(
      Connection connection, List<KeptOriginal> originals, List<Text> problems)
      throws SQLException {
    Set<String> kept = new HashSet<>();
    originals.forEach(original -> kept.add(original.sha256()));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select sha256 from ops.original order by sha256")) {
      while (row.next()) {
        if (!kept.contains(row.getString(1))) {
          problems.add(
              new Text(
                  row.getString(1) + ": không còn bản gốc trong kho lưu trữ",
                  row.getString(1) + ": the original is not in the archive"));
        }
      }
    }
  }
}
