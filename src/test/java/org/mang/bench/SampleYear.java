package org.mang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sample data: its load, and what is done day by day in the home that it fills. */
final class SampleYear {

  private static final int LOADS = 3;
  private static final int ROUNDS = 7;
  private static final String SMALL =
      "sample-data/2020/303-hong-bang/Bieu 01TE - 6 thang dau nam 2020.xlsx";
  private static final String QUERY =
      "select area_name, value, verdict from mart.target_verdict where target = 1";

  private final Launcher launcher;
  private final Scratch scratch;
  private @Nullable Path home;

  SampleYear(Launcher launcher, Scratch scratch) {
    this.launcher = launcher;
    this.scratch = scratch;
  }

  /** From start to end, in an empty home. */
  Result load() throws Exception {
    long files = files();
    Child child = Median.of(LOADS, () -> loadInto(scratch.home()));
    return Result.ofSeconds(
        Limit.SAMPLE_YEAR, child.seconds(), child.peakMb(), "%d files".formatted(files));
  }

  Result nightWithNothingNew() throws Exception {
    Path loaded = home();
    return quick(Limit.NIGHT, () -> launcher.mang(loaded, "nightly").ending(0, "không có gì mới"));
  }

  Result status() throws Exception {
    Path loaded = home();
    return quick(Limit.STATUS, () -> launcher.mang(loaded, "status").ending(0, "0 files waiting"));
  }

  Result sql() throws Exception {
    Path loaded = home();
    return quick(Limit.SQL, () -> launcher.mang(loaded, "sql", QUERY).ending(0, "Hải Phòng"));
  }

  Result peek() throws Exception {
    Path empty = scratch.home();
    return quick(
        Limit.PEEK, () -> launcher.mang(empty, "peek", SMALL).ending(0, "district-children"));
  }

  Result check() throws Exception {
    Path loaded = home();
    return quick(
        Limit.CHECK, () -> launcher.mang(loaded, "check", SMALL).ending(0, "would be accepted"));
  }

  private Result quick(Limit limit, Median.Started process) throws Exception {
    Child child = Median.afterFirst(ROUNDS, process);
    return Result.ofSeconds(
        limit, child.seconds(), child.peakMb(), "whole process, median of " + ROUNDS);
  }

  /** A home that holds the sample data. */
  Path home() throws Exception {
    if (home == null) {
      Path made = scratch.home();
      loadInto(made);
      home = made;
    }
    return home;
  }

  private Child loadInto(Path empty) throws Exception {
    Child child = launcher.mang(empty, "load", "sample-data").ending(0, "");
    Store.agree("files received", files(), Store.number(empty, "select count(*) from ops.receipt"));
    Store.agree(
        "files that failed",
        0,
        Store.number(empty, "select count(*) from ops.original where state <> 'checked'"));
    Store.agree(
        "reports returned",
        3,
        Store.number(empty, "select count(*) from core.submission where state = 'returned'"));
    home = empty;
    return child;
  }

  private static long files() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("sample-data", "receipts.csv"))) {
      return lines.count() - 1;
    }
  }
}
