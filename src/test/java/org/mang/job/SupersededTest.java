package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.definition.Definitions;

/** An earlier version that is loaded after the later one. */
class SupersededTest {

  private static final Path FOLDER = Samples.DATA.resolve("2020/316-vinh-bao");

  @Test
  void whatIsSupersededOnArrivalIsNotCalledAccepted(@TempDir Path folder) throws IOException {
    Home home = new Home(folder.resolve("home"));
    Path later = copy("Bieu 01TE - nam 2020 (sua lai).xlsx", folder, "2021-01-14T03:00:00Z");
    Path earlier = copy("Bieu 01TE - nam 2020.xlsx", folder, "2021-01-07T03:00:00Z");

    assertThat(Samples.load(home, later).accepted()).isEqualTo(1);
    try (FileCheck check = new FileCheck(home, new Definitions(folder))) {
      assertThat(check.check(earlier, false).superseded()).isTrue();
      assertThat(check.check(later, false).superseded()).isFalse();
    }
    RunSummary summary = Samples.load(home, earlier);
    assertThat(summary.accepted()).isZero();
    assertThat(summary.superseded()).isEqualTo(1);
    assertThat(summary.nothingNew()).isFalse();
  }

  private static Path copy(String name, Path folder, String at) throws IOException {
    Path copy = Files.copy(FOLDER.resolve(name), folder.resolve(name));
    Files.setLastModifiedTime(copy, FileTime.from(Instant.parse(at)));
    return copy;
  }
}
