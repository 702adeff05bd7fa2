package org.mang.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DuckDB's driver copies its library, 72 MB, out of its jar into the folder of temporary files, to
 * be deleted when Java ends; a Java that is killed leaves it there. Once it is loaded the system
 * needs no name of it, so the copy goes at once. Where the launcher, or whoever installed Măng, has
 * unpacked the library, there is no copy.
 */
final class DriverCopy {

  /** What Linux says of a process: among other things, each file that it has mapped. */
  private static final Path MAPS = Path.of("/proc/self/maps");

  private static final Pattern COPY = Pattern.compile(".* (/.*/libduckdb_java\\d+\\.so)");

  private DriverCopy() {}

  /** Deletes the copy that this process has loaded, where there is one and the system tells. */
  static void delete() {
    if (!Files.isReadable(MAPS)) {
      return;
    }
    try {
      List<String> maps = Files.readAllLines(MAPS);
      for (String line : maps) {
        Matcher copy = COPY.matcher(line);
        if (copy.matches()) {
          Files.deleteIfExists(Path.of(copy.group(1)));
          return;
        }
      }
    } catch (IOException e) {
      // It goes when Java ends.
    }
  }
}
