package org.mang.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few of the kills that {@code bench/crash} does by hundreds. */
class CrashTest {

  @Test
  void whatIsThereInTheEndIsWhatAnUndisturbedRunLeaves(@TempDir Path folder) throws Exception {
    Trial trial = new Trial(Program.ofClassPath());
    State undisturbed = trial.undisturbed(folder.resolve("undisturbed"));
    Trial.Outcome killed =
        trial.killed(
            folder.resolve("killed"),
            List.of(
                KillPoint.within(1_500, new Random()),
                new KillPoint.AtLine("Step receive begins"),
                new KillPoint.AtLine("Step check: COMPLETED"),
                new KillPoint.AtLine("Step snapshot begins")));
    assertThat(killed.kills()).isGreaterThan(2);
    assertThat(undisturbed.differences(killed.state())).isEmpty();
  }
}
