package org.mang.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Two ways to the same thing, in turn, several times in one process: seconds alone say little,
 * their ratio does. Prints the medians: bare, ours.
 */
final class Rounds {

  /** Something that is timed; it gives the number of rows that it read. */
  interface Task {
    long run() throws Exception;
  }

  private Rounds() {}

  static void run(int rounds, long rows, Task bare, Task ours) throws Exception {
    List<Double> ofBare = new ArrayList<>();
    List<Double> ofOurs = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      ofBare.add(seconds(bare, rows));
      ofOurs.add(seconds(ours, rows));
    }
    System.out.printf(Locale.ROOT, "%.4f %.4f%n", median(ofBare), median(ofOurs));
  }

  private static double seconds(Task task, long rows) throws Exception {
    System.gc();
    long start = System.nanoTime();
    long read = task.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    Store.agree("rows read", rows, read);
    return seconds;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
