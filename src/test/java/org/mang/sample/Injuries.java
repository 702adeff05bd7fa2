package org.mang.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The injured children whom the districts count, quarter by quarter.
 *
 * <p>Each is one child, so that sexes, ages and places of the crosstab add up to the same.
 */
final class Injuries {
  /** Injured per 100,000 children: the truth behind target 5, which asks for at most 200. */
  private static final Map<Integer, Integer> RATE = Map.of(2019, 215, 2020, 198);

  /** More happens in summer. */
  private static final List<Double> SEASONS = List.of(0.21, 0.27, 0.30, 0.22);

  /** More happens by the sea and on the building sites of Dương Kinh. */
  private static final Map<String, Double> EXPOSURE =
      Map.of("303", 0.95, "304", 0.90, "305", 0.88, "308", 1.25, "309", 1.15, "311", 1.05);

  /** How often a cause is deadly. */
  private static final Map<String, Double> DEADLY =
      Map.of("drowning", 0.45, "traffic", 0.05, "suffocation", 0.10, "electricity", 0.15);

  private record Place(District district, Period quarter) {}

  private final Map<Place, List<Injury>> thrown = new LinkedHashMap<>();

  Injuries(Areas areas, Children children) {
    for (int year : City.YEARS) {
      List<Place> places = new ArrayList<>();
      List<Double> weights = new ArrayList<>();
      for (District district : areas.districts()) {
        for (Period quarter : Period.in(year, Period.Kind.QUARTER)) {
          places.add(new Place(district, quarter));
          weights.add(
              children.of(district, Period.wholeOf(year)).get(ChildCount.CHILDREN)
                  * EXPOSURE.getOrDefault(district.code(), 1.0)
                  * SEASONS.get(quarter.number() - 1));
        }
      }
      int all = children.of(Period.wholeOf(year)).get(ChildCount.CHILDREN);
      int total = Math.round(all / 100_000f * Objects.requireNonNull(RATE.get(year)));
      List<Integer> parts = Shares.of(total, weights);
      for (int i = 0; i < places.size(); i++) {
        thrown.put(places.get(i), injuries(places.get(i), parts.get(i)));
      }
    }
  }

  List<Injury> in(District district, Period quarter) {
    return Objects.requireNonNull(thrown.get(new Place(district, quarter)));
  }

  List<Injury> in(District district, int year) {
    return Period.in(year, Period.Kind.QUARTER).stream()
        .flatMap(quarter -> in(district, quarter).stream())
        .toList();
  }

  private static List<Injury> injuries(Place place, int count) {
    Dice dice = new Dice("injuries/" + place.district().code() + "/" + place.quarter().label());
    List<Injury> injuries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String cause = Choice.pick(dice, Codes.CAUSES).code();
      injuries.add(
          new Injury(
              cause,
              dice.chance(0.62) ? Sex.BOY : Sex.GIRL,
              Choice.pick(dice, Codes.AGE_BANDS).code(),
              cause.equals("traffic") || cause.equals("drowning")
                  ? "community"
                  : Choice.pick(dice, Codes.PLACES).code(),
              dice.chance(DEADLY.getOrDefault(cause, 0.0))));
    }
    return List.copyOf(injuries);
  }
}
