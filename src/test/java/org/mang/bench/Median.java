package org.mang.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The same process several times: the one in the middle stands for all. */
final class Median {

  /** Something that is started and ends. */
  interface Started {
    Child run() throws Exception;
  }

  private Median() {}

  /** Once before, so that files are in the system's memory, as they are where work is done. */
  static Child afterFirst(int rounds, Started process) throws Exception {
    process.run();
    return of(rounds, process);
  }

  static Child of(int rounds, Started process) throws Exception {
    List<Child> all = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      all.add(process.run());
    }
    all.sort(Comparator.comparingDouble(Child::seconds));
    return all.get(rounds / 2);
  }
}
