package org.mang.intake.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.intake.Heading;
import org.mang.intake.Sheet;
import org.mang.intake.Table;

/**
 * Finds the tables of a form on a sheet: where most of its headings stand, and wherever below or
 * beside that they stand again.
 */
public final class TableFinder {

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
  public static List<Table> find(Form form, KnownHeadings known, Sheet sheet, HeaderGrid grid) {
    return new TableFinder(form, known, sheet, grid).find();
  }

  private List<Table> find() {
    List<HeaderMatch> headers = headers();
    List<Table> tables = new ArrayList<>();
    Map<HeaderMatch, Integer> ends = new LinkedHashMap<>();
    for (HeaderMatch header : headers) {
      List<Sheet.Row> rows = rows(header, headers);
      int above =
          ends.entrySet().stream()
              .filter(e -> !e.getKey().isBeside(header))
              .mapToInt(Map.Entry::getValue)
              .max()
              .orElse(0);
      int end = header.top() + header.depth() - 1;
      for (int k = 0; k < header.beside().size(); k++) {
        int left = left(header, k, headers);
        int right = right(header, k, headers);
        Heading heading = Heading.between(sheet, above, header.top(), left, right);
        Unheaded unheaded = new Unheaded(form, sheet, grid, header, rows, left, right);
        Table table = table(header, unheaded.with(header.beside().get(k)), rows, heading, unheaded);
        end = Math.max(end, table.lastRow());
        tables.add(table);
      }
      ends.put(header, end);
    }
    return tables;
  }

  /** Those below a header, as far as to the next one that does not stand beside it. */
  private List<Sheet.Row> rows(HeaderMatch header, List<HeaderMatch> headers) {
    int below = header.top() + header.depth();
    OptionalInt next =
        headers.stream()
            .filter(other -> other.top() > header.top() && !other.isBeside(header))
            .mapToInt(HeaderMatch::top)
            .min();
    List<Sheet.Row> rows = rows(below, next.orElse(Integer.MAX_VALUE));
    return next.isPresent() ? rows.subList(0, TableBody.withoutHeading(rows)) : rows;
  }

  /** Where the heading of the k-th of the tables beside each other begins. */
  private static int left(HeaderMatch header, int k, List<HeaderMatch> headers) {
    return k > 0
        ? last(header.beside().get(k - 1)) + 1
        : headers.stream()
            .filter(other -> other.isBeside(header) && other.isLeftOf(header))
            .mapToInt(other -> other.last() + 1)
            .max()
            .orElse(0);
  }

  /** Before which column it ends. */
  private static int right(HeaderMatch header, int k, List<HeaderMatch> headers) {
    boolean isLast =
        k + 1 == header.beside().size()
            && headers.stream()
                .noneMatch(other -> other.isBeside(header) && header.isLeftOf(other));
    return isLast ? Integer.MAX_VALUE : last(header.beside().get(k)) + 1;
  }

  private static int last(Map<String, Table.Place> places) {
    return places.values().stream().mapToInt(Table.Place::column).max().orElseThrow();
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
    // None stands in the rows of another that begins further away than the deepest is deep.
    NavigableMap<Integer, List<HeaderMatch>> taken = new TreeMap<>();
    for (HeaderMatch match : found) {
      if (taken.isEmpty()
          || (match.repeats(found.get(0), known)
              && taken
                  .subMap(match.top() - MAX_DEPTH, false, match.top() + match.depth(), false)
                  .values()
                  .stream()
                  .flatMap(List::stream)
                  .noneMatch(match::overlaps))) {
        taken.computeIfAbsent(match.top(), top -> new ArrayList<>()).add(match);
      }
    }
    return taken.values().stream()
        .flatMap(same -> same.stream().sorted(Comparator.comparingInt(HeaderMatch::last)))
        .toList();
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
    return sheet.between(from, before - 1);
  }

  private static Set<Integer> at(Collection<Table.Place> places) {
    return places.stream().map(Table.Place::column).collect(Collectors.toCollection(TreeSet::new));
  }
}
