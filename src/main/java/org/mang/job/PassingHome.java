package org.mang.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.mang.Home;

/**
 * A home that is gone afterwards, whether all goes well, something fails, or somebody presses
 * Ctrl-C: it holds a copy of what the real one knows of children.
 */
final class PassingHome implements AutoCloseable {

  private final Path scratch;
  private final Home home;
  private final Thread atExit;

  private PassingHome(Path scratch) {
    this.scratch = scratch;
    this.home = new Home(scratch.resolve("home"));
    this.atExit = new Thread(() -> deleteWhateverIsWritten(scratch), "passing-home");
  }

  static PassingHome make() throws IOException {
    PassingHome made = new PassingHome(Files.createTempDirectory("mang-check-"));
    Runtime.getRuntime().addShutdownHook(made.atExit);
    made.home.create();
    return made;
  }

  Home home() {
    return home;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The system is going down: the hook deletes.
      return;
    }
    try {
      delete(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The database may be writing still, and make another file while the first are deleted. */
  private static void deleteWhateverIsWritten(Path folder) {
    for (int again = 5; again > 0 && Files.exists(folder); again--) {
      try {
        delete(folder);
      } catch (IOException | UncheckedIOException e) {
        // Once more.
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
