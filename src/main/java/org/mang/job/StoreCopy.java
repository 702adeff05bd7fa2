package org.mang.job;

import java.io.IOException;
import java.nio.file.Files;
import org.mang.Home;
import org.mang.warehouse.Warehouse;

/** A passing home with a copy of the store, to try out what the store itself is not to know. */
final class StoreCopy implements AutoCloseable {

  private final Home of;
  private final PassingHome passing;

  private StoreCopy(Home of, PassingHome passing) {
    this.of = of;
    this.passing = passing;
  }

  /**
   * Makes it.
   *
   * @param of a home that has a store, whose lock is held and which is not open
   */
  static StoreCopy of(Home of) throws IOException {
    PassingHome passing = PassingHome.make(of);
    boolean isMade = false;
    try {
      // Opened and closed, it has written all that a run which was killed left in its log.
      Warehouse.open(of).close();
      Files.copy(of.database(), passing.home().database());
      isMade = true;
      return new StoreCopy(of, passing);
    } finally {
      if (!isMade) {
        passing.close();
      }
    }
  }

  Home home() {
    return passing.home();
  }

  Warehouse open() {
    return Warehouse.copyOf(passing.home(), of);
  }

  @Override
  public void close() {
    passing.close();
  }
}
