package org.mang.bench;

import java.nio.file.Path;

/** Files that are read and no more: ours against the bare library, in turn in one process. */
final class Reading {

  static final int COLUMNS = 12;
  private static final int XLSX_ROWS = 300_000;
  private static final int CSV_ROWS = 1_000_000;

  private final Launcher launcher;
  private final Scratch scratch;

  Reading(Launcher launcher, Scratch scratch) {
    this.launcher = launcher;
    this.scratch = scratch;
  }

  Result xlsx() throws Exception {
    Path file = scratch.folder().resolve("register.xlsx");
    WideTable.writeXlsx(file, XLSX_ROWS, COLUMNS);
    return measure(Limit.XLSX, XlsxRounds.class, file, XLSX_ROWS);
  }

  Result csv() throws Exception {
    Path file = scratch.folder().resolve("register.csv");
    WideTable.writeCsv(file, CSV_ROWS, COLUMNS);
    return measure(Limit.CSV, CsvRounds.class, file, CSV_ROWS);
  }

  private Result measure(Limit limit, Class<?> rounds, Path file, int rows) throws Exception {
    Child child = launcher.java(rounds, file.toString(), String.valueOf(rows));
    String[] medians = child.lastLine().split(" ", -1);
    double bare = Double.parseDouble(medians[0]);
    double ours = Double.parseDouble(medians[1]);
    return Result.ofRatio(
        limit,
        ours / bare,
        ours,
        bare,
        child.peakMb(),
        "%,d × %d, until SQL has seen every cell".formatted(rows, COLUMNS));
  }
}
