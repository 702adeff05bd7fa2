package org.mang.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What is to be read of one original: by sheet and row, the figures or the rows of lists.
 *
 * @param sheets by the number of the sheet, from 1, hidden ones counted, and the number of the row
 */
record Wanted(
    String submission,
    String sha256,
    String form,
    Map<Integer, NavigableMap<Integer, List<Fact>>> sheets) {

  /**
   * A figure or a row.
   *
   * @param ref as the store has it: the letters of a figure's column, or of those that a row spans
   * @param measures those that the figure counts
   */
  record Fact(String ref, List<String> measures) {}

  static Wanted of(String submission, String sha256, String form) {
    return new Wanted(submission, sha256, form, new LinkedHashMap<>());
  }

  void add(int sheet, int row, Fact fact) {
    sheets
        .computeIfAbsent(sheet, number -> new TreeMap<>())
        .computeIfAbsent(row, number -> new ArrayList<>(1))
        .add(fact);
  }
}
