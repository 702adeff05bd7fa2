package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;

/**
 * Which cells of figures an error makes doubtful, for a form that leaves out cells alone. An error
 * at a cell is of that cell. One beside the figures (an unknown province) is of all figures of the
 * row, for nobody knows where they belong. Where cells contradict each other, nobody knows which of
 * them is wrong: a sum that does not fit takes with it what it sums up, and a broken check the
 * figures that it speaks of.
 */
final class CellsLeftOut {

  private static final String CROSSTAB =
      """
      select distinct cell.submission_no, cell.table_no, cell.row_no, cell.col as column_ref
      from checked as cell
      join finding as found on found.table_no = cell.table_no and found.row_no = cell.row_no and found.severity = 'error'
      left join checked as place on place.table_no = found.table_no and place.row_no = found.row_no and place.col = found.column_ref
      where cell.row_kind = 'row'
        and (place.col is null
          or place.col = cell.col
          or (place.axis = cell.axis and place.is_sum and found.code = 'TOTAL_MISMATCH' and place.measure is not distinct from cell.measure)
          or (place.axis = cell.axis and found.code in (%s) and (%s)))""";

  private static final String LIST =
      """
      select distinct cell.submission_no, cell.table_no, cell.row_no, figure.column_ref
      from checked as cell
      join (
          select table_no, col, letters as column_ref, list(letters) over (partition by table_no) as all_refs
          from place_at_hand
          where col in (%s) and letters is not null
      ) as figure on figure.table_no = cell.table_no
      join finding as found on found.table_no = cell.table_no and found.row_no = cell.row_no and found.severity = 'error'
      where cell.row_kind = 'row'
        and case %s
            when list_contains(figure.all_refs, found.column_ref) then figure.column_ref = found.column_ref
            else true
        end""";

  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");

  private final Form form;

  CellsLeftOut(Form form) {
    this.form = form;
  }

  /** A select of submission, table, row and column from {@code checked} and {@code finding}. */
  String sql() {
    return form.layout() == Form.Layout.CROSSTAB ? crosstab() : list();
  }

  /** A select of submission and of the number of its cells in which figures may stand. */
  String count() {
    return form.layout() == Form.Layout.CROSSTAB
        ? "select submission_no, count(*) as cells from checked where row_kind = 'row' group by submission_no"
        : """
          select submission_no, count(*) as cells
          from checked
          join place_at_hand as figure using (table_no)
          where row_kind = 'row' and figure.letters is not null and figure.col in (%s)
          group by submission_no"""
            .formatted(figures());
  }

  private String crosstab() {
    String checks =
        form.checks().keySet().stream()
            .map(FindingCatalogue::codeOf)
            .map(Sql::text)
            .collect(Collectors.joining(", "));
    String sameCode =
        form.dimensions().stream()
            .map(d -> "place.%1$s = cell.%1$s".formatted(name(d.field())))
            .collect(Collectors.joining(" and "));
    return CROSSTAB.formatted(checks.isEmpty() ? "null" : checks, sameCode);
  }

  private String list() {
    String checks =
        form.checks().entrySet().stream()
            .map(
                e ->
                    "when found.code = %s then %s"
                        .formatted(
                            text(FindingCatalogue.codeOf(e.getKey())),
                            figuresOf(e.getValue().that())))
            .collect(Collectors.joining("\n            "));
    return LIST.formatted(figures(), checks);
  }

  private String figures() {
    String figures =
        form.columns().entrySet().stream()
            .filter(e -> e.getValue().measure() != null)
            .map(e -> text(e.getKey()))
            .collect(Collectors.joining(", "));
    return figures.isEmpty() ? "null" : figures;
  }

  /** All figures of a row, if the check speaks of anything else too. */
  private String figuresOf(String that) {
    Set<String> named = new LinkedHashSet<>();
    nameColumns(that, named);
    List<Column> columns =
        named.stream().map(name -> Objects.requireNonNull(form.columns().get(name))).toList();
    return columns.isEmpty() || columns.stream().anyMatch(column -> column.measure() == null)
        ? "true"
        : "figure.col in (%s)"
            .formatted(named.stream().map(Sql::text).collect(Collectors.joining(", ")));
  }

  private void nameColumns(String sql, Collection<String> named) {
    Matcher word = WORD.matcher(sql);
    while (word.find()) {
      String derived = form.derive().get(word.group());
      if (form.columns().containsKey(word.group())) {
        named.add(word.group());
      } else if (derived != null && !derived.equals(sql)) {
        nameColumns(derived, named);
      }
    }
  }
}
