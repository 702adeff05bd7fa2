package org.mang.template;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.mang.form.CodeList;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.form.Period;
import org.mang.form.PeriodKind;

/** What blank workbook is asked for: of which form, for which office and period. */
record Request(Form form, Forms forms, Places places, Places.Named reporter, Period period) {

  /** Rows for a year's list, of which nobody knows how many there will be. */
  private static final int OPEN_ROWS_OF_A_YEAR = 1000;

  /** For a shorter period; printed blank, a thousand would be twenty pages. */
  private static final int OPEN_ROWS = 200;

  private static final int OPEN_ROWS_ABOVE_A_TOTAL = 100;

  /** Of pairs, for the formula that adds them up names each of them. */
  private static final int OPEN_ROWS_OF_PAIRS = 30;

  /** Whether the office says itself what rows there are. */
  boolean isOpen() {
    return rowNames().isEmpty();
  }

  /** How many rows there are to fill in. */
  int rowCount() {
    List<String> names = rowNames();
    if (!names.isEmpty()) {
      return names.size() * Math.max(1, groupNames().size());
    }
    Form.Cell cell = form.cell();
    if (cell != null && cell.type() == Form.CellType.PAIR) {
      return OPEN_ROWS_OF_PAIRS;
    }
    if (form.rows().total() != null) {
      return OPEN_ROWS_ABOVE_A_TOTAL;
    }
    return period.kind() == PeriodKind.YEAR ? OPEN_ROWS_OF_A_YEAR : OPEN_ROWS;
  }

  /** What the rows are about, where that is known: areas, or the codes of a crosstab. */
  List<String> rowNames() {
    Column each = form.columns().get(form.rows().each());
    if (each == null) {
      return List.of();
    }
    if (each.type() == Column.Type.AREA) {
      List<String> names = areaNames(each);
      // A district without communes reports on itself.
      return names.isEmpty() ? List.of(reporter.name()) : names;
    }
    return each.type() == Column.Type.CODE ? labels(each) : List.of();
  }

  /**
   * What the rows are of, in a crosstab with group rows: each of its groups has all rows, and says
   * so in a column, for a group row would be written over when rows are inserted. None otherwise.
   */
  List<String> groupNames() {
    Column group = form.columns().get(form.groupColumn());
    return group != null
            && group.type() == Column.Type.CODE
            && form.layout() == Form.Layout.CROSSTAB
            && !isOpen()
        ? labels(group)
        : List.of();
  }

  /** The areas that a column may name. */
  List<String> areaNames(Column column) {
    String level = column.areaLevel().name().toLowerCase(Locale.ROOT);
    boolean own = column.areaLevel() == Column.Level.COMMUNE && form.reportedByDistrict();
    return places.areas(level, own ? reporter.area() : null).stream()
        .map(Places.Named::name)
        .toList();
  }

  /** The labels of the codes that a column may hold. */
  List<String> labels(Column column) {
    return forms.codes(Objects.requireNonNull(column.codes())).values().values().stream()
        .map(CodeList.Value::vi)
        .toList();
  }
}
