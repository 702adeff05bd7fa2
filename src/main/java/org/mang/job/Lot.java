package org.mang.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.mang.intake.Sheet;
import org.mang.intake.Tables;
import org.mang.job.SubmissionCheck.Read;

/**
 * Files that are checked together: in order of receipt, as many as hold a bounded number of cells.
 * A file that holds more is a lot of its own.
 */
final class Lot {

  /** Held in memory, and looked at by queries whose plans are worth it by far. */
  private static final long MOST_CELLS = 4_000_000;

  private static final int MOST_FILES = 2_000;

  private final int mostFiles;
  private final List<Read> files = new ArrayList<>();
  private long cells;

  Lot() {
    this(MOST_FILES);
  }

  /** Of fewer files, to see that nothing depends on how many there are. */
  Lot(int mostFiles) {
    this.mostFiles = mostFiles;
  }

  /** Whether a file has room in it. */
  boolean takes(Read file) {
    return files.isEmpty() || (files.size() < mostFiles && cells + cells(file) <= MOST_CELLS);
  }

  void add(Read file) {
    files.add(file);
    cells += cells(file);
  }

  List<Read> files() {
    return files;
  }

  private static long cells(Read file) {
    Tables tables = file.tables();
    if (tables == null) {
      return 1;
    }
    Set<Sheet> sheets = Collections.newSetFromMap(new IdentityHashMap<>());
    tables.all().forEach(table -> sheets.add(table.sheet()));
    return sheets.stream()
        .mapToLong(sheet -> (long) sheet.rowCount() * Math.max(1, sheet.width()))
        .sum();
  }
}
