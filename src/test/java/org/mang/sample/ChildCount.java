package org.mang.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of Biểu 01/TE.
 *
 * @param area code of the commune, or of the district that has none
 * @param counts in the order of the form's columns, as named by the constants
 */
record ChildCount(String area, List<Integer> counts) {
  static final int CHILDREN = 0;
  static final int GIRLS = 1;
  static final int UNDER_6 = 2;
  static final int SPECIAL = 3;
  static final int SPECIAL_GIRLS = 4;
  static final int ASSISTED = 5;

  /** The first of the fourteen groups. */
  static final int GROUPS = 6;

  static final int AT_RISK = GROUPS + 14;
  static final int COLUMNS = AT_RISK + 1;

  int get(int column) {
    return counts.get(column);
  }

  ChildCount with(int column, int count) {
    List<Integer> changed = new ArrayList<>(counts);
    changed.set(column, count);
    return new ChildCount(area, List.copyOf(changed));
  }

  /** The sum of rows, for an area that holds them all. */
  static ChildCount sum(String area, List<ChildCount> rows) {
    List<Integer> sums = new ArrayList<>();
    for (int column = 0; column < COLUMNS; column++) {
      int sum = 0;
      for (ChildCount row : rows) {
        sum += row.get(column);
      }
      sums.add(sum);
    }
    return new ChildCount(area, List.copyOf(sums));
  }
}
