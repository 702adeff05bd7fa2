package org.mang.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.mang.Home;
import org.mang.Rights;

/**
 * A home that is gone afterwards, whether all goes well, something fails, or somebody presses
 * Ctrl-C: it holds a copy of what the real one knows of children.
 */
final class PassingHome implements AutoCloseable {

  private static final int MOST_LOOKS = 40;
  private static final int QUIET_LOOKS = 4;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final OwnedFolder folder;
  private final Home home;
  private final Thread atExit;

  private PassingHome(OwnedFolder folder) {
    this.folder = folder;
    this.home = new Home(folder.content());
    this.atExit = new Thread(this::deleteWhateverIsWritten, "passing-home");
  }

  /**
   * Makes one, and takes away those of processes that were killed.
   *
   * @param of the real one, in which it lies; where that is not there or not ours to write to, it
   *     lies among the temporary files of the system
   */
  static PassingHome make(Home of) throws IOException {
    return in(place(of));
  }

  static PassingHome in(Path within) throws IOException {
    OwnedFolder.sweep(within);
    while (true) {
      PassingHome made = new PassingHome(new OwnedFolder(within));
      // Before there is anything to delete, for Ctrl-C may come at any time.
      Runtime.getRuntime().addShutdownHook(made.atExit);
      if (made.folder.make()) {
        made.home.create();
        return made;
      }
      made.close();
    }
  }

  private static Path place(Home of) throws IOException {
    if (Files.isDirectory(of.store()) && Files.isWritable(of.root())) {
      return Files.createDirectories(of.temporary(), Rights.OWN_FOLDER);
    }
    return Path.of(System.getProperty("java.io.tmpdir"));
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
      folder.delete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The check goes on while the system goes down, and may make another file: so look again. */
  private void deleteWhateverIsWritten() {
    int quiet = 0;
    for (int again = 0; again < MOST_LOOKS && quiet < QUIET_LOOKS; again++) {
      try {
        quiet = Files.exists(folder.path()) ? 0 : quiet + 1;
        folder.delete();
      } catch (IOException e) {
        // Once more.
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}
