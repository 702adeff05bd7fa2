package org.mang.intake.text;

import java.util.List;

/**
 * One line of a delimited text, or several that a quoted field runs over.
 *
 * @param start where in the text it begins
 * @param end where the next one begins
 * @param line the number of its first line, from 1
 * @param lines how many lines it is
 * @param within how many separators lie in fields that run over lines
 * @param strays the columns, from 0, in which a quote stands that quotes nothing
 */
record TextRecord(
    int start,
    int end,
    int line,
    int lines,
    int within,
    List<String> fields,
    List<Integer> strays) {

  int size() {
    return fields.size();
  }

  /** Whether its quotes part it in one way only, on one line. */
  boolean isPlain() {
    return lines == 1 && strays.isEmpty();
  }
}
