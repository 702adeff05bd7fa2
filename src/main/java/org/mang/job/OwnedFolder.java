package org.mang.job;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mang.Rights;
import org.mang.WholeFile;

/**
 * A folder of one process, which holds the lock of a file in it as long as it lives. The system
 * lets go of that lock however the process ends: so whoever comes later knows what was left behind,
 * and takes it away.
 */
final class OwnedFolder {

  private static final String PREFIX = "mang-passing-";
  private static final String OWNER = "owner";
  private static final String CONTENT = "home";

  private final Path path;
  private @Nullable FileChannel owner;

  /** One that is not there yet. */
  OwnedFolder(Path within) {
    this.path = within.resolve(PREFIX + process() + UUID.randomUUID());
  }

  Path path() {
    return path;
  }

  /** Where everything goes; not made yet. */
  Path content() {
    return path.resolve(CONTENT);
  }

  /**
   * Makes it, for its owner only.
   *
   * @return whether it is ours: a sweep that found it before it was locked has taken it away
   */
  boolean make() throws IOException {
    Files.createDirectory(path, Rights.OWN_FOLDER);
    Path file = path.resolve(OWNER);
    try {
      owner = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return owner.tryLock() != null && Files.exists(file);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  void delete() throws IOException {
    delete(path);
    if (owner != null) {
      owner.close();
    }
  }

  /** Takes away those whose process is gone. */
  static void sweep(Path within) throws IOException {
    if (!Files.isDirectory(within)) {
      return;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(within, PREFIX + "*")) {
      for (Path folder : folders) {
        if (mayBeLeft(folder)) {
          sweepLeft(folder);
        }
      }
    }
  }

  private static boolean mayBeLeft(Path folder) throws IOException {
    // To close a second channel of our own would let go of the lock.
    return !folder.getFileName().toString().startsWith(PREFIX + process())
        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && Files.isWritable(folder);
  }

  private static void sweepLeft(Path folder) throws IOException {
    try (FileChannel file =
            FileChannel.open(
                folder.resolve(OWNER), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = file.tryLock()) {
      if (lock != null) {
        delete(folder);
      }
    } catch (NoSuchFileException e) {
      deleteEmpty(folder);
    }
  }

  /** Its process was killed before it took it, or takes it just now. */
  private static void deleteEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // Taken.
    }
  }

  /** What tells that it was left goes last. */
  private static void delete(Path folder) throws IOException {
    WholeFile.delete(folder.resolve(CONTENT));
    WholeFile.delete(folder);
  }

  /** No two processes have both in common. */
  private static String process() {
    ProcessHandle current = ProcessHandle.current();
    return current.pid()
        + "-"
        + current.info().startInstant().orElse(Instant.EPOCH).toEpochMilli()
        + "-";
  }
}
