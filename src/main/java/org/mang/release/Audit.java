package org.mang.release;

import java.util.BitSet;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many hidden counts the attack finds in what is published, and why.
 *
 * @param byTheCity found only with figures of the whole city, which the plan asks for
 * @param byEarlier found only with what earlier releases showed too
 * @param otherwise found without either: these could be hidden, and must be
 */
record Audit(int byTheCity, int byEarlier, int otherwise) {

  /**
   * Attacks what is shown. What would be found as well if all were hidden that can be is given away
   * by the city's figures, or, if it would be found without these, by earlier releases.
   *
   * @param hidden counts that were to be hidden
   * @param shown counts that are to be read, and those of earlier releases
   */
  static Audit of(CountSystem system, Attack attack, BitSet hidden, BitSet shown) {
    BitSet city = (BitSet) shown.clone();
    for (int i = 0; i < system.counts().size(); i++) {
      city.set(i, shown.get(i) && system.counts().get(i).mustStay());
    }
    BitSet least = system.shown(system.allHidden());
    least.or(city);
    Map<Integer, Integer> anyway = possible(attack, least);
    least.andNot(city);
    Map<Integer, Integer> withoutTheCity = possible(attack, least);
    int byTheCity = 0;
    int byEarlier = 0;
    int otherwise = 0;
    for (Map.Entry<Integer, Integer> found : possible(attack, shown).entrySet()) {
      int count = found.getKey();
      if (found.getValue() < anyway.getOrDefault(count, Attack.POSSIBLE_VALUES)) {
        otherwise++;
      } else if (withoutTheCity.containsKey(count)) {
        byEarlier++;
      } else {
        byTheCity++;
      }
    }
    // Shown though they were to be hidden.
    BitSet plain = (BitSet) hidden.clone();
    plain.and(shown);
    for (int count : plain.stream().toArray()) {
      if (system.known().get(count)) {
        byEarlier++;
      } else {
        otherwise++;
      }
    }
    return new Audit(byTheCity, byEarlier, otherwise);
  }

  /** How many values are possible of each count that is given away. */
  private static Map<Integer, Integer> possible(Attack attack, BitSet shown) {
    return attack.on(shown).stream()
        .collect(Collectors.toMap(Attack.Exposure::count, Attack.Exposure::possible));
  }
}
