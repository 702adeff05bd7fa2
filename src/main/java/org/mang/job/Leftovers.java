package org.mang.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.mang.Home;
import org.mang.WholeFile;

/** What commands that were killed have left in a home, taken away by whoever holds its lock. */
final class Leftovers {

  private Leftovers() {}

  static void sweep(Home home) throws IOException {
    for (Path folder :
        List.of(home.archive(), home.keys(), home.returned(), home.snapshot(), home.releases())) {
      WholeFile.sweep(folder);
    }
    // What DuckDB had no room for in memory.
    WholeFile.delete(home.store().resolve(home.database().getFileName() + ".tmp"));
    OwnedFolder.sweep(home.temporary());
  }
}
