package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;
import org.mang.job.RunSummary.Why;

/** What belongs to a home is never a submission, from whatever folder, by whatever path or link. */
class BelongingsTest {

  private final Path folder;
  private final Home home;

  BelongingsTest(@TempDir Path folder) {
    this.folder = folder;
    this.home = new Home(folder.resolve("office/home"));
  }

  @BeforeEach
  void loadOnce() {
    Samples.arrive(home, "2020/312-an-duong/Bieu 01TE nam ");
    assertThat(Samples.load(home).accepted()).isEqualTo(1);
  }

  @Test
  void aFolderAboveTheHomeIsTakenInWithoutIt() throws IOException {
    Samples.arrive(new Home(folder.resolve("elsewhere")), "2020/303-hong-bang/Bieu 01TE - nam ");
    Path report;
    try (Stream<Path> files = Files.list(folder.resolve("elsewhere/inbox"))) {
      report = files.findFirst().orElseThrow();
    }
    Files.copy(report, folder.resolve("office/report.xlsx"));

    RunSummary summary = Samples.load(home, folder.resolve("office"));

    assertThat(summary.arrivals()).isEqualTo(1);
    assertThat(summary.accepted()).isEqualTo(1);
    assertThat(summary.leftAlone(Why.OF_A_HOME)).containsExactly(home.root());
    assertThat(summary.leftAlone(Why.NO_SUBMISSION)).isEmpty();
  }

  @Test
  void theHomeAndItsPartsAreNothingToTakeIn() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), home.keys());
    Path hard =
        Files.createLink(
            Files.createDirectory(folder.resolve("post")).resolve("a.csv"), home.pseudonymKey());
    for (Path part :
        List.of(
            home.root(),
            home.pseudonymKey(),
            home.archive(),
            home.snapshot(),
            home.inbox().resolve("../store"),
            folder.resolve("office/../office/home/keys"),
            link,
            hard,
            folder.resolve("post"))) {
      RunSummary summary = Samples.load(home, part);
      assertThat(summary.arrivals()).as("%s", part).isZero();
      assertThat(summary.leftAlone(Why.OF_A_HOME)).as("%s", part).containsExactly(home.root());
    }
  }

  @Test
  void anotherHomeIsNoSubmissionEitherButSomebodyMayNameItsInbox() {
    Home other = new Home(folder.resolve("other"));
    Samples.arrive(other, "2020/311-thuy-nguyen/Bieu_01TE_nam_2020");
    Samples.load(other);
    Samples.arrive(other, "2020/303-hong-bang/Bieu 01TE - nam ");

    RunSummary above = Samples.load(home, other.root());
    assertThat(above.arrivals()).isZero();
    assertThat(above.leftAlone(Why.OF_A_HOME)).containsExactly(other.root());
    assertThat(Samples.load(home, other.inbox()).accepted()).isEqualTo(1);
  }
}
