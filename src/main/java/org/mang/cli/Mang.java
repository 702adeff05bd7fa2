package org.mang.cli;

import java.nio.file.Path;
import java.util.List;
import org.mang.Home;
import org.mang.definition.Definitions;
import org.mang.job.Progress;
import org.mang.job.Run;

/** Entry point. */
public final class Mang {
  private Mang() {}

  public static void main(String[] args) {
    Home home = new Home(Path.of(args[0]));
    var s =
        new Run(
                home,
                new Definitions(home.beside()),
                new Progress() {
                  @Override
                  public void step(String n) {
                    System.out.println(n);
                  }

                  @Override
                  public void done(int c, int of, String w) {
                    if (c % 50 == 0) System.out.println(c + "/" + of);
                  }

                  @Override
                  public void note(String t) {
                    System.out.println(t);
                  }
                })
            .load(List.of(Path.of(args[1])))
            .orElseThrow();
    System.out.println(
        s.accepted() + " accepted " + s.returned() + " returned " + s.failed() + s.leftAlone());
  }
}
