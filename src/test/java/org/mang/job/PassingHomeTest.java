package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;

/** What a check leaves behind: nothing, however it ends. */
class PassingHomeTest {

  private static final Path SAMPLE =
      Samples.DATA.resolve("2020/311-thuy-nguyen/Bieu_01TE_nam_2020.xlsx");

  private final Path folder;
  private final Path temporary;

  PassingHomeTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.temporary = Files.createDirectory(folder.resolve("tmp"));
  }

  @Test
  void aWrongDefinitionLeavesNoStoreBehind() throws IOException, InterruptedException {
    Path wrong = folder.resolve("jobs/plausibility.yaml");
    Files.createDirectories(wrong.getParent());
    Files.writeString(wrong, "beyond: none\n");
    Process check = check();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor()).isEqualTo(2);
    assertThat(said).contains("plausibility.yaml");
    assertThat(stores()).isEmpty();
  }

  @Test
  void aCheckThatIsStoppedLeavesNoStoreBehind() throws IOException, InterruptedException {
    Process check = check();
    while (stores().isEmpty() && check.isAlive()) {
      Thread.sleep(10);
    }
    assertThat(check.isAlive()).as("it is stopped while it checks").isTrue();
    // As Ctrl-C does, the hooks of the system run.
    check.destroy();
    check.waitFor();
    assertThat(stores()).isEmpty();
  }

  @Test
  void whatAKilledCheckLeavesIsTakenAwayByTheNext() throws IOException, InterruptedException {
    Process killed = check();
    while (stores().isEmpty() && killed.isAlive()) {
      Thread.sleep(10);
    }
    killed.destroyForcibly().waitFor();
    assertThat(stores()).hasSize(1);

    PassingHome next = PassingHome.in(temporary);
    assertThat(stores())
        .singleElement()
        .satisfies(p -> assertThat(next.home().root()).hasParent(p));
    next.close();
    assertThat(stores()).isEmpty();
  }

  @Test
  void whatIsInUseIsNotTakenAway() throws IOException, InterruptedException {
    Process check = check();
    while (stores().isEmpty() && check.isAlive()) {
      Thread.sleep(10);
    }
    while (check.isAlive()) {
      OwnedFolder.sweep(temporary);
      Thread.sleep(50);
    }
    assertThat(check.exitValue()).isZero();
  }

  @Test
  void itLiesInTheHomeThatItIsOf() throws IOException {
    Home home = new Home(folder.resolve("home"));
    home.create();
    try (PassingHome passing = PassingHome.make(home)) {
      assertThat(passing.home().root()).startsWith(home.temporary());
    }
    assertThat(home.temporary()).isEmptyDirectory();
  }

  private List<Path> stores() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(f -> f.getFileName().toString().startsWith("mang-passing-")).toList();
    }
  }

  private Process check() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.addAll(
        List.of(
            "org.mang.cli.Mang",
            "check",
            SAMPLE.toString(),
            "--home",
            folder.resolve("home").toString()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
