package org.mang.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mang.Home;

/**
 * Starts the program as users do, in a process of its own with a folder of its own for temporary
 * files.
 *
 * @param command what comes before the arguments
 */
record Program(List<String> command) {

  /** The launcher, {@code ./mang}. */
  static Program launcher() {
    return new Program(List.of(Path.of("mang").toAbsolutePath().toString()));
  }

  /** The classes of this very process. */
  static Program ofClassPath() {
    return new Program(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "org.mang.cli.Mang"));
  }

  /** The folder of temporary files of what is started on a home. */
  static Path temporary(Home home) {
    return home.beside().resolve("tmp");
  }

  /** What it wrote last, errors among the rest. */
  static Path output(Home home) {
    return home.beside().resolve("out.txt");
  }

  Process start(Home home, String... arguments) throws IOException {
    Files.createDirectories(temporary(home));
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(arguments));
    words.addAll(List.of("--lang", "en", "--home", home.root().toString()));
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output(home).toFile());
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary(home));
    return builder.start();
  }

  /** Runs it to its end. */
  void run(Home home, String... arguments) throws IOException, InterruptedException {
    int status = start(home, arguments).waitFor();
    if (status != 0) {
      throw new IllegalStateException(
          "mang %s ended with status %d: %s"
              .formatted(
                  String.join(" ", arguments), status, Files.readString(output(home)).strip()));
    }
  }
}
