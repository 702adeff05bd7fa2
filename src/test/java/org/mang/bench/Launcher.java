package org.mang.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts Măng as users do, and what it is compared with under the same settings of Java. */
final class Launcher {

  private final Scratch scratch;
  private List<String> options = List.of();

  Launcher(Scratch scratch) {
    this.scratch = scratch;
  }

  /** Runs {@code ./mang}, in English, on a home. */
  Child mang(Path home, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of("mang").toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    command.add("--lang");
    command.add("en");
    Child child =
        Child.run(scratch.folder(), Map.of("MANG_HOME", home.toString()), List.copyOf(command));
    options = options(child.commandLine());
    return child;
  }

  /**
   * Runs a class of the benchmark in a process of its own, with the options of Java that the
   * launcher sets: collector, compiler, sizes.
   */
  Child java(Class<?> main, String... arguments) throws IOException, InterruptedException {
    if (options.isEmpty()) {
      mang(scratch.folder(), "--version");
    }
    List<String> command = new ArrayList<>(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return Child.run(scratch.folder(), Map.of(), List.copyOf(command)).ending(0, "");
  }

  /** Java, and how it was told to run; an archive of shared classes is of one class path alone. */
  private static List<String> options(List<String> commandLine) {
    return Stream.concat(
            commandLine.stream().limit(1),
            commandLine.stream()
                .filter(option -> option.startsWith("-X") || option.startsWith("--enable-native"))
                .filter(option -> !option.contains("share") && !option.contains("Archive")))
        .collect(Collectors.toUnmodifiableList());
  }
}
