package org.mang.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.mang.sample.TruthTable.Part;

/** What the indicators would be if every file had come, and come right. */
final class Truth {
  private final City city;
  private final TruthTable table = new TruthTable();

  private Truth(City city) {
    this.city = city;
  }

  static TruthTable of(City city) {
    Truth truth = new Truth(city);
    for (int year : City.YEARS) {
      truth.addYear(year);
    }
    return truth.table;
  }

  private void addYear(int year) {
    List<District> districts = city.areas().districts();
    addArea(year, City.CODE, districts);
    for (District district : districts) {
      addArea(year, district.code(), List.of(district));
    }
    long active =
        districts.stream().filter(it -> !city.activities().in(it, year).isEmpty()).count();
    table.addShare(
        "participation_district_share", year, City.CODE, Part.ALL, active, districts.size());
  }

  private void addArea(int year, String area, List<District> districts) {
    ChildCount children =
        ChildCount.sum(
            area,
            districts.stream()
                .map(district -> city.children().of(district, Period.wholeOf(year)))
                .toList());
    addChildren(year, area, children);
    addAbuse(year, area, districts, children.get(ChildCount.CHILDREN));
    addInjuries(year, area, districts, children.get(ChildCount.CHILDREN));
    addHiv(year, area, districts);
    addPupils(year, area, districts);
    addParticipation(year, area, districts);
    addRegister(year, area, districts);
  }

  private void addChildren(int year, String area, ChildCount counts) {
    int children = counts.get(ChildCount.CHILDREN);
    int special = counts.get(ChildCount.SPECIAL);
    table.addShare("special_share", year, area, Part.ALL, special, children);
    table.addShare(
        "special_assisted_share", year, area, Part.ALL, counts.get(ChildCount.ASSISTED), special);
    for (int group = 0; group < Codes.SPECIAL_GROUPS.size(); group++) {
      table.addShare(
          "special_group_share",
          year,
          area,
          Part.category(Codes.SPECIAL_GROUPS.get(group).code()),
          counts.get(ChildCount.GROUPS + group),
          children);
    }
  }

  private void addAbuse(int year, String area, List<District> districts, int children) {
    List<Victim> victims = within(districts, city.victims().in(year), Victim::district);
    table.addShare("abuse_rate", year, area, Part.ALL, victims.size(), children);
    table.addShare(
        "abuse_supported_in_time_share",
        year,
        area,
        Part.ALL,
        count(victims, Victim::isSupportedInTime),
        victims.size());
    for (Choice kind : Codes.ABUSE_KINDS) {
      long ofKind = count(victims, victim -> victim.kind().equals(kind.code()));
      if (ofKind > 0) {
        table.addCount("abuse_victims_by_kind", year, area, Part.category(kind.code()), ofKind);
      }
    }
    table.addShare(
        "abuse_girls_share",
        year,
        area,
        Part.ALL,
        count(victims, victim -> victim.sex().equals(Sex.GIRL)),
        victims.size());
  }

  private void addInjuries(int year, String area, List<District> districts, int children) {
    List<Injury> injuries = new ArrayList<>();
    List<FacilityInjury> seen = new ArrayList<>();
    for (District district : districts) {
      injuries.addAll(city.injuries().in(district, year));
    }
    for (Period month : Period.in(year, Period.Kind.MONTH)) {
      seen.addAll(within(districts, city.facilityInjuries().in(month), FacilityInjury::district));
    }
    table.addShare("injury_rate", year, area, Part.ALL, injuries.size(), children);
    table.addShare(
        "injury_death_rate", year, area, Part.ALL, count(injuries, Injury::deadly), children);
    for (Choice cause : Codes.CAUSES) {
      table.addCount(
          "injured_children_by_cause",
          year,
          area,
          Part.category(cause.code()),
          count(injuries, injury -> injury.cause().equals(cause.code())));
    }
    for (String sex : List.of(Sex.BOY, Sex.GIRL)) {
      table.addCount(
          "injured_children_by_sex",
          year,
          area,
          Part.sex(sex),
          count(injuries, injury -> injury.sex().equals(sex)));
    }
    for (Choice band : Codes.AGE_BANDS) {
      table.addCount(
          "injured_children_by_age_band",
          year,
          area,
          Part.ageBand(band.code()),
          count(injuries, injury -> injury.ageBand().equals(band.code())));
    }
    for (Choice place : Codes.PLACES) {
      table.addCount(
          "injured_children_by_place",
          year,
          area,
          Part.place(place.code()),
          count(injuries, injury -> injury.place().equals(place.code())));
    }
    if (!seen.isEmpty()) {
      table.addCount("facility_injuries", year, area, Part.ALL, seen.size());
    }
  }

  private void addHiv(int year, String area, List<District> districts) {
    List<HivChild> children =
        within(districts, city.hivChildren().in(Period.half(year, 2)), HivChild::district);
    List<HivChild> needy = children.stream().filter(child -> !child.needs().isEmpty()).toList();
    table.addShare(
        "hiv_served_share", year, area, Part.ALL, count(needy, HivChild::isServed), needy.size());
    for (Choice service : Codes.SERVICES) {
      table.addShare(
          "hiv_service_coverage",
          year,
          area,
          Part.category(service.code()),
          count(children, child -> child.given().contains(service.code())),
          count(children, child -> child.needs().contains(service.code())));
    }
  }

  private void addPupils(int year, String area, List<District> districts) {
    int primary = 0;
    int lowerSecondary = 0;
    int leftPrimary = 0;
    int leftLowerSecondary = 0;
    for (Pupils pupils : within(districts, city.pupils(year), Pupils::district)) {
      primary += pupils.primary();
      lowerSecondary += pupils.lowerSecondary();
      leftPrimary += pupils.leftPrimary();
      leftLowerSecondary += pupils.leftLowerSecondary();
    }
    String indicator = "pupils_left_rate";
    table.addShare(
        indicator,
        year,
        area,
        Part.ALL,
        leftPrimary + leftLowerSecondary,
        primary + lowerSecondary);
    table.addShare(indicator, year, area, Part.category("primary"), leftPrimary, primary);
    table.addShare(
        indicator,
        year,
        area,
        Part.category("lower-secondary"),
        leftLowerSecondary,
        lowerSecondary);
  }

  private void addParticipation(int year, String area, List<District> districts) {
    List<Activity> activities = new ArrayList<>();
    for (District district : districts) {
      activities.addAll(city.activities().in(district, year));
    }
    if (!activities.isEmpty()) {
      table.addCount(
          "participation_children",
          year,
          area,
          Part.ALL,
          activities.stream().mapToLong(Activity::participants).sum());
    }
  }

  private void addRegister(int year, String area, List<District> districts) {
    List<RegisterChild> children =
        within(districts, city.register().in(year), RegisterChild::district);
    table.addShare(
        "register_special_share",
        year,
        area,
        Part.ALL,
        count(children, child -> !child.groups().isEmpty()),
        children.size());
  }

  private static <T> List<T> within(
      List<District> districts, List<T> all, Function<T, District> where) {
    return all.stream().filter(it -> districts.contains(where.apply(it))).toList();
  }

  private static <T> long count(List<T> all, Predicate<T> that) {
    return all.stream().filter(that).count();
  }
}
