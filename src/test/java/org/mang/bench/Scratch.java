package org.mang.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder that is gone when all is measured, also where somebody interrupts. It lies in the tree,
 * on the disk that is measured.
 */
final class Scratch implements AutoCloseable {

  private final Path folder;
  private int homes;

  private Scratch(Path folder) {
    this.folder = folder;
  }

  static Scratch make() throws IOException {
    Path within = Files.createDirectories(Path.of("target", "bench").toAbsolutePath());
    Scratch scratch = new Scratch(Files.createTempDirectory(within, "scratch-"));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(scratch.folder)));
    return scratch;
  }

  Path folder() {
    return folder;
  }

  /** A folder for a home that is not there yet. Beside it lies nothing that could override. */
  Path home() throws IOException {
    return Files.createDirectories(folder.resolve("home-" + ++homes)).resolve("mang-home");
  }

  @Override
  public void close() {
    delete(folder);
  }

  /** What cannot be deleted is left: the measures stand. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      System.err.println(folder + " is left: " + e.getMessage());
    }
  }
}
