package org.mang.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;
import org.mang.form.CodeList;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;

/**
 * What the cells of a form's files may hold, of what kind it is, and how it is called.
 *
 * <p>Columns of identifiers and free text are not among them, nor those that the form does not
 * keep: names and birthdays.
 */
final class FormCells {

  private final Form form;
  private final Forms forms;
  private final Map<String, Spellings> spellings = new HashMap<>();

  FormCells(Form form, Forms forms) {
    this.form = form;
    this.forms = forms;
  }

  /** The kinds of a measure's figures: as {@code 4_cell_again.sql} has them. */
  String kindOfFigure(String measure) {
    Form.Cell cell = form.cell();
    if (cell != null) {
      return cell.type() == Form.CellType.PAIR
          ? "pair " + (1 + cell.measures().indexOf(measure))
          : "count";
    }
    return form.columns().values().stream()
        .filter(column -> measure.equals(column.measure()))
        .map(column -> word(column.type()))
        .findFirst()
        .orElse("count");
  }

  /** The columns of a list that may be shown, by name. */
  Map<String, Column> columns() {
    Map<String, Column> shown = new LinkedHashMap<>();
    form.columns()
        .forEach(
            (name, column) -> {
              if (column.type() != Column.Type.IDENTIFIER
                  && column.type() != Column.Type.TEXT
                  && column.kept() == Column.Keep.VALUE) {
                shown.put(name, column);
              }
            });
    return shown;
  }

  /** The kind of a column's cells. */
  static String kind(Column column) {
    return column.isList() ? "codes" : word(column.type());
  }

  private static String word(Column.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  /** The code that a text says, or several in order, parted by semicolons; null if it says none. */
  @Nullable String code(Column column, String text) {
    Spellings known =
        spellings.computeIfAbsent(
            Objects.requireNonNull(column.codes()), list -> new Spellings(forms.codes(list)));
    if (!column.isList()) {
      return known.code(text);
    }
    List<@Nullable String> codes = known.codes(text);
    return codes.contains(null)
        ? null
        : codes.stream()
            .map(String::valueOf)
            .distinct()
            .sorted(Comparator.naturalOrder())
            .collect(Collectors.joining(";"));
  }

  /** How a figure of some codes is called: by its heading, or in a crosstab by its codes. */
  Text figure(String measure, String sex, String ageBand, String category, String place) {
    if (form.cell() == null) {
      return form.columns().values().stream()
          .filter(
              column ->
                  measure.equals(column.measure())
                      && sex.equals(orTotal(column.sex()))
                      && ageBand.equals(orTotal(column.ageBand()))
                      && category.equals(orTotal(column.categoryCode()))
                      && place.equals(orTotal(column.place())))
          .map(column -> new Text(column.header(), column.header()))
          .findFirst()
          .orElse(new Text("", ""));
    }
    List<Text> names = new ArrayList<>();
    name(Form.Dimension.CATEGORY, category, names);
    name(Form.Dimension.SEX, sex, names);
    name(Form.Dimension.AGE_BAND, ageBand, names);
    name(Form.Dimension.PLACE, place, names);
    return new Text(
        names.stream().map(Text::vi).collect(Collectors.joining(", ")),
        names.stream().map(Text::en).collect(Collectors.joining(", ")));
  }

  private static String orTotal(@Nullable String code) {
    return code == null ? Question.TOTAL : code;
  }

  private void name(Form.Dimension axis, String code, List<Text> names) {
    if (code.equals(Question.TOTAL)) {
      return;
    }
    Form.Sheets sheets = form.sheets();
    Stream<@Nullable String> lists =
        Stream.concat(
            form.axes().stream().filter(a -> a.axis() == axis).map(Form.Axis::codes),
            Stream.concat(
                form.columns().values().stream().filter(c -> c.axis() == axis).map(Column::codes),
                Stream.of(sheets != null && sheets.axis() == axis ? sheets.codes() : null)));
    names.add(
        lists
            .filter(Objects::nonNull)
            .map(list -> forms.codes(list).values().get(code))
            .filter(Objects::nonNull)
            .findFirst()
            .map(value -> new Text(value.vi(), value.en()))
            .orElse(new Text(code, code)));
  }

  /** A code list as cells write it. */
  private static final class Spellings {
    private final Map<String, String> codes;

    Spellings(CodeList list) {
      codes = list.codeBySpelling();
    }

    @Nullable String code(String text) {
      return CodeText.keys(text).map(codes::get).filter(Objects::nonNull).findFirst().orElse(null);
    }

    List<@Nullable String> codes(String text) {
      List<@Nullable String> all = new ArrayList<>();
      for (String part : CodeText.parts(text, ";")) {
        String whole = code(part);
        if (whole != null) {
          all.add(whole);
        } else {
          CodeText.parts(part, "[,+]").forEach(each -> all.add(code(each)));
        }
      }
      return all;
    }
  }
}
