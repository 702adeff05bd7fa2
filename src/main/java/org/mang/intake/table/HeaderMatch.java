package org.mang.intake.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mang.intake.DatedHeading;
import org.mang.intake.Table;

/**
 * The headings of a form that were found in some rows.
 *
 * @param top the first of these rows
 * @param depth how many they are
 * @param beside where each heading stands; several times where the header is repeated to the right
 */
record HeaderMatch(int top, int depth, List<Map<String, Table.Place>> beside) {

  /** So many rows further down one of two tables side by side may begin. */
  private static final int FURTHEST_BESIDE = 4;

  /** Reads the header that may stand in {@code depth} rows from {@code top}. */
  static HeaderMatch read(KnownHeadings known, HeaderGrid grid, int top, int depth) {
    List<Map.Entry<String, Table.Place>> found = new ArrayList<>();
    for (int column : grid.columns(top, depth)) {
      for (boolean spread : new boolean[] {false, true}) {
        List<String> levels = grid.levels(top, depth, column, spread);
        String name = known.name(grid.keys(), levels);
        if (name != null) {
          found.add(Map.entry(name, new Table.Place(column, String.join(" / ", levels))));
          break;
        }
      }
    }
    undated(known, grid, top, depth, found);
    return new HeaderMatch(top, depth, split(known, found));
  }

  /** Headings that are nowhere else, and of which Excel has made dates. */
  private static void undated(
      KnownHeadings known,
      HeaderGrid grid,
      int top,
      int depth,
      List<Map.Entry<String, Table.Place>> found) {
    Set<String> names = found.stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    int before = found.size();
    for (int column : grid.columns(top, depth)) {
      for (boolean spread : new boolean[] {false, true}) {
        DatedHeading.undated(grid.levels(top, depth, column, spread))
            .forEach(
                levels -> {
                  String name = known.name(grid.keys().of(levels));
                  if (name != null && names.add(name)) {
                    found.add(Map.entry(name, new Table.Place(column, String.join(" / ", levels))));
                  }
                });
      }
    }
    if (found.size() > before) {
      found.sort(Comparator.comparingInt(e -> e.getValue().column()));
    }
  }

  /** The headings of the table, or of the leftmost of several. */
  Map<String, Table.Place> places() {
    return beside.get(0);
  }

  /**
   * More headings are better; for as many, fewer rows, for blank rows above a header are not part
   * of it; for as many of those, the upper.
   */
  boolean isBetterThan(HeaderMatch other) {
    int size = places().size();
    int others = other.places().size();
    return size != others
        ? size > others
        : depth != other.depth ? depth < other.depth : top < other.top;
  }

  /** Whether it stands in rows of the other, and not beside it. */
  boolean overlaps(HeaderMatch other) {
    return top < other.top + other.depth && other.top < top + depth && !isBeside(other);
  }

  /** Whether both head tables that stand side by side, though not in the same rows. */
  boolean isBeside(HeaderMatch other) {
    return Math.abs(top - other.top) <= FURTHEST_BESIDE
        && (isLeftOf(other) || other.isLeftOf(this));
  }

  boolean isLeftOf(HeaderMatch other) {
    return last() < other.columns().min().orElse(-1);
  }

  /** The rightmost of its columns. */
  int last() {
    return columns().max().orElse(-1);
  }

  private IntStream columns() {
    return beside.stream().flatMap(t -> t.values().stream()).mapToInt(Table.Place::column);
  }

  /** Whether it is the header of a further table of the same form: none of what matters lacks. */
  boolean repeats(HeaderMatch best, KnownHeadings known) {
    return places().size() > 1
        && 2 * places().size() >= best.places().size()
        && places().keySet().containsAll(required(known, best.places().keySet()));
  }

  private static List<Map<String, Table.Place>> split(
      KnownHeadings known, List<Map.Entry<String, Table.Place>> found) {
    Map<String, Table.Place> first = firsts(found);
    Set<String> required = required(known, first.keySet());
    int right =
        first.entrySet().stream()
            .filter(e -> required.contains(e.getKey()))
            .mapToInt(e -> e.getValue().column())
            .max()
            .orElse(-1);
    List<Map.Entry<String, Table.Place>> further =
        found.stream().filter(e -> e.getValue().column() > right).toList();
    Map<String, Table.Place> second = firsts(further);
    second.keySet().retainAll(required);
    if (second.size() < required.size() || first.size() < 2 || required.isEmpty()) {
      return List.of(first);
    }
    int cut = second.values().stream().mapToInt(Table.Place::column).min().orElseThrow();
    List<Map<String, Table.Place>> tables = new ArrayList<>();
    tables.add(firsts(found.stream().filter(e -> e.getValue().column() < cut).toList()));
    tables.addAll(split(known, found.stream().filter(e -> e.getValue().column() >= cut).toList()));
    return tables;
  }

  /** Where a heading stands several times, the first counts. */
  private static Map<String, Table.Place> firsts(List<Map.Entry<String, Table.Place>> found) {
    Map<String, Table.Place> first = new LinkedHashMap<>();
    found.forEach(e -> first.putIfAbsent(e.getKey(), e.getValue()));
    return first;
  }

  private static Set<String> required(KnownHeadings known, Set<String> names) {
    return names.stream().filter(known::isRequired).collect(Collectors.toCollection(TreeSet::new));
  }
}
