package org.mang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mang.Home;

class DraftTest {

  /** A definition beside the home that shows what is hidden. */
  @Test
  void aDraftThatWouldGiveCountsAwayIsNotWrittenAndTheRestOfTheNightIsDone(@TempDir Path folder)
      throws IOException {
    Home home = new Home(folder.resolve("home"));
    Path dataset = home.beside().resolve("warehouse/release/dataset.sql");
    Files.createDirectories(dataset.getParent());
    Files.writeString(
        dataset,
        Files.readString(Path.of("warehouse/release/dataset.sql"))
            .replace("case when not numerator_is_hidden then numerator end as", "numerator as"));
    Samples.arrive(home, "2020/312-an-duong/Bieu 01TE nam ");
    RunSummary run = Samples.load(home);
    assertThat(run.withheld()).hasSize(1);
    assertThat(run.withheld().get(0).vi()).startsWith("2020-draft: không ghi");
    assertThat(run.needsPerson()).isTrue();
    assertThat(run.accepted()).isEqualTo(1);
    assertThat(run.snapshot()).isPresent();
    assertThat(home.releases()).isEmptyDirectory();

    Files.delete(dataset);
    run = Samples.load(home);
    assertThat(run.withheld()).isEmpty();
    assertThat(home.releases().resolve("2020-draft/evaluation.csv")).exists();
  }
}
