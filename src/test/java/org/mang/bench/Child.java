package org.mang.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that has ended, as a user would have seen it.
 *
 * @param peakMb memory that it had resident at most ({@code VmHWM}); looked at every few
 *     milliseconds, for with the process it is gone
 * @param out what it wrote, errors among the rest
 * @param commandLine as it was in the end: the launcher makes way for Java
 */
record Child(int status, double seconds, double peakMb, String out, List<String> commandLine) {

  private static final int LOOK_EVERY_MS = 10;

  static Child run(Path scratch, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(scratch, "out-", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    Thread stop = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(stop);
    Path proc = Path.of("/proc", String.valueOf(process.pid()));
    double peak = 0;
    List<String> commandLine = command;
    while (!process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakMb(proc));
      commandLine = commandLine(proc, commandLine);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Runtime.getRuntime().removeShutdownHook(stop);
    String text = Files.readString(out);
    Files.delete(out);
    return new Child(process.exitValue(), seconds, peak, text, commandLine);
  }

  /** This one, if it ended as it should, and said so. */
  Child ending(int expected, String words) {
    if (status != expected || !out.contains(words)) {
      throw new IllegalStateException(
          "%s ended with status %d, or without saying '%s':%n%s"
              .formatted(String.join(" ", commandLine), status, words, out));
    }
    return this;
  }

  /** What a process of ours says of itself in the end; warnings may stand before it. */
  String lastLine() {
    return out.strip().lines().reduce("", (before, line) -> line);
  }

  /** None once it has ended. */
  private static double peakMb(Path proc) {
    try {
      return Files.readAllLines(proc.resolve("status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }

  private static List<String> commandLine(Path proc, List<String> before) {
    try {
      byte[] bytes = Files.readAllBytes(proc.resolve("cmdline"));
      return bytes.length == 0
          ? before
          : List.of(new String(bytes, StandardCharsets.UTF_8).split("\0", -1));
    } catch (IOException e) {
      return before;
    }
  }
}
