package org.mang.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mang.definition.Text;
import org.mang.form.Form;

/**
 * How like a form a sheet is, for a person who wonders why it was not taken for one.
 *
 * @param rank the higher, the liker
 */
record Likeness(int rank, Text why) {

  static final Text NOTHING = new Text("không có trang tính nào", "there is no sheet");

  private static final int MOST_NAMED = 4;

  /**
   * Of a form and a sheet.
   *
   * @param tables of the form that were found there
   * @param said whether the sheet names the form
   */
  static Likeness of(Form form, List<Table> tables, boolean said) {
    Optional<Table> table = tables.stream().findFirst();
    int found = table.map(t -> t.columns().size() + t.cells().size()).orElse(0);
    List<Table.Missing> missing = table.map(Table::missing).orElse(List.of());
    List<String> required =
        missing.stream().filter(Table.Missing::required).map(Table.Missing::header).toList();
    String phrase = form.recognise().phrase();
    String vi =
        (phrase == null
                ? ""
                : "“%s” %s; ".formatted(phrase, said ? "có ở đầu trang" : "không có ở đầu trang"))
            + "tìm thấy %d cột".formatted(found)
            + (required.isEmpty() || found == 0 ? "" : ", thiếu: " + named(required));
    String en =
        (phrase == null
                ? ""
                : "“%s” is %s; ".formatted(phrase, said ? "said above" : "not said above"))
            + "%d %s found".formatted(found, found == 1 ? "column" : "columns")
            + (required.isEmpty() || found == 0 ? "" : ", missing: " + named(required));
    return new Likeness((said && phrase != null ? 1_000 : 0) + found, new Text(vi, en));
  }

  private static String named(List<String> headers) {
    String first = headers.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return headers.size() > MOST_NAMED
        ? String.format(Locale.ROOT, "%s, … (%d)", first, headers.size())
        : first;
  }
}
