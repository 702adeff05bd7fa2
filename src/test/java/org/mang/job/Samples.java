package org.mang.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mang.Home;
import org.mang.definition.Definitions;
import org.mang.definition.LocalClock;
import org.mang.intake.Archive;
import org.mang.warehouse.Warehouse;

/** Loads sample files into a home folder, and looks into it. */
public final class Samples {

  /** The submissions of the repository. */
  public static final Path DATA = Path.of("sample-data");

  private Samples() {}

  /** A run over some folders or files; the inbox, if there are none. */
  public static RunSummary load(Home home, Path... sources) {
    return new Run(home, new Definitions(home.beside()), Progress.silent())
        .load(List.of(sources))
        .orElseThrow();
  }

  /**
   * Copies some sample files, by the beginnings of their paths, into the inbox; with the names they
   * have.
   */
  public static void arrive(Home home, String... paths) {
    home.create();
    try {
      for (String path : paths) {
        int slash = path.lastIndexOf('/');
        Path folder = DATA.resolve(path.substring(0, slash));
        String start = path.substring(slash + 1);
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file :
              files.filter(f -> f.getFileName().toString().startsWith(start)).sorted().toList()) {
            String name = path.substring(0, slash).replace('/', '-') + "-" + file.getFileName();
            Files.setLastModifiedTime(Files.copy(file, home.inbox().resolve(name)), aWhileAgo());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that was written just now would be waited for. */
  private static FileTime aWhileAgo() {
    return FileTime.from(Instant.now().minus(Duration.ofMinutes(1)));
  }

  /** Copies a home with all that is in it, links as they are. */
  public static void copy(Home from, Home to) throws IOException {
    try (Stream<Path> all = Files.walk(from.root())) {
      for (Path each : all.toList()) {
        Path target = to.root().resolve(from.root().relativize(each));
        if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  /** The rows of a query on the warehouse, cells joined by a bar. */
  public static List<String> ask(Home home, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Warehouse warehouse = Warehouse.open(home);
        Connection connection = warehouse.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          cells.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows;
  }

  /**
   * The hash of every file that people see: originals, returned workbooks, snapshots and releases.
   */
  public static SortedMap<String, String> fingerprint(Home home) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    Path scratch = Files.createTempDirectory("fingerprint");
    for (Path folder : List.of(home.archive(), home.returned(), home.snapshot(), home.releases())) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          hashes.put(
              home.root().relativize(file).toString(), hash(scratch, withoutTimes(scratch, file)));
        }
      }
    }
    return hashes;
  }

  /** When something was loaded differs from run to run. */
  private static Path withoutTimes(Path scratch, Path file) throws IOException {
    if (!file.endsWith("receipts.csv")) {
      return file;
    }
    return Files.write(
        scratch.resolve("receipts"),
        Files.readAllLines(file).stream()
            .map(line -> line.substring(0, line.lastIndexOf(',')))
            .toList());
  }

  private static String hash(Path scratch, Path file) throws IOException {
    return new Archive(scratch, LocalClock.read(Definitions.carried()))
        .store(
            file,
            new org.mang.intake.Receipt("x", java.time.LocalDateTime.of(2020, 1, 1, 0, 0), null))
        .sha256();
  }
}
