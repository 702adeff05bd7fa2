package org.mang.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mang.form.Column;
import org.mang.form.Form;

/**
 * Finds the tables of a form on a sheet: where most of its headings stand, and wherever below or
 * beside that they stand again.
 */
final class TableFinder {

  private static final int MAX_DEPTH = 4;
  private static final Set<Column.Type> NUMBERS =
      Set.of(Column.Type.COUNT, Column.Type.DECIMAL, Column.Type.PERCENT);

  private final Form form;
  private final KnownHeadings known;
  private final Sheet sheet;
  private final HeaderGrid grid;

  private TableFinder(Form form, KnownHeadings known, Sheet sheet, HeaderGrid grid) {
    this.form = form;
    this.known = known;
    this.sheet = sheet;
    this.grid = grid;
  }

  /** The tables, from the top and the left; none if no heading of the form stands on the sheet. */
  static List<Table> find(Form form, KnownHeadings known, Sheet sheet, HeaderGrid grid) {
    return new TableFinder(form, known, sheet, grid).find();
  }

  private List<Table> find() {
    List<HeaderMatch> headers = headers();
    List<Table> tables = new ArrayList<>();
    int after = 0;
    for (int i = 0; i < headers.size(); i++) {
      HeaderMatch header = headers.get(i);
      int below = header.top() + header.depth();
      List<Sheet.Row> rows;
      if (i + 1 < headers.size()) {
        rows = rows(below, headers.get(i + 1).top());
        rows = rows.subList(0, TableBody.withoutHeading(rows));
      } else {
        rows = rows(below, Integer.MAX_VALUE);
      }
      int above = after;
      for (int k = 0; k < header.beside().size(); k++) {
        Heading heading =
            Heading.between(sheet, above, header.top(), left(header, k), left(header, k + 1));
        Unheaded unheaded =
            new Unheaded(form, sheet, grid, header, rows, left(header, k), left(header, k + 1));
        Table table = table(header, unheaded.with(header.beside().get(k)), rows, heading, unheaded);
        after = Math.max(after, Math.max(table.lastRow(), below - 1));
        tables.add(table);
      }
    }
    return tables;
  }

  /** Where the heading of the k-th of the tables beside each other begins. */
  private static int left(HeaderMatch header, int k) {
    if (k == 0) {
      return 0;
    }
    return k == header.beside().size()
        ? Integer.MAX_VALUE
        : header.beside().get(k - 1).values().stream()
                .mapToInt(Table.Place::column)
                .max()
                .orElseThrow()
            + 1;
  }

  /** The best match, and its likes above and below it. */
  private List<HeaderMatch> headers() {
    List<HeaderMatch> found = new ArrayList<>();
    for (int top : grid.rowsWith(known.levels())) {
      for (int depth = 1; depth <= MAX_DEPTH; depth++) {
        HeaderMatch match = HeaderMatch.read(known, grid, top, depth);
        if (!match.places().isEmpty()) {
          found.add(match);
        }
      }
    }
    found.sort((a, b) -> a.isBetterThan(b) ? -1 : b.isBetterThan(a) ? 1 : 0);
    List<HeaderMatch> taken = new ArrayList<>();
    for (HeaderMatch match : found) {
      if (taken.isEmpty()
          || (match.repeats(taken.get(0), known) && taken.stream().noneMatch(match::overlaps))) {
        taken.add(match);
      }
    }
    taken.sort(Comparator.comparingInt(HeaderMatch::top));
    return taken;
  }

  private Table table(
      HeaderMatch header,
      Map<String, Table.Place> places,
      List<Sheet.Row> rows,
      Heading heading,
      Unheaded unheaded) {
    List<Table.Place> strange = strange(header, places, unheaded.left(), unheaded.right());
    Map<String, Table.Place> columns = new LinkedHashMap<>();
    Map<String, Table.Place> grouped = new LinkedHashMap<>();
    unheaded.inGroupRows(places).forEach(e -> grouped.put(e.getKey(), e.getValue()));
    List<Table.CellColumn> cells = new ArrayList<>();
    List<Table.Missing> missing = new ArrayList<>();
    known
        .all()
        .forEach(
            (name, its) -> {
              Table.Place place = places.get(name);
              KnownHeadings.CellHeading cell = its.cell();
              if (place == null) {
                if (its.expected() && !grouped.containsKey(name)) {
                  missing.add(new Table.Missing(its.label(), its.required()));
                }
              } else if (cell == null) {
                columns.put(name, place);
              } else {
                cells.add(new Table.CellColumn(place, cell.axis(), cell.code(), cell.measure()));
              }
            });
    int below = header.top() + header.depth();
    TableBody body =
        TableBody.of(
            form, sheet.body(), rows, below, texts(columns), needed(columns), at(places.values()));
    columns.putAll(grouped);
    return new Table(
        form,
        sheet,
        header.top(),
        body.first(),
        body.last(),
        columns,
        cells,
        missing,
        strange,
        repeated(strange, places),
        body.beneath(),
        heading,
        known.tableName(sheet.name(), heading));
  }

  /** Where no figures stand. */
  private Collection<Integer> texts(Map<String, Table.Place> columns) {
    return at(columns, column -> !NUMBERS.contains(column.type()));
  }

  /** Where a row says what it is about, or must say something. */
  private Collection<Integer> needed(Map<String, Table.Place> columns) {
    return at(columns, column -> column.isRequired() || column.type() == Column.Type.IDENTIFIER);
  }

  private Collection<Integer> at(Map<String, Table.Place> columns, Predicate<Column> which) {
    return at(
        form.columns().entrySet().stream()
            .filter(e -> which.test(e.getValue()))
            .map(e -> columns.get(e.getKey()))
            .flatMap(Stream::ofNullable)
            .toList());
  }

  /** Headings of the form that stand once more where they are not read. */
  private List<Table.Place> repeated(List<Table.Place> strange, Map<String, Table.Place> places) {
    List<Table.Place> repeated = new ArrayList<>();
    for (Table.Place place : strange) {
      String name = known.name(grid.keys().ofPath(place.header()));
      if (name != null && places.containsKey(name)) {
        repeated.add(place);
      }
    }
    return repeated;
  }

  /** Headings that the form does not know, of the columns that are no other table's. */
  private List<Table.Place> strange(
      HeaderMatch header, Map<String, Table.Place> here, int left, int right) {
    Set<Integer> taken =
        Stream.concat(Stream.of(here), header.beside().stream())
            .flatMap(places -> places.values().stream())
            .map(Table.Place::column)
            .collect(Collectors.toSet());
    List<Table.Place> strange = new ArrayList<>();
    for (int column = left; column < Math.min(right, grid.width()); column++) {
      List<String> levels = grid.heading(header.top(), header.depth(), column, true);
      if (!levels.isEmpty() && !taken.contains(column)) {
        strange.add(new Table.Place(column, String.join(" / ", levels)));
      }
    }
    return strange;
  }

  private List<Sheet.Row> rows(int from, int before) {
    return sheet.rows().stream()
        .dropWhile(row -> row.number() < from)
        .takeWhile(row -> row.number() < before)
        .toList();
  }

  private static Set<Integer> at(Collection<Table.Place> places) {
    return places.stream().map(Table.Place::column).collect(Collectors.toCollection(TreeSet::new));
  }
}
