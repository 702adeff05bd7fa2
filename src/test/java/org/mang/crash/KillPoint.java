package org.mang.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** When a process is killed. */
sealed interface KillPoint {

  /** Waits for it; returns at once where the process ends before. */
  void await(Process process, Path log) throws IOException, InterruptedException;

  /** When the log says so, from where it ended when the process was started. */
  record AtLine(String words) implements KillPoint {
    @Override
    public void await(Process process, Path log) throws IOException, InterruptedException {
      long from = Files.exists(log) ? Files.size(log) : 0;
      while (process.isAlive() && !says(log, from)) {
        process.waitFor(1, TimeUnit.MILLISECONDS);
      }
    }

    private boolean says(Path log, long from) throws IOException {
      if (!Files.exists(log) || Files.size(log) == from) {
        return false;
      }
      return Files.readString(log).substring((int) from).contains(words);
    }
  }

  /** After some time. */
  record After(long millis) implements KillPoint {
    @Override
    public void await(Process process, Path log) throws InterruptedException {
      process.waitFor(millis, TimeUnit.MILLISECONDS);
    }
  }

  /** The boundaries of the run and of all its steps, as the log names them. */
  static List<KillPoint> boundaries() {
    List<KillPoint> all = new ArrayList<>();
    all.add(new AtLine("Run 1 begins"));
    for (String step : List.of("receive", "check", "give-back", "marts", "snapshot", "dataset")) {
      all.add(new AtLine("Step " + step + " begins"));
      all.add(new AtLine("Step " + step + ": COMPLETED"));
    }
    all.add(new AtLine("Run 1 ends"));
    return all;
  }

  /** Some time within a run that takes so long. */
  static KillPoint within(long millis, Random random) {
    return new After(1 + (long) (random.nextDouble() * millis));
  }
}
