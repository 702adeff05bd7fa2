package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.MangException;

/** Who may see what lies in a home. */
class AccessTest {

  private static final Path REPORT =
      Samples.DATA.resolve("2020/305-le-chan/Bieu 01TE 6 thang dau nam 2020.xlsx");

  private final Path folder;
  private final Home home;

  AccessTest(@TempDir Path folder) {
    this.folder = folder;
    this.home = new Home(folder.resolve("home"));
  }

  /** The umask that hides least, in a process of its own. */
  @Test
  void allIsItsOwnersAloneWhateverTheUmask() throws Exception {
    Process load =
        new ProcessBuilder(
                "sh",
                "-c",
                "umask 0 && exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.mang.cli.Mang",
                "load",
                REPORT.toString(),
                "--home",
                home.root().toString())
            .redirectErrorStream(true)
            .start();
    load.getInputStream().readAllBytes();
    assertThat(load.waitFor()).isZero();
    assertThat(modes(home.root()))
        .containsExactlyInAnyOrder("rwx------ folder", "rw------- file", "r-------- file");
    assertThat(home.logs().resolve("mang.log")).exists();
  }

  @Test
  void aGroupIsLetIntoTheFoldersThatItIsNamedFor() throws Exception {
    Samples.load(home, REPORT);
    assertThat(modes(home.snapshot())).allMatch(mode -> mode.substring(3, 9).equals("------"));
    String group = Files.readAttributes(folder, PosixFileAttributes.class).group().getName();
    configure("inbox: %1$s\nreturned: %1$s\nsnapshot: %1$s\nreleases: null\n".formatted(group));

    Samples.load(home, Samples.DATA.resolve("2020/312-an-duong/Bieu 02TE quy II nam 2020.xlsx"));

    assertThat(mode(home.root())).isEqualTo("rwx-----x");
    assertThat(mode(home.inbox())).isEqualTo("rwxrwx---");
    assertThat(modes(home.returned()))
        .containsExactlyInAnyOrder("rwxr-x--- folder", "rw-r----- file");
    // Versions of before that, and the one that came after.
    assertThat(home.snapshot().toFile().list()).hasSize(3);
    assertThat(modes(home.snapshot()))
        .containsExactlyInAnyOrder("rwxr-x--- folder", "r--r----- file", "rw-r----- file");
    for (Path closed : new Path[] {home.archive(), home.store(), home.keys(), home.releases()}) {
      assertThat(modes(closed)).allMatch(mode -> mode.substring(3, 9).equals("------"));
    }

    configure("inbox: null\nreturned: null\nsnapshot: null\nreleases: null\n");
    Samples.load(home);
    assertThat(modes(home.root()).toString()).doesNotContain("r--r", "rw-r", "rwxr");
  }

  @Test
  void aGroupThatThereIsNotIsSaid() throws IOException {
    configure("snapshot: không-có\n");
    assertThatThrownBy(() -> Samples.load(home, REPORT))
        .isInstanceOf(MangException.class)
        .hasMessage(
            "jobs/access.yaml, snapshot: this machine has no group 'không-có'; see getent group");
  }

  private void configure(String access) throws IOException {
    Files.createDirectories(folder.resolve("jobs"));
    Files.writeString(folder.resolve("jobs/access.yaml"), access);
  }

  /** How all that lies in a folder, and it itself, may be used. */
  private static Set<String> modes(Path folder) throws IOException {
    Set<String> modes = new TreeSet<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.filter(path -> !Files.isSymbolicLink(path)).toList()) {
        modes.add(mode(each) + (Files.isDirectory(each) ? " folder" : " file"));
      }
    }
    return modes;
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }
}
