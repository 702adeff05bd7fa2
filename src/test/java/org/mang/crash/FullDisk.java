package org.mang.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mang.Home;
import org.mang.WholeFile;

/**
 * Fills a small disk at each boundary of a step, and says where a run does not end by itself with a
 * plain message that names the disk, does not end at once when it is told to, or does not go on
 * when there is room again; started by {@code bench/full-disk}.
 */
public final class FullDisk {

  private static final int FAILED = 2;
  private static final long MOST_SECONDS = 30;
  private static final long MOST_SECONDS_TOLD = 10;
  private static final int MOST_LINES = 3;

  private final Program program = Program.launcher();
  private final Path disk;
  private final FileStore store;

  private FullDisk(Path disk) throws IOException {
    this.disk = disk;
    this.store = Files.getFileStore(disk);
  }

  /**
   * Ends with status 1 where something was amiss.
   *
   * @param args an empty folder on a disk of some 100 MB, of which nobody else needs anything
   */
  public static void main(String[] args) throws Exception {
    FullDisk full = new FullDisk(Path.of(args[0]).toAbsolutePath());
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    State undisturbed = new Trial(full.program).undisturbed(full.disk.resolve("undisturbed"));
    WholeFile.delete(full.disk.resolve("undisturbed"));
    int amiss = 0;
    for (boolean isTold : new boolean[] {false, true}) {
      for (KillPoint point : KillPoint.boundaries()) {
        List<String> what = full.trial(point, isTold, undisturbed, out);
        out.println((isTold ? "told to end, " : "") + point + (what.isEmpty() ? ": well" : ""));
        what.forEach(each -> out.println("  " + each));
        amiss += what.isEmpty() ? 0 : 1;
      }
    }
    System.exit(amiss == 0 ? 0 : 1);
  }

  private List<String> trial(KillPoint point, boolean isTold, State undisturbed, PrintStream out)
      throws IOException, SQLException, InterruptedException {
    List<String> amiss = new ArrayList<>();
    Path folder = disk.resolve("trial");
    Home home = new Home(folder.resolve("home"));
    Post.arrive(home);
    Process run = program.start(home, "load");
    point.await(run, home.logs().resolve("mang.log"));
    Path ballast = disk.resolve("ballast");
    fill(ballast);
    if (isTold) {
      Thread.sleep(500);
      run.destroy();
    }
    long limit = isTold ? MOST_SECONDS_TOLD : MOST_SECONDS;
    if (!run.waitFor(limit, TimeUnit.SECONDS)) {
      amiss.add("it goes on after " + limit + " s");
      run.destroyForcibly().waitFor();
    }
    Files.delete(ballast);
    if (!isTold && run.exitValue() != 0) {
      amiss.addAll(said(run.exitValue(), Files.readString(Program.output(home)), out));
    }
    try {
      program.run(home, "load");
      amiss.addAll(undisturbed.differences(State.of(home)));
    } catch (IllegalStateException e) {
      amiss.add("with room again: " + e.getMessage());
    }
    WholeFile.delete(folder);
    return amiss;
  }

  private List<String> said(int status, String output, PrintStream out) {
    List<String> amiss = new ArrayList<>();
    List<String> message =
        output
            .lines()
            .filter(line -> !line.matches("(Picked up|Receive|Check|Give back) .*"))
            .toList();
    message.forEach(line -> out.println("  | " + line));
    if (status != FAILED || message.size() > MOST_LINES) {
      amiss.add("status %d, %d lines".formatted(status, message.size()));
    }
    if (message.stream().noneMatch(line -> line.contains("no room on the disk " + store))) {
      amiss.add("the disk is not named");
    }
    return amiss;
  }

  /** With whatever is left, to the last byte. */
  private static void fill(Path ballast) throws IOException {
    try (OutputStream out = Files.newOutputStream(ballast)) {
      for (int size = 1 << 20; size > 0; size /= 2) {
        try {
          while (true) {
            out.write(new byte[size]);
          }
        } catch (IOException full) {
          // Then less.
        }
      }
    }
  }
}
