package org.mang.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Tasks that do the same thing in different ways, run in turn, several times: seconds alone say
 * little, their ratio to the first of them does. Memory is what the process has resident at most
 * while a task runs: the Java heap, garbage included, and DuckDB's.
 */
final class Rounds {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");

  private final List<Timed> tasks = new ArrayList<>();

  /** Something that is timed; it gives the number of rows that it read. */
  interface Task {
    long run() throws Exception;
  }

  private record Timed(String name, Task task, List<Measured> measured) {}

  private record Measured(double seconds, double heap, double resident) {}

  /** The first is what the others are compared with. */
  Rounds add(String name, Task task) {
    tasks.add(new Timed(name, task, new ArrayList<>()));
    return this;
  }

  /** Runs them all, and prints medians. */
  void run(int rounds, long rows) throws Exception {
    for (int round = 0; round < rounds; round++) {
      for (Timed each : tasks) {
        each.measured().add(measure(each, rows));
      }
    }
    List<Measured> bare = tasks.get(0).measured();
    System.out.printf("%-40s %8s %7s %10s %10s%n", "", "time", "ratio", "heap", "resident");
    for (Timed each : tasks) {
      double seconds = median(each.measured().stream().mapToDouble(Measured::seconds).toArray());
      System.out.printf(
          Locale.ROOT,
          "%-40s %6.2f s %5.2f x %7.0f MB %7.0f MB%n",
          each.name(),
          seconds,
          seconds / median(bare.stream().mapToDouble(Measured::seconds).toArray()),
          median(each.measured().stream().mapToDouble(Measured::heap).toArray()),
          median(each.measured().stream().mapToDouble(Measured::resident).toArray()));
    }
  }

  private static Measured measure(Timed each, long rows) throws Exception {
    System.gc();
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    clearPeak();
    long start = System.nanoTime();
    long read = each.task().run();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (read < rows) {
      throw new IllegalStateException(each.name() + ": read " + read + " rows");
    }
    double heap = heap().stream().mapToDouble(pool -> pool.getPeakUsage().getUsed()).sum();
    return new Measured(seconds, heap / (1 << 20), megabytes("VmHWM:"));
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  /** Linux alone knows how; elsewhere it is the peak since the beginning. */
  private static void clearPeak() throws IOException {
    if (Files.isWritable(CLEAR)) {
      Files.writeString(CLEAR, "5");
    }
  }

  private static double megabytes(String key) throws IOException {
    return Files.exists(STATUS)
        ? Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith(key))
            .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
            .sum()
        : 0;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
