package org.mang.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.form.Labels;

/**
 * A column of the blank workbook.
 *
 * @param name of the form's column; null for a cell column of a crosstab
 * @param levels its heading from the top
 * @param definition null for a cell column
 * @param cell what a cell column holds; null for a column of the form
 */
record Slot(
    @Nullable String name,
    List<String> levels,
    @Nullable Column definition,
    Form.@Nullable Cell cell) {

  static List<Slot> of(Form form, Forms forms) {
    List<Slot> slots = new ArrayList<>();
    form.columns()
        .forEach(
            (name, column) ->
                slots.add(
                    new Slot(name, Arrays.asList(column.header().split(" / ", -1)), column, null)));
    for (Form.Axis axis : form.axes()) {
      forms
          .codes(axis.codes())
          .values()
          .forEach(
              (code, value) -> {
                // Few crosstabs have a column for what is not known.
                if (!code.startsWith("_")) {
                  addCells(slots, Objects.requireNonNull(form.cell()), axis, value.vi());
                }
              });
    }
    return slots;
  }

  private static void addCells(List<Slot> slots, Form.Cell cell, Form.Axis axis, String label) {
    List<Labels> headers = cell.headers();
    List<String> lowest =
        headers == null ? List.of("") : headers.stream().map(Labels::first).toList();
    for (String header : lowest) {
      List<String> levels =
          Stream.of(Objects.requireNonNullElse(axis.header(), ""), label, header)
              .filter(level -> !level.isEmpty())
              .toList();
      slots.add(new Slot(null, levels, null, cell));
    }
  }

  boolean is(Column.Type type) {
    return definition != null && definition.type() == type;
  }

  boolean isCell() {
    return cell != null;
  }

  /** Whether a number stands in it, and nothing else. */
  boolean isNumber() {
    return is(Column.Type.COUNT)
        || is(Column.Type.DECIMAL)
        || is(Column.Type.PERCENT)
        || (cell != null && cell.type() == Form.CellType.COUNT);
  }

  boolean isPair() {
    return cell != null && cell.type() == Form.CellType.PAIR;
  }

  /** Whether a blank cell is an error. */
  boolean isRequired() {
    return cell != null ? cell.isRequired() : definition != null && definition.isRequired();
  }

  /** Whether it says what each row is about, which the blank workbook has filled in. */
  boolean namesRowsOf(Form form) {
    return form.rows().each().equals(name) && (is(Column.Type.AREA) || is(Column.Type.CODE));
  }

  /** The lowest level of its heading. */
  String heading() {
    return levels.get(levels.size() - 1);
  }

  /** Its whole heading. */
  String path() {
    return String.join(" – ", levels);
  }

  /** How a number or date is shown; {@code @} keeps what is typed as text. */
  String format() {
    if (definition == null) {
      return isPair() ? "@" : "#,##0";
    }
    return switch (definition.type()) {
      case COUNT -> isYear() ? "0" : "#,##0";
      case DECIMAL -> "#,##0.##";
      case PERCENT -> "0.0%";
      case DATE -> "dd/mm/yyyy";
      case DATETIME -> "dd/mm/yyyy hh:mm";
      default -> "@";
    };
  }

  boolean isYear() {
    Long min = definition == null ? null : definition.min();
    return is(Column.Type.COUNT) && min != null && min >= 1900 && min < 2100;
  }
}
