package org.mang.job;

import java.nio.file.Files;
import org.mang.Home;
import org.mang.MangException;

/** What can be asked only of a home that holds something. */
final class Loaded {

  private Loaded() {}

  /**
   * Goes on where something was loaded.
   *
   * @throws MangException if nothing was
   */
  static void require(Home home) {
    if (!Files.exists(home.database())) {
      throw new MangException(
          home.root() + ": chưa nạp gì cả; hãy chạy 'mang load' trước",
          home.root() + ": nothing has been loaded yet; run 'mang load' first");
    }
  }
}
