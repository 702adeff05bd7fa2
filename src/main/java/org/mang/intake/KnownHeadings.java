package org.mang.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mang.form.CodeList;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;

/** The headings of a form, by every spelling. */
final class KnownHeadings {

  /**
   * A heading of the form.
   *
   * @param required whether a table without it goes back
   * @param expected whether a table without it is told so
   * @param cell what a column of cells holds; null for a column of the form
   */
  record Known(String label, boolean required, boolean expected, @Nullable CellHeading cell) {}

  /** Which cells of a crosstab stand below a heading. */
  record CellHeading(Form.Axis axis, String code) {}

  private final HeaderKey keys = new HeaderKey();
  private final Map<String, Known> known = new LinkedHashMap<>();

  /** Every spelling of every heading, to the name it stands for. */
  private final Map<String, String> nameByKey = new HashMap<>();

  private final Set<String> levels = new HashSet<>();

  KnownHeadings(Form form, Forms forms) {
    form.columns().forEach(this::know);
    for (Form.Axis axis : form.axes()) {
      forms.codes(axis.codes()).values().forEach((code, value) -> know(axis, code, value));
    }
  }

  /** By name, in the order of the form. */
  Map<String, Known> all() {
    return known;
  }

  /** The name of the heading with this key, as {@link HeaderKey#of} gives it. */
  @Nullable String name(String key) {
    return nameByKey.get(key);
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

  private void know(Form.Axis axis, String code, CodeList.Value value) {
    String name = axis.header() + "/" + code;
    // "Không biết" among the sexes is a code that few crosstabs have a column for.
    boolean expected = !code.startsWith("_");
    known.put(
        name,
        new Known(
            axis.header() + " / " + value.vi(), expected, expected, new CellHeading(axis, code)));
    List<String> labels = new ArrayList<>(List.of(value.vi()));
    if (value.aliases() != null) {
      labels.addAll(value.aliases());
    }
    labels.forEach(label -> spell(List.of(axis.header(), label), name));
  }

  private void spell(List<String> path, String name) {
    nameByKey.putIfAbsent(keys.of(path), name);
    path.forEach(level -> levels.add(keys.ofLevel(level)));
  }
}
