package org.mang.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.mang.Home;
import org.mang.MangException;
import org.mang.definition.Text;

/**
 * The room on the disk that a home lies on.
 *
 * @param disk where it is mounted, and what it is called
 * @param freeMegabytes what Măng's user may still write
 * @param neededMegabytes the least with which a run comes to its end: the snapshot is written
 *     beside the one that is there, and the store grows
 */
public record Room(String disk, long freeMegabytes, long neededMegabytes) {

  /** What the first run of an empty home takes, about. */
  private static final long LEAST = 32;

  /** How it is now. */
  public static Room of(Home home) throws IOException {
    FileStore disk = disk(home.root());
    return new Room(
        disk.toString(),
        disk.getUsableSpace() >> 20,
        LEAST + (bytes(home.snapshot().resolve("current")) >> 20));
  }

  /** The disk that a file or folder lies on, or would if it were there. */
  public static FileStore disk(Path path) throws IOException {
    Path there = path.toAbsolutePath();
    while (!Files.exists(there)) {
      there = Objects.requireNonNull(there.getParent());
    }
    return Files.getFileStore(there);
  }

  private static long bytes(Path version) throws IOException {
    if (!Files.exists(version)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(version.toRealPath())) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Goes on where there is enough.
   *
   * @throws MangException if there is not
   */
  void require() {
    if (freeMegabytes < neededMegabytes) {
      Text words = words();
      throw new MangException(words.vi() + ". Chưa làm gì cả.", words.en() + ". Nothing was done.");
    }
  }

  /** How it stands, and what to do. */
  public Text words() {
    return new Text(
        "đĩa %s không đủ chỗ: còn %d MB, một lượt chạy cần ít nhất %d MB; hãy giải phóng chỗ rồi chạy lại"
            .formatted(disk, freeMegabytes, neededMegabytes),
        "no room on the disk %s: %d MB are left, and a run needs at least %d MB; make room, then run again"
            .formatted(disk, freeMegabytes, neededMegabytes));
  }
}
