package org.mang.job;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Where the marked copy of a file goes: beside it, and over nothing that is somebody's work. */
final class MarkedCopy {

  /** What file systems allow, less what is added here and while it is written. */
  private static final int MOST_BYTES = 230;

  private MarkedCopy() {}

  /**
   * {@code an-lao.checked.xlsx} for {@code an-lao.xlsx}; with a number, if that is there.
   *
   * @param ending with its dot
   * @param isOurs whether a file that is there is such a copy of the very file, and may be written
   *     anew: {@code an-lao.csv} is another
   */
  static Path of(Path file, String ending, Predicate<Path> isOurs) {
    String base = file.getFileName().toString().replaceFirst("(?<=.)\\.[^.]{1,5}$", "");
    while (base.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      base = base.substring(0, base.offsetByCodePoints(base.length(), -1));
    }
    for (int n = 1; ; n++) {
      Path copy = file.resolveSibling(base + ".checked" + (n == 1 ? "" : "-" + n) + ending);
      if (!Files.exists(copy) || isOurs.test(copy)) {
        return copy;
      }
    }
  }
}
