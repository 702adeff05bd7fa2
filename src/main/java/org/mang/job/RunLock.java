package org.mang.job;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mang.Home;
import org.mang.Rights;

/**
 * Held by the one run that may write to a store. The system lets go of it when the process ends,
 * however it ends; so what the file says of its holder means something only while it is held.
 */
public final class RunLock implements AutoCloseable {

  private static final String FILE = "lock";

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
            home.store().resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        Leftovers.sweep(home);
        Rights.within(home.store());
        sign(channel);
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

  /**
   * Who holds a lock.
   *
   * @param process its number
   */
  public record Holder(long process, Instant since) {}

  /** Who holds the lock of a home's store, as far as it says. */
  public static Optional<Holder> holder(Home home) {
    try {
      List<String> lines = Files.readAllLines(home.store().resolve(FILE));
      return lines.size() < 2
          ? Optional.empty()
          : Optional.of(new Holder(Long.parseLong(lines.get(0)), Instant.parse(lines.get(1))));
    } catch (IOException | NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void sign(FileChannel channel) throws IOException {
    String signature =
        ProcessHandle.current().pid() + "\n" + Instant.now().truncatedTo(SECONDS) + "\n";
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(signature.getBytes(StandardCharsets.UTF_8)));
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
