package org.mang.sample;

import java.util.Optional;

/**
 * What the figures must come to for the story of 2020 to hold: target by target, met, not met, or
 * undecided for want of one report.
 */
final class Plot {
  private static final int PER = 100_000;

  /** Districts smaller than this have rates by chance alone. */
  private static final int LARGE_ENOUGH = 5_000;

  private Plot() {}

  /**
   * Fails unless the story holds.
   *
   * @throws IllegalStateException naming the target that came out otherwise
   */
  static void verify(City city, TruthTable truth) {
    within("target 1, special_share", truth.city("special_share", 2020).share(), 0.0097, 0.0099);
    double assisted = truth.city("special_assisted_share", 2020).share();
    within("target 2, special_assisted_share", assisted, 0.990, 0.992);
    require("target 3, victims of 2019", truth.city("abuse_rate", 2019).numerator() == 42);
    require("target 3, victims of 2020", truth.city("abuse_rate", 2020).numerator() == 38);
    String inTime = "abuse_supported_in_time_share";
    require("target 4, in time in 2020", truth.city(inTime, 2020).numerator() == 37);
    require("target 4, in time in 2019", truth.city(inTime, 2019).numerator() == 35);
    within("target 5, 2019", truth.city("injury_rate", 2019).share() * PER, 214, 216);
    within("target 5, 2020", truth.city("injury_rate", 2020).share() * PER, 197, 199);
    verifyThatOneReportDecides(city);
    within("target 6, 2019", truth.city("hiv_served_share", 2019).share(), 0.87, 0.89);
    within("target 6, 2020", truth.city("hiv_served_share", 2020).share(), 0.915, 0.925);
    String active = "participation_district_share";
    require("target 7, districts of 2019", truth.city(active, 2019).numerator() == 14);
    require("target 7, districts of 2020", truth.city(active, 2020).numerator() == 15);
  }

  /**
   * Without the missing report, target 5 is met; with the highest quarterly rate that any district
   * had in two years in its place, it is not.
   */
  private static void verifyThatOneReportDecides(City city) {
    Story.Episode missing =
        Story.EPISODES.stream()
            .filter(episode -> episode.twist() == Twist.MISSING)
            .findFirst()
            .orElseThrow();
    int known = 0;
    double highest = 0;
    Optional<Integer> silentChildren = Optional.empty();
    for (int year : City.YEARS) {
      for (District district : city.areas().districts()) {
        int children = city.children().of(district, Period.wholeOf(year)).get(ChildCount.CHILDREN);
        for (Period quarter : Period.in(year, Period.Kind.QUARTER)) {
          int injured = city.injuries().in(district, quarter).size();
          if (district.code().equals(missing.reporter()) && quarter.equals(missing.period())) {
            silentChildren = Optional.of(children);
            continue;
          }
          if (year == 2020) {
            known += injured;
          }
          if (children >= LARGE_ENOUGH) {
            highest = Math.max(highest, (double) injured / children);
          }
        }
      }
    }
    double all = city.children().of(Period.wholeOf(2020)).get(ChildCount.CHILDREN);
    within("target 5, known", known / all * PER, 185, 192);
    double worst = known + highest * silentChildren.orElseThrow();
    within("target 5, at worst", worst / all * PER, 200.2, 210);
  }

  private static void within(String what, double value, double least, double most) {
    require(
        what + " is " + value + ", not in " + least + " to " + most,
        least <= value && value <= most);
  }

  private static void require(String what, boolean holds) {
    if (!holds) {
      throw new IllegalStateException("the story of 2020 does not hold: " + what);
    }
  }
}
