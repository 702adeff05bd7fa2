package org.mang.check;

import java.util.Comparator;
import java.util.List;

/** A finding and its place in the workbook at hand. */
record Located(Finding finding, Place place) {

  private static final Comparator<Located> ERRORS_FIRST =
      Comparator.comparing(l -> l.finding().severity());
  private static final Comparator<Located> READING_ORDER =
      Comparator.comparing(Located::place).thenComparing(ERRORS_FIRST);

  /**
   * At most {@code limit} findings in reading order. Where some must be left out, warnings go
   * before errors: the errors are why the file goes back.
   */
  static List<Located> most(List<Finding> findings, List<String> sheets, int limit) {
    return findings.stream()
        .map(f -> new Located(f, Place.of(f, sheets)))
        .sorted(ERRORS_FIRST.thenComparing(READING_ORDER))
        .limit(limit)
        .sorted(READING_ORDER)
        .toList();
  }
}
