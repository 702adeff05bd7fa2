package org.mang.intake.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.form.CodeList;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.form.Labels;
import org.mang.intake.Heading;
import org.mang.intake.TableName;

/** The headings of a form, by every spelling. */
public final class KnownHeadings {

  /**
   * A heading of the form.
   *
   * @param required whether a table without it goes back
   * @param expected whether a table without it is told so
   * @param cell what a column of cells holds; null for a column of the form
   */
  public record Known(
      String label, boolean required, boolean expected, @Nullable CellHeading cell) {}

  /**
   * Which cells of a crosstab stand below a heading.
   *
   * @param measure what they count; null if that is the same for all cells
   */
  public record CellHeading(Form.Axis axis, String code, @Nullable String measure) {}

  private final HeaderKey keys = new HeaderKey();
  private final Map<String, Known> known = new LinkedHashMap<>();

  /** Every spelling of every heading, to the name it stands for. */
  private final Map<String, String> nameByKey = new HashMap<>();

  private final Set<String> levels = new HashSet<>();

  private final TableNames tableNames;

  /** Those of a form, with the codes of its lists. */
  public KnownHeadings(Form form, Forms forms) {
    form.columns().forEach(this::know);
    for (Form.Axis axis : form.axes()) {
      forms
          .codes(axis.codes())
          .values()
          .forEach((code, value) -> know(Objects.requireNonNull(form.cell()), axis, code, value));
    }
    Form.Sheets sheets = form.sheets();
    tableNames =
        new TableNames(sheets == null ? Map.of() : forms.codes(sheets.codes()).codeBySpelling());
  }

  /** By name, in the order of the form. */
  public Map<String, Known> all() {
    return known;
  }

  /** The name of the heading with this key, as {@link HeaderKey#of} gives it. */
  @Nullable String name(String key) {
    return nameByKey.get(key);
  }

  /** The name of the heading of these levels, some of which may stand in one cell; or null. */
  @Nullable String name(HeaderKey keys, List<String> levels) {
    if (levels.isEmpty()) {
      return null;
    }
    String name = name(keys.of(levels));
    return name == null ? name(keys.of(HeaderKey.parted(levels))) : name;
  }

  /** What a table is named for; null if that is no code, or if the form has no 'sheets'. */
  @Nullable TableName tableName(@Nullable String sheet, Heading heading) {
    return tableNames.of(sheet, heading);
  }

  /** The keys of single levels. */
  Set<String> levels() {
    return levels;
  }

  boolean isRequired(String name) {
    Known heading = known.get(name);
    return heading != null && heading.required();
  }

  private void know(String name, Column column) {
    known.put(name, new Known(column.header(), column.isRequired(), true, null));
    column.headers().forEach(header -> spell(Arrays.asList(header.split(" / ")), name));
  }

  private void know(Form.Cell cell, Form.Axis axis, String code, CodeList.Value value) {
    List<Labels> headers = cell.headers();
    if (headers == null) {
      know(axis, code, value, null, List.of(""));
      return;
    }
    for (int i = 0; i < headers.size(); i++) {
      know(axis, code, value, cell.measures().get(i), headers.get(i).all());
    }
  }

  private void know(
      Form.Axis axis,
      String code,
      CodeList.Value value,
      @Nullable String measure,
      List<String> headers) {
    String name = String.join("/", path(axis.label(), code, measure == null ? "" : measure));
    // "Không biết" among the sexes is a code that few crosstabs have a column for.
    boolean expected = !code.startsWith("_");
    known.put(
        name,
        new Known(
            String.join(" / ", path(axis.header(), value.vi(), headers.get(0))),
            expected,
            expected,
            new CellHeading(axis, code, measure)));
    List<String> labels = new ArrayList<>(List.of(value.vi()));
    if (value.aliases() != null) {
      labels.addAll(value.aliases());
    }
    for (String label : labels) {
      headers.forEach(header -> spell(path(axis.header(), label, header), name));
    }
  }

  /** The levels that there are. */
  private static List<String> path(@Nullable String top, String middle, String bottom) {
    return Stream.of(Objects.requireNonNullElse(top, ""), middle, bottom)
        .filter(level -> !level.isEmpty())
        .toList();
  }

  private void spell(List<String> path, String name) {
    nameByKey.putIfAbsent(keys.of(path), name);
    path.forEach(level -> levels.add(keys.ofLevel(level)));
  }
}
