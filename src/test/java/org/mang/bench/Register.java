package org.mang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The register through the whole load, into an empty home, against others who do the same kind of
 * work on the same file.
 */
final class Register {

  private static final int LARGER = 5;

  /** More would take Spring Batch longer than anybody waits; the rest is by rows. */
  private static final int USUAL_ROWS = 200_000;

  private final Launcher launcher;
  private final Scratch scratch;
  private final int rows;
  private final Map<Integer, Loaded> loaded = new HashMap<>();

  private record Loaded(RegisterFile register, Child child) {
    double secondsARow() {
      return child.seconds() / register.rows();
    }
  }

  Register(Launcher launcher, Scratch scratch, int rows) {
    this.launcher = launcher;
    this.scratch = scratch;
    this.rows = rows;
  }

  Result againstBareDuckdb() throws Exception {
    Loaded ours = load(rows);
    RegisterFile register = write(rows);
    Path folder = Files.createDirectories(scratch.folder().resolve("bare"));
    Child bare = launcher.java(BareRegister.class, register.file().toString(), folder.toString());
    Files.delete(register.file());
    agree("DuckDB", register, bare);
    Scratch.delete(folder);
    return Result.ofRatio(
        Limit.REGISTER,
        ours.child().seconds() / bare.seconds(),
        ours.child().seconds(),
        bare.seconds(),
        ours.child().peakMb(),
        of(register) + ", bare with %.0f MB".formatted(bare.peakMb()));
  }

  Result againstSpringBatch() throws Exception {
    Loaded ours = load(rows);
    RegisterFile register = write(Math.min(rows, USUAL_ROWS));
    Path folder = Files.createDirectories(scratch.folder().resolve("usual"));
    Child usual = launcher.java(UsualBatch.class, register.file().toString(), folder.toString());
    Files.delete(register.file());
    agree("Spring Batch", register, usual);
    Scratch.delete(folder);
    double seconds = usual.seconds() / register.rows() * ours.register().rows();
    return Result.ofRatio(
        Limit.SPRING_BATCH,
        seconds / ours.child().seconds(),
        ours.child().seconds(),
        seconds,
        ours.child().peakMb(),
        of(ours.register())
            + ", bare by its first %,d in %.1f s".formatted(register.rows(), usual.seconds()));
  }

  Result memory() throws Exception {
    return memory(Limit.MEMORY_5M, load(rows));
  }

  Result memoryOfLarger() throws Exception {
    return memory(Limit.MEMORY_25M, load(LARGER * rows));
  }

  /** A row of a larger register should take no longer than one of a smaller. */
  Result linear() throws Exception {
    Loaded small = load(rows);
    Loaded large = load(LARGER * rows);
    return Result.ofRatio(
        Limit.LINEAR,
        large.secondsARow() / small.secondsARow(),
        large.child().seconds(),
        small.child().seconds(),
        large.child().peakMb(),
        "a row of %,d against one of %,d"
            .formatted(large.register().rows(), small.register().rows()));
  }

  private static Result memory(Limit limit, Loaded ours) {
    return new Result(
        limit, null, ours.child().seconds(), null, ours.child().peakMb(), of(ours.register()));
  }

  private static String of(RegisterFile register) {
    return "%,d rows, %,d bad".formatted(register.rows(), register.bad());
  }

  private RegisterFile write(int count) throws Exception {
    return RegisterFile.write(scratch.folder().resolve("So theo doi tre em - nam 2020.csv"), count);
  }

  /** Once for all that ask. The home is looked at and thrown away: it is large. */
  private Loaded load(int count) throws Exception {
    Loaded before = loaded.get(count);
    if (before != null) {
      return before;
    }
    RegisterFile register = write(count);
    Path home = scratch.home();
    Child child = launcher.mang(home, "load", register.file().toString()).ending(0, "");
    Files.delete(register.file());
    Store.agree("rows read", count, number(home, "sum(row_count)"));
    Store.agree("rows left out", register.bad(), number(home, "sum(quarantined_count)"));
    Store.agree(
        "children stored",
        count - register.bad(),
        Store.number(home, "select count(*) from core.child"));
    Scratch.delete(home);
    Loaded now = new Loaded(register, child);
    loaded.put(count, now);
    return now;
  }

  private static long number(Path home, String sum) throws Exception {
    return Store.number(
        home, "select %s from core.submission where state = 'accepted'".formatted(sum));
  }

  private static void agree(String who, RegisterFile register, Child child) throws IOException {
    String[] counts = child.lastLine().split(" ", -1);
    Store.agree("rows that " + who + " read", register.rows(), Long.parseLong(counts[0]));
    Store.agree("bad rows that " + who + " found", register.bad(), Long.parseLong(counts[1]));
  }
}
