package org.mang.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which counts are hidden: the small ones, and as few others as it takes until the attack fails. A
 * heuristic: attack, hide what costs least beside each count that is given away, and again; then
 * show again what need not be hidden after all.
 */
final class Suppression {

  private final CountSystem system;
  private final Attack attack;
  private final Map<Integer, Integer> attainable = new HashMap<>();

  Suppression(CountSystem system, Attack attack) {
    this.system = system;
    this.attack = attack;
  }

  /** The counts to hide for their own sake. What else then is given away cannot be helped. */
  BitSet hidden() {
    BitSet small = system.small();
    BitSet hidden = (BitSet) small.clone();
    attack
        .on(system.shown(system.allHidden()))
        .forEach(exposure -> attainable.put(exposure.count(), exposure.possible()));
    while (hideMore(hidden)) {
      // Each round hides at least one count more, so the rounds end.
    }
    showAgain(hidden, small);
    return hidden;
  }

  private boolean hideMore(BitSet hidden) {
    BitSet shown = system.shown(hidden);
    BitSet more = new BitSet();
    for (Attack.Exposure exposure : curable(hidden)) {
      boolean isHelped =
          attack.relationsOf(exposure.count()).stream()
              .flatMapToInt(relation -> Arrays.stream(relation.counts()))
              .anyMatch(more::get);
      if (!isHelped) {
        next(exposure.count(), shown, hidden).ifPresent(more::set);
      }
    }
    hidden.or(more);
    return !more.isEmpty();
  }

  /** The cheapest count to hide near this one: beside it, or beside what stands beside it. */
  private Optional<Integer> next(int exposed, BitSet shown, BitSet hidden) {
    BitSet reached = new BitSet();
    reached.set(exposed);
    for (int before = 0; before < reached.cardinality(); ) {
      before = reached.cardinality();
      BitSet beside = new BitSet();
      for (int count : reached.stream().toArray()) {
        for (Relation relation : attack.relationsOf(count)) {
          for (int other : relation.counts()) {
            beside.set(other);
          }
        }
      }
      Optional<Integer> cheapest =
          beside.stream()
              .boxed()
              .filter(count -> shown.get(count) && system.canHide(count) && !hidden.get(count))
              .min(Comparator.comparingDouble(count -> system.counts().get(count).cost()));
      if (cheapest.isPresent()) {
        return cheapest;
      }
      beside.andNot(shown);
      reached.or(beside);
    }
    return Optional.empty();
  }

  private void showAgain(BitSet hidden, BitSet small) {
    List<Integer> further = new ArrayList<>();
    hidden.stream().filter(count -> !small.get(count)).forEach(further::add);
    further.sort(
        Comparator.comparingDouble((Integer i) -> system.counts().get(i).cost()).reversed());
    for (int count : further) {
      if (hidden.get(count)) {
        BitSet less = (BitSet) hidden.clone();
        less.clear(count);
        if (isEnough(less, small)) {
          hidden.and(less);
        }
      }
    }
  }

  /** Whether these protect all small counts. Those that only protect each other are taken out. */
  private boolean isEnough(BitSet hidden, BitSet small) {
    for (BitSet more = exposed(hidden); !more.isEmpty(); more = exposed(hidden)) {
      if (more.intersects(small) || more.stream().anyMatch(i -> !hidden.get(i))) {
        return false;
      }
      hidden.andNot(more);
    }
    return true;
  }

  private BitSet exposed(BitSet hidden) {
    BitSet exposed = new BitSet();
    curable(hidden).forEach(exposure -> exposed.set(exposure.count()));
    return exposed;
  }

  /** What is given away more than it need be. */
  private List<Attack.Exposure> curable(BitSet hidden) {
    return attack.on(system.shown(hidden)).stream()
        .filter(
            exposure ->
                exposure.possible()
                    < attainable.getOrDefault(exposure.count(), Attack.POSSIBLE_VALUES))
        .toList();
  }
}
