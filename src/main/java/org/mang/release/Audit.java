package org.mang.release;

import java.util.BitSet;

/**
 * How many hidden counts the attack finds in what is published, and why.
 *
 * @param byTheCity found only with figures of the whole city, which the plan asks for
 * @param byEarlier found only with what earlier releases showed too
 * @param otherwise found without either: these could be hidden, and must be
 */
record Audit(int byTheCity, int byEarlier, int otherwise) {

  /**
   * Attacks what is shown; then what is left of it without what cannot be hidden.
   *
   * @param hidden counts that were to be hidden
   * @param shown counts that are to be read, and those of earlier releases
   */
  static Audit of(CountSystem system, Attack attack, BitSet hidden, BitSet shown) {
    BitSet found = found(attack, shown);
    // Shown though it was to be hidden.
    BitSet plain = (BitSet) hidden.clone();
    plain.and(shown);
    found.or(plain);
    BitSet withoutCity = (BitSet) shown.clone();
    BitSet withoutEither = (BitSet) shown.clone();
    for (int i = 0; i < system.counts().size(); i++) {
      if (system.counts().get(i).mustStay()) {
        withoutCity.clear(i);
        withoutEither.clear(i);
      }
    }
    BitSet earlier = (BitSet) system.known().clone();
    withoutEither.andNot(earlier);
    BitSet notByTheCity = found(attack, withoutCity);
    notByTheCity.or(plain);
    notByTheCity.and(found);
    plain.andNot(earlier);
    BitSet otherwise = found(attack, withoutEither);
    otherwise.or(plain);
    otherwise.and(notByTheCity);
    return new Audit(
        found.cardinality() - notByTheCity.cardinality(),
        notByTheCity.cardinality() - otherwise.cardinality(),
        otherwise.cardinality());
  }

  private static BitSet found(Attack attack, BitSet shown) {
    BitSet found = new BitSet();
    attack.on(shown).forEach(exposure -> found.set(exposure.count()));
    return found;
  }
}
