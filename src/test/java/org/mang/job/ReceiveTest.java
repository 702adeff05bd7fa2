package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;

/** What becomes of the files that a run takes in. */
class ReceiveTest {

  @TempDir private Path folder = Path.of("unset");

  @Test
  void filesOfTheInboxLeaveItHoweverTheyAreNamed() {
    Home home = new Home(folder.resolve("home"));
    Samples.arrive(home, "2020/312-an-duong/Bieu 02TE quy II ");
    Path sameFolder = home.releases().resolve("..").resolve("inbox");

    assertThat(Samples.load(home, sameFolder).newFiles()).isEqualTo(1);
    assertThat(home.inbox()).isEmptyDirectory();
  }
}
