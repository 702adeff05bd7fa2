package org.mang.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mang.Home;

/** Kills runs over one home, one after the other, and lets the last one go to its end. */
final class Trial {

  private final Program program;

  Trial(Program program) {
    this.program = program;
  }

  /**
   * What came of it.
   *
   * @param kills of processes that had not ended by themselves
   */
  record Outcome(State state, int kills) {}

  /** A run that nobody disturbs, in a folder that is not there yet. */
  State undisturbed(Path folder) throws IOException, SQLException, InterruptedException {
    return killed(folder, List.of()).state();
  }

  /** What is there when runs have been killed at each of these, and one has gone to its end. */
  Outcome killed(Path folder, List<KillPoint> points)
      throws IOException, SQLException, InterruptedException {
    Home home = new Home(folder.resolve("home"));
    Post.arrive(home);
    int kills = 0;
    for (KillPoint point : points) {
      Process run = program.start(home, "load");
      point.await(run, home.logs().resolve("mang.log"));
      kills += run.isAlive() ? 1 : 0;
      run.destroyForcibly();
      if (!run.waitFor(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("a killed process goes on");
      }
    }
    program.run(home, "load");
    return new Outcome(State.of(home), kills);
  }
}
