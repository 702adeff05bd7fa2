package org.mang.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.mang.Home;

/**
 * A home that is gone afterwards, whether all goes well, something fails, or somebody presses
 * Ctrl-C: it holds a copy of what the real one knows of children.
 */
final class PassingHome implements AutoCloseable {

  private static final int MOST_LOOKS = 40;
  private static final int QUIET_LOOKS = 4;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Path scratch;
  private final Home home;
  private final Thread atExit;

  private PassingHome(Path scratch) {
    this.scratch = scratch;
    this.home = new Home(scratch.resolve("home"));
    this.atExit = new Thread(() -> deleteWhateverIsWritten(scratch), "passing-home");
  }

  static PassingHome make() throws IOException {
    Path folder =
        Path.of(System.getProperty("java.io.tmpdir")).resolve("mang-check-" + UUID.randomUUID());
    PassingHome made = new PassingHome(folder);
    // Before there is anything to delete, for Ctrl-C may come at any time.
    Runtime.getRuntime().addShutdownHook(made.atExit);
    Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
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

  /** The check goes on while the system goes down, and may make another file: so look again. */
  private static void deleteWhateverIsWritten(Path folder) {
    int quiet = 0;
    for (int again = 0; again < MOST_LOOKS && quiet < QUIET_LOOKS; again++) {
      try {
        quiet = Files.exists(folder) ? 0 : quiet + 1;
        delete(folder);
      } catch (IOException | UncheckedIOException e) {
        // Once more.
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
