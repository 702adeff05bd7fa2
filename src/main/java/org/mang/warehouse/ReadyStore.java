package org.mang.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Definitions;
import org.mang.form.Forms;
import org.mang.intake.SheetRows;

/**
 * A store with nothing in it but its tables, its functions, and what is known beforehand. It is
 * made once for each version of Măng, and lies beside the program; a check copies it, and spares
 * itself the making of one. What it holds is published with the program: nobody's report is in it.
 */
public final class ReadyStore {

  /** Names the file, whether it is there or not; the launcher sets it. */
  private static final String PROPERTY = "mang.ready";

  private ReadyStore() {}

  /** Where the launcher keeps it; null if there is no launcher. */
  public static @Nullable Path place() {
    String path = System.getProperty(PROPERTY);
    return path == null ? null : Path.of(path);
  }

  /**
   * Makes it of what the jar carries, unless it is there. It is there as a whole, or not at all.
   */
  public static void make(Path file) throws IOException, SQLException {
    if (Files.exists(file)) {
      return;
    }
    Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), "ready-");
    Path part = folder.resolve("part");
    try {
      try (DuckDBConnection database = DatabaseFile.open(part, false)) {
        SheetRows sheetRows = new SheetRows();
        Migration.apply(database);
        sheetRows.register(database);
        Definitions carried = Definitions.carried();
        try (Connection connection = database.duplicate()) {
          new Reference(carried, new Forms(carried)).load(connection, sheetRows);
        }
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
      Files.deleteIfExists(folder);
    }
  }

  /** Copies it, where it can be had; else a store is made there by who opens it. */
  static void copyTo(Path store, @Nullable Path ready) {
    if (ready == null) {
      return;
    }
    try {
      Files.copy(ready, store);
    } catch (IOException e) {
      deleteHalf(store);
    }
  }

  private static void deleteHalf(Path store) {
    try {
      Files.deleteIfExists(store);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
