package org.mang.job;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mang.check.Finding;
import org.mang.check.FindingCatalogue;
import org.mang.definition.Text;
import org.mang.intake.Heading;
import org.mang.intake.Table;

/** Makes findings about what stands above a table, each at its line. */
record HeadingFindings(FindingCatalogue catalogue, List<Finding> all) {

  static final Text NOTHING = new Text("", "");

  static Text same(String words) {
    return new Text(words, words);
  }

  /** A finding that shows the line. */
  void add(String code, Table table, Heading.@Nullable Line line, Text expected) {
    add(code, table, line, line == null ? null : line.text(), expected, null);
  }

  /**
   * A finding.
   *
   * @param line null where there is none to show: then it is of the sheet
   */
  void add(
      String code,
      Table table,
      Heading.@Nullable Line line,
      @Nullable String value,
      Text expected,
      @Nullable String suggestion) {
    all.add(
        catalogue.finding(
            code,
            table.sheet().name(),
            line == null ? null : line.row(),
            line == null ? null : line.column(),
            null,
            value,
            expected,
            suggestion));
  }
}
