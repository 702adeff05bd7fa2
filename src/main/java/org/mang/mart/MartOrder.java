package org.mang.mart;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mang.definition.DefinitionException;

/** The order in which marts are built: each after those that it reads. */
final class MartOrder {

  private MartOrder() {}

  /**
   * Marts in an order that works; the same for the same marts.
   *
   * @throws DefinitionException if one reads a mart that is not there, itself by way of others, or,
   *     being a table, a view
   */
  static List<Mart> of(Collection<Mart> marts) {
    SortedMap<String, Mart> byName = new TreeMap<>();
    marts.forEach(mart -> byName.put(mart.name(), mart));
    Map<String, Set<String>> reads = new TreeMap<>();
    byName.forEach((name, mart) -> reads.put(name, references(mart, byName)));
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
    return ordered.stream().map(name -> Objects.requireNonNull(byName.get(name))).toList();
  }

  private static Set<String> references(Mart mart, Map<String, Mart> known) {
    Set<String> found = mart.reads();
    for (String reference : found) {
      Mart read = known.get(reference);
      if (read == null) {
        throw DefinitionException.in(
            "warehouse/marts/" + mart.name() + ".sql",
            "reads mart.%s, which no file makes%s"
                .formatted(reference, Word.nearest(reference, known.keySet())));
      }
      // When it has changed cannot be known without computing it.
      if (read.isView() && !mart.isView()) {
        throw DefinitionException.in(
            "warehouse/marts/" + mart.name() + ".sql",
            "reads mart.%s, which is a view; only another view may".formatted(reference));
      }
    }
    return found;
  }
}
