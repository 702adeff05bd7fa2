package org.mang;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files that are there as a whole or not at all, whenever the process is killed or the machine
 * stops: written under another name, forced to the disk, then renamed in one step. What is not
 * whole yet has a name that begins with a dot and ends with {@code .part}; whoever holds the lock
 * of a home takes away what an earlier run left of it.
 */
public final class WholeFile {

  /** How the name of what is not whole yet ends. */
  public static final String PART = ".part";

  /** And as versions before this rule named it. */
  private static final Pattern UNFINISHED = Pattern.compile("\\.(.+\\.part|(arriving|making)-.*)");

  private WholeFile() {}

  /** What writes it. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Path part) throws IOException;
  }

  /** Writes a file, and puts it in the place of one that is there. */
  public static void write(Path target, Content content) throws IOException {
    // Short and always the same for a target: what a killed run leaves is replaced by the next.
    String name = Integer.toHexString(target.getFileName().toString().hashCode());
    Path part = target.resolveSibling("." + name + PART);
    try {
      Files.deleteIfExists(part);
      content.writeTo(part);
      force(part);
      complete(part, target);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Gives what was written, and forced, its name.
   *
   * @param part beside the target, or elsewhere on the same disk
   */
  public static void complete(Path part, Path target) throws IOException {
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(folderOf(target));
  }

  /** Returns when a file, or which names a folder holds, is on the disk. */
  public static void force(Path path) throws IOException {
    // To read is enough for the system, and what is sealed cannot be opened to be written.
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** The same for a folder and all that is in it. */
  public static void forceAll(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.toList()) {
        force(each);
      }
    }
  }

  /** Takes away what is not whole in a folder; not in those below it. */
  public static void sweep(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(
            folder, path -> UNFINISHED.matcher(path.getFileName().toString()).matches())) {
      for (Path each : left) {
        delete(each);
      }
    }
  }

  /** Deletes a file, a link, or a folder with all that is in it; if it is there. */
  public static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static Path folderOf(Path target) {
    return Objects.requireNonNull(target.toAbsolutePath().getParent());
  }
}
