package org.mang.crash;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mang.WholeFile;

/**
 * Kills the launcher's runs many times, at every boundary of a step in turn and at random, and says
 * where what is there in the end is not what an undisturbed run leaves; started by {@code
 * bench/crash}.
 */
public final class Crash {

  private static final int KILLS = 200;
  private static final int KILLS_OF_A_HOME = 8;

  private Crash() {}

  /**
   * Ends with status 1 where there was a difference; that home is kept.
   *
   * @param args how many kills, 200 unless given; and a seed, for the same random instants again
   */
  public static void main(String[] args) throws Exception {
    int wanted = args.length > 0 ? Integer.parseInt(args[0]) : KILLS;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path scratch =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target", "crash").toAbsolutePath()), "trials-");
    out.println("seed " + seed);
    Trial trial = new Trial(Program.launcher());
    long start = System.nanoTime();
    State undisturbed = trial.undisturbed(scratch.resolve("undisturbed"));
    long millis = (System.nanoTime() - start) / 1_000_000;
    Random random = new Random(seed);
    int kills = 0;
    int different = 0;
    for (int n = 0; kills < wanted; n++) {
      List<KillPoint> points = points(n, millis, random);
      Path folder = scratch.resolve("trial-" + n);
      List<String> differences = new ArrayList<>();
      try {
        Trial.Outcome outcome = trial.killed(folder, points);
        kills += outcome.kills();
        differences.addAll(undisturbed.differences(outcome.state()));
      } catch (IllegalStateException | IOException e) {
        differences.add(String.valueOf(e.getMessage()));
      }
      out.println("%d kills; trial %d: %s".formatted(kills, n, points));
      differences.forEach(difference -> out.println("  " + difference));
      if (differences.isEmpty()) {
        WholeFile.delete(folder);
      } else {
        different++;
      }
    }
    out.println("%d kills, %d homes differ".formatted(kills, different));
    if (different == 0) {
      WholeFile.delete(scratch);
    }
    System.exit(different == 0 ? 0 : 1);
  }

  /** Each boundary in turn, then instants of the runs that go on from there, which are shorter. */
  private static List<KillPoint> points(int trial, long millis, Random random) {
    List<KillPoint> boundaries = KillPoint.boundaries();
    List<KillPoint> points = new ArrayList<>();
    points.add(boundaries.get(trial % boundaries.size()));
    while (points.size() < KILLS_OF_A_HOME) {
      points.add(KillPoint.within(millis / 2, random));
    }
    return points;
  }
}
