package org.mang.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.mang.MangException;
import org.mang.warehouse.ReadyStore;

/**
 * Goes through the commands that people wait for, in a home that is gone afterwards, so that the
 * JVM may keep the classes they need for the runs to come; and makes the store that checks copy.
 * Started by the launcher when a jar is new to it; says nothing.
 */
final class Rehearsal {

  private Rehearsal() {}

  /** Rehearses with a sample report, if there is one beside the launcher. */
  public static void main(String[] args) throws IOException {
    Path scratch = Files.createTempDirectory(place(), "rehearsal-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(scratch)));
    String home = scratch.resolve("home").toString();
    String report =
        Path.of(System.getProperty("mang.project", "."))
            .resolve("sample-data/2020/305-le-chan/Bieu 01TE nam 2020.xlsx")
            .toString();
    makeReady();
    for (List<String> command :
        List.of(
            List.of("load", report),
            List.of("nightly"),
            List.of("status"),
            List.of("status", "--json"),
            List.of("sql", "select 1"),
            List.of("sql", "--csv", "select 1"),
            List.of("explain", "special_share", "--area", "305", "--year", "2020"),
            List.of("explain", "special_share", "--area", "305", "--year", "2020", "--json"),
            List.of("peek", report),
            List.of("check", report))) {
      PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
      String[] words =
          Stream.concat(command.stream(), Stream.of("--home", home)).toArray(String[]::new);
      Mang.execute(nowhere, nowhere, words);
    }
  }

  /** Beside the jar, where a rehearsal that was killed goes with it when a newer one comes. */
  private static Path place() {
    Path ready = ReadyStore.place();
    Path folder = ready == null ? null : ready.getParent();
    return folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : folder;
  }

  /** Where it cannot be made, each check makes a store of its own, and says what is wrong. */
  private static void makeReady() {
    Path ready = ReadyStore.place();
    try {
      if (ready != null) {
        ReadyStore.make(ready);
      }
    } catch (IOException | SQLException | MangException e) {
      // The rehearsal goes on without.
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException e) {
      // It is in nobody's way.
    }
  }
}
