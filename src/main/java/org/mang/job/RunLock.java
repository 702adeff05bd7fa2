package org.mang.job;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.mang.Home;
import org.mang.Rights;

/**
 * Held by the one run that may write to a store. The system lets go of it when the process ends,
 * however it ends.
 */
public final class RunLock implements AutoCloseable {

  private final Home home;
  private final FileChannel channel;
  private final FileLock lock;

  private RunLock(Home home, FileChannel channel, FileLock lock) {
    this.home = home;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock of a home's store, and takes away what an earlier run may have left unfinished.
   *
   * @return empty if another run has it
   */
  public static Optional<RunLock> take(Home home) throws IOException {
    Files.createDirectories(home.store(), Rights.OWN_FOLDER);
    FileChannel channel =
        FileChannel.open(
            home.store().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        Leftovers.sweep(home);
        Rights.within(home.store());
        return Optional.of(new RunLock(home, channel, lock));
      }
    } catch (OverlappingFileLockException e) {
      // Another run in this very process, as in tests: the same answer.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  /** Lets go of it; databases make their files as the umask says, and that is mended first. */
  @Override
  public void close() throws IOException {
    try (channel) {
      Rights.within(home.store());
      lock.release();
    }
  }
}
