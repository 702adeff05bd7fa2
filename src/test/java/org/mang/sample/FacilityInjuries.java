package org.mang.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The injured children whom hospitals and health stations saw, month by month. */
final class FacilityInjuries {
  private final Areas areas;
  private final Map<Period, List<FacilityInjury>> thrown = new LinkedHashMap<>();

  FacilityInjuries(Areas areas) {
    this.areas = areas;
    for (int year : City.YEARS) {
      for (Period month : Period.in(year, Period.Kind.MONTH)) {
        thrown.put(month, injuries(month));
      }
    }
  }

  List<FacilityInjury> in(Period month) {
    return Objects.requireNonNull(thrown.get(month));
  }

  private List<FacilityInjury> injuries(Period month) {
    Dice dice = new Dice("facility-injuries/" + month.label());
    List<District> districts = areas.districts();
    List<Double> weights = districts.stream().map(it -> (double) it.population()).toList();
    boolean summer = month.number() >= 5 && month.number() <= 8;
    int count = dice.from(52, 62) + (summer ? 6 : 0);
    List<LocalDate> days = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      days.add(month.start().plusDays(dice.below(month.end().getDayOfMonth())));
    }
    days.sort(LocalDate::compareTo);
    List<FacilityInjury> injuries = new ArrayList<>();
    for (LocalDate day : days) {
      District district = districts.get(dice.weighted(weights));
      String sex = dice.chance(0.61) ? Sex.BOY : Sex.GIRL;
      LocalDate born = day.minusMonths(dice.from(1, 190)).minusDays(dice.below(28));
      boolean newborn = born.plusMonths(2).isAfter(day);
      injuries.add(
          new FacilityInjury(
              String.format(
                  Locale.ROOT,
                  "BN%02d-%02d-%04d",
                  month.year() % 100,
                  month.number(),
                  injuries.size() + 1),
              newborn ? (sex.equals(Sex.BOY) ? "Trai" : "Gái") : Names.of(dice, sex),
              dice.chance(0.96) ? born : null,
              sex,
              day,
              district,
              commune(dice, district),
              dice.pick(Choice.pick(dice, Codes.CAUSES).labels()),
              dice.chance(0.94) ? dice.pick(Choice.pick(dice, Codes.PLACES).labels()) : "",
              dice.pick(Choice.pick(dice, Codes.OUTCOMES).labels())));
    }
    return List.copyOf(injuries);
  }

  private @Nullable Area commune(Dice dice, District district) {
    return district.hasCommunes() && dice.chance(0.9)
        ? dice.pick(areas.lastingCommunes(district))
        : null;
  }
}
