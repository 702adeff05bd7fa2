package org.mang.sample;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A sample of about two thousand children from the register, the same children in both years but
 * for those who turn 16 and those who are born.
 *
 * <p>None are from Bạch Long Vĩ: the register asks for a commune, and it has none.
 */
final class Register {
  private static final int EVER_SEEN = 2_140;

  private final List<RegisterChild> all = new ArrayList<>();

  Register(Areas areas) {
    Dice dice = new Dice("register");
    List<District> districts = areas.districts().stream().filter(District::hasCommunes).toList();
    List<Double> weights = districts.stream().map(it -> (double) it.population()).toList();
    for (int number = 1; number <= EVER_SEEN; number++) {
      String sex = dice.chance(0.478) ? Sex.GIRL : Sex.BOY;
      District district = districts.get(dice.weighted(weights));
      Area commune = dice.pick(areas.communes(district, Areas.MERGERS.minusDays(1)));
      List<String> groups = groups(dice);
      all.add(
          new RegisterChild(
              String.format(Locale.ROOT, "TE-%06d", number),
              Names.of(dice, sex),
              YearMonth.of(2004, 1).plusMonths(dice.below(17 * 12)),
              sex,
              district,
              commune.code(),
              groups,
              !groups.isEmpty() && dice.chance(0.95)));
    }
  }

  /** The children on the last day of a year: born by then, and not yet 16. */
  List<RegisterChild> in(int year) {
    YearMonth december = YearMonth.of(year, 12);
    return all.stream()
        .filter(child -> !child.birthMonth().isAfter(december))
        .filter(child -> child.birthMonth().isAfter(december.minusYears(16)))
        .toList();
  }

  private static List<String> groups(Dice dice) {
    if (!dice.chance(0.0095)) {
      return List.of();
    }
    String first = Choice.pick(dice, Codes.SPECIAL_GROUPS).code();
    String second = Choice.pick(dice, Codes.SPECIAL_GROUPS).code();
    return dice.chance(0.7) || first.equals(second) ? List.of(first) : List.of(first, second);
  }
}
