package org.mang.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The children under management; from list to list a few leave and a few come. */
final class HivChildren {
  /**
   * A list.
   *
   * @param first the first child still on it
   * @param end the first child not yet on it
   * @param unserved how many lack a service that they need
   */
  private record Roll(Period period, int first, int end, int unserved) {}

  private static final List<Roll> ROLLS =
      List.of(
          new Roll(Period.half(2019, 1), 0, 126, 18),
          new Roll(Period.half(2019, 2), 2, 128, 15),
          new Roll(Period.half(2020, 1), 3, 132, 13),
          new Roll(Period.half(2020, 2), 5, 136, 10));

  private final Map<Period, List<HivChild>> lists = new LinkedHashMap<>();

  HivChildren(Areas areas) {
    for (Roll roll : ROLLS) {
      Dice dice = new Dice("hiv/" + roll.period().label());
      List<HivChild> list = new ArrayList<>();
      for (int number = roll.first(); number < roll.end(); number++) {
        list.add(child(areas, number));
      }
      for (int unserved = 0; unserved < roll.unserved(); ) {
        int at = dice.below(list.size());
        HivChild child = list.get(at);
        if (child.isServed() && !child.needs().isEmpty()) {
          list.set(at, withoutOneService(child, dice));
          unserved++;
        }
      }
      lists.put(roll.period(), List.copyOf(list));
    }
  }

  List<HivChild> in(Period half) {
    return Objects.requireNonNull(lists.get(half));
  }

  private static HivChild child(Areas areas, int number) {
    Dice dice = new Dice("hiv-child/" + number);
    List<District> districts = areas.districts().stream().filter(District::hasCommunes).toList();
    String sex = dice.chance(0.5) ? Sex.GIRL : Sex.BOY;
    List<String> needs = new ArrayList<>();
    boolean needsNothingNow = number % 50 == 30;
    for (Choice service : Codes.SERVICES) {
      if (dice.chance(service.weight()) && !needsNothingNow) {
        needs.add(service.code());
      }
    }
    String circle = Choice.pick(dice, Codes.HIV_CIRCLES).code();
    boolean both = circle.equals("infected") && dice.chance(0.2);
    return new HivChild(
        String.format(Locale.ROOT, "QL-%04d", number + 1),
        Names.of(dice, sex),
        dice.from(2005, 2018),
        sex,
        districts.get(
            dice.weighted(districts.stream().map(it -> (double) it.population()).toList())),
        both ? List.of(circle, "affected") : List.of(circle),
        List.copyOf(needs),
        List.copyOf(needs));
  }

  private static HivChild withoutOneService(HivChild child, Dice dice) {
    String missing = dice.pick(child.needs());
    return new HivChild(
        child.key(),
        child.name(),
        child.birthYear(),
        child.sex(),
        child.district(),
        child.circles(),
        child.needs(),
        child.needs().stream().filter(service -> !service.equals(missing)).toList());
  }
}
