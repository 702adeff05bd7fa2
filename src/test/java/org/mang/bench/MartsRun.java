package org.mang.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.mang.Home;
import org.mang.definition.Definitions;
import org.mang.mart.Marts;
import org.mang.warehouse.Warehouse;

/** The marts of a home, as the step of the job makes them. Prints the seconds of that alone. */
final class MartsRun {

  private MartsRun() {}

  public static void main(String[] args) throws Exception {
    Home home = new Home(Path.of(args[0]));
    try (Warehouse warehouse = Warehouse.open(home);
        Connection connection = warehouse.connect()) {
      if (args.length > 1) {
        TenYears.insert(connection, "late_no = " + Integer.parseInt(args[1]));
      }
      Marts marts = new Marts(new Definitions(home.beside()));
      LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
      long start = System.nanoTime();
      if (args.length > 1) {
        marts.update(connection, now);
      } else {
        marts.rebuild(connection, now);
      }
      System.out.printf(Locale.ROOT, "%.4f%n", (System.nanoTime() - start) / 1e9);
    }
  }
}
