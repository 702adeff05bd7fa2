package org.mang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The migrations, applied without Flyway to a store that a test makes for itself. */
public final class Migrations {

  private Migrations() {}

  /** Makes the tables of {@code core}, {@code mart} and {@code ops}. */
  public static void apply(Connection duckdb) throws SQLException, IOException {
    try (Statement statement = duckdb.createStatement()) {
      for (Path file : versioned()) {
        statement.execute(Files.readString(file));
      }
      statement.execute(Files.readString(Path.of("warehouse/migrations/R__marts.sql")));
    }
  }

  /** In the order of their numbers. */
  public static List<Path> versioned() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("warehouse/migrations"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("V"))
          .sorted(Comparator.comparingInt(Migrations::number))
          .toList();
    }
  }

  private static int number(Path file) {
    return Integer.parseInt(file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"));
  }
}
