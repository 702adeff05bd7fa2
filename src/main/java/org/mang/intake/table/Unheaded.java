package org.mang.intake.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Position;
import org.mang.intake.Figure;
import org.mang.intake.Sheet;
import org.mang.intake.Table;

/**
 * Columns of a form that a table has no heading for: where they stand by their position, if a
 * column without a heading stands there and holds anything; or the group rows that their text
 * stands in.
 *
 * @param header the rows of headings
 * @param rows those below it
 * @param left where the table may begin
 * @param right before which it ends
 */
record Unheaded(
    Form form,
    Sheet sheet,
    HeaderGrid grid,
    HeaderMatch header,
    List<Sheet.Row> rows,
    int left,
    int right) {

  /** What may stand before the text of a group row, to number it. */
  private static final Pattern NUMERAL = Pattern.compile("([IVX]+|[A-Z])[.)]?");

  /** The headings that were found, and the columns without one. */
  Map<String, Table.Place> with(Map<String, Table.Place> found) {
    Map<String, Table.Place> places = new LinkedHashMap<>(found);
    // One may stand beside another.
    for (int before = -1; before < places.size(); ) {
      before = places.size();
      form.columns().forEach((name, column) -> find(name, column, places));
    }
    return places;
  }

  private void find(String name, Column column, Map<String, Table.Place> places) {
    Position position = column.position();
    if (position == null || places.containsKey(name)) {
      return;
    }
    Integer at =
        switch (position.kind()) {
          case FIRST -> first(places);
          case BEFORE -> beside(places.get(Objects.requireNonNull(position.beside())), -1, places);
          case AFTER -> beside(places.get(Objects.requireNonNull(position.beside())), 1, places);
          case GROUP_ROW -> null;
        };
    if (at != null) {
      places.put(name, new Table.Place(at, column.header()));
    }
  }

  /** The leftmost that has no heading. */
  private @Nullable Integer first(Map<String, Table.Place> places) {
    int last = places.values().stream().mapToInt(Table.Place::column).max().orElse(-1);
    for (int column = left; column < last; column++) {
      if (grid.levels(header.top(), header.depth(), column, false).isEmpty()
          && isFilled(column, places)) {
        return column;
      }
    }
    return null;
  }

  /** A heading may be merged over both columns: it is that of the one that has it. */
  private @Nullable Integer beside(
      Table.@Nullable Place named, int step, Map<String, Table.Place> places) {
    if (named == null) {
      return null;
    }
    int column = named.column() + step;
    if (column < left || column >= right) {
      return null;
    }
    List<String> levels = grid.levels(header.top(), header.depth(), column, false);
    boolean hasNone =
        levels.isEmpty()
            || (!hasOwnText(column)
                && levels.equals(grid.levels(header.top(), header.depth(), named.column(), false)));
    return hasNone && isFilled(column, places) ? column : null;
  }

  private boolean hasOwnText(int column) {
    return sheet.rows().stream()
        .filter(row -> row.number() >= header.top())
        .takeWhile(row -> row.number() < header.top() + header.depth())
        .anyMatch(row -> row.cell(column) != null);
  }

  /** Whether it is not taken, and holds something in a row that holds something else too. */
  private boolean isFilled(int column, Map<String, Table.Place> places) {
    return places.values().stream().noneMatch(place -> place.column() == column)
        && rows.stream()
            .filter(row -> row.cell(column) != null)
            .anyMatch(
                row ->
                    places.values().stream().anyMatch(place -> row.cell(place.column()) != null));
  }

  /**
   * The column whose text stands in group rows, if there are any; where the first of them has it.
   */
  Stream<Map.Entry<String, Table.Place>> inGroupRows(Map<String, Table.Place> found) {
    String name = form.groupColumn();
    if (name == null || found.containsKey(name)) {
      return Stream.empty();
    }
    int last = found.values().stream().mapToInt(Table.Place::column).max().orElse(grid.width() - 1);
    String label = Objects.requireNonNull(form.columns().get(name)).header();
    return IntStream.range(0, rows.size() - 1)
        .filter(i -> isRow(rows.get(i + 1), found))
        .mapToObj(i -> aloneIn(rows.get(i), last))
        .flatMap(Stream::ofNullable)
        .limit(1)
        .map(column -> Map.entry(name, new Table.Place(column, label, true)));
  }

  private static boolean isRow(Sheet.Row row, Map<String, Table.Place> found) {
    return found.values().stream().filter(place -> row.cell(place.column()) != null).count() > 1;
  }

  /** Where the only text of a row stands; null if it has none, several, or another thing. */
  private @Nullable Integer aloneIn(Sheet.Row row, int last) {
    List<Integer> texts = new ArrayList<>();
    for (int column = left; column <= last; column++) {
      String cell = row.cell(column);
      if (cell != null && !NUMERAL.matcher(cell).matches()) {
        texts.add(column);
      }
    }
    if (texts.size() != 1) {
      return null;
    }
    String text = Objects.requireNonNull(row.cell(texts.get(0)));
    return Figure.isNumber(text) || form.rows().isTotal(text) ? null : texts.get(0);
  }
}
