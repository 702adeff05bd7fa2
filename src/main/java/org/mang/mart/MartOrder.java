package org.mang.mart;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.mang.definition.DefinitionException;

/** The order in which marts are built: each after those that it reads. */
final class MartOrder {

  private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
  private static final Pattern REFERENCE = Pattern.compile("\\bmart\\.([a-z_][a-z0-9_]*)");

  private MartOrder() {}

  /**
   * The names of the marts in an order that works; the same for the same marts.
   *
   * @param selects the query of each mart by its name
   * @throws DefinitionException if one reads a mart that is not there, or itself by way of others
   */
  static List<String> of(SortedMap<String, String> selects) {
    Map<String, Set<String>> reads = new TreeMap<>();
    selects.forEach((name, select) -> reads.put(name, references(name, select, selects.keySet())));
    Set<String> ordered = new LinkedHashSet<>();
    while (ordered.size() < reads.size()) {
      List<String> ready =
          reads.keySet().stream()
              .filter(name -> !ordered.contains(name) && ordered.containsAll(reads.get(name)))
              .toList();
      if (ready.isEmpty()) {
        Set<String> stuck = new TreeSet<>(reads.keySet());
        stuck.removeAll(ordered);
        throw new DefinitionException(
            "warehouse/marts: %s read each other in a circle; take out one reference"
                .formatted(stuck));
      }
      ordered.addAll(ready);
    }
    return new ArrayList<>(ordered);
  }

  private static Set<String> references(String name, String select, Set<String> known) {
    Set<String> found = new TreeSet<>();
    REFERENCE
        .matcher(COMMENT.matcher(select).replaceAll(""))
        .results()
        .map(result -> result.group(1))
        .forEach(found::add);
    for (String reference : found) {
      if (!known.contains(reference)) {
        throw DefinitionException.in(
            "warehouse/marts/" + name + ".sql",
            "reads mart.%s, which no file makes%s"
                .formatted(reference, Word.nearest(reference, known)));
      }
    }
    return found;
  }
}
