package org.mang.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.mang.Rights;
import org.mang.WholeFile;

/**
 * A folder of whole versions and the link {@code current} to one of them. What is being written or
 * taken away has a name that begins with a dot, and everything else is complete; each change that
 * can be seen is one rename.
 */
final class Versions {

  private static final String CURRENT = "current";

  private final Path folder;

  Versions(Path folder) {
    this.folder = folder;
  }

  /** Removes what an interrupted publish left behind. */
  void clearHalfOnes() throws IOException {
    Files.createDirectories(folder);
    WholeFile.sweep(folder);
  }

  /** Where a version is written. */
  Path part(String name) {
    return folder.resolve("." + name + WholeFile.PART);
  }

  Path version(String name) {
    return folder.resolve(name);
  }

  boolean isCurrent(String name) throws IOException {
    Path link = folder.resolve(CURRENT);
    return Files.isSymbolicLink(link)
        && Files.readSymbolicLink(link).equals(Path.of(name))
        && Files.isDirectory(version(name));
  }

  /** Gives what was written its name, in place of what bears it. */
  Path complete(String name) throws IOException {
    Path version = version(name);
    if (Files.isDirectory(version, LinkOption.NOFOLLOW_LINKS)) {
      // A draft; or a version that is whole, but whose publish ended before the switch.
      takeAway(version);
    }
    Rights.asFolder(part(name));
    WholeFile.forceAll(part(name));
    WholeFile.complete(part(name), version);
    return version;
  }

  /** Lets {@code current} show a version. */
  void show(String name) throws IOException {
    Path link = part(CURRENT);
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Path.of(name));
    WholeFile.complete(link, folder.resolve(CURRENT));
  }

  /**
   * Takes away all versions but the newest. On the systems we run on, whoever has one of its files
   * open goes on reading it.
   *
   * @param marker a file that every version holds: a folder without it is not ours to remove
   */
  void keep(int newest, String marker) throws IOException {
    List<Path> versions =
        list().stream()
            .filter(p -> Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
            .filter(p -> !p.getFileName().toString().startsWith("."))
            .filter(p -> Files.isRegularFile(p.resolve(marker)))
            .sorted(Comparator.comparing(Versions::modified).thenComparing(p -> p).reversed())
            .toList();
    for (Path old : versions.subList(Math.min(newest, versions.size()), versions.size())) {
      if (!isCurrent(old.getFileName().toString())) {
        takeAway(old);
      }
    }
  }

  private void takeAway(Path version) throws IOException {
    Path away = part(version.getFileName() + ".old");
    WholeFile.delete(away);
    Files.move(version, away, StandardCopyOption.ATOMIC_MOVE);
    WholeFile.delete(away);
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.toList();
    }
  }

  private static FileTime modified(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
