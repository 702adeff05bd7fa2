package org.mang.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The districts' activities for children's participation: in 2020 every district has some, in 2019
 * all but Bạch Long Vĩ.
 */
final class Activities {
  private static final List<String> THEMES =
      List.of(
          "phòng, chống bạo lực học đường",
          "an toàn trên không gian mạng",
          "phòng, chống tai nạn đuối nước",
          "môi trường xanh - sạch - đẹp",
          "trường học thân thiện",
          "quyền và bổn phận của trẻ em");

  private record Place(District district, Period quarter) {}

  private final Map<Place, List<Activity>> thrown = new LinkedHashMap<>();

  Activities(Areas areas) {
    for (int year : City.YEARS) {
      for (District district : areas.districts()) {
        for (Period quarter : Period.in(year, Period.Kind.QUARTER)) {
          thrown.put(new Place(district, quarter), activities(areas, district, quarter));
        }
      }
    }
  }

  List<Activity> in(District district, Period quarter) {
    return Objects.requireNonNull(thrown.get(new Place(district, quarter)));
  }

  List<Activity> in(District district, int year) {
    return Period.in(year, Period.Kind.QUARTER).stream()
        .flatMap(quarter -> in(district, quarter).stream())
        .toList();
  }

  private static List<Activity> activities(Areas areas, District district, Period quarter) {
    Dice dice = new Dice("activities/" + district.code() + "/" + quarter.label());
    List<Area> places =
        district.hasCommunes() ? areas.lastingCommunes(district) : List.of(district.area());
    int count = count(dice, district, quarter);
    List<LocalDate> days = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      days.add(quarter.start().plusDays(dice.from(3, 85)));
    }
    days.sort(LocalDate::compareTo);
    List<Activity> activities = new ArrayList<>();
    for (LocalDate day : days) {
      Choice form = Choice.pick(dice, Codes.PARTICIPATION_FORMS);
      int participants = district.hasCommunes() ? dice.from(30, 260) : dice.from(15, 40);
      activities.add(
          new Activity(
              title(dice, form),
              dice.pick(form.labels()),
              day,
              dice.pick(places),
              participants,
              (int) (participants * dice.between(0.42, 0.58))));
    }
    return List.copyOf(activities);
  }

  private static int count(Dice dice, District district, Period quarter) {
    if (!district.hasCommunes()) {
      return quarter.year() == 2020 && quarter.number() == 2 ? 1 : 0;
    }
    // The Month of Action for Children is June.
    return quarter.number() == 2
        ? dice.from(2, 4)
        : dice.weighted(List.of(2.0, 4.0, 3.0, 2.0, 1.0))
            + (hasStory(district, quarter) && quarter.number() == 1 ? 1 : 0);
  }

  /** Two of the story's files need a line to be about. */
  private static boolean hasStory(District district, Period quarter) {
    return quarter.year() == 2020
        && (district.code().equals(District.HAI_AN) || district.code().equals(District.AN_DUONG));
  }

  private static String title(Dice dice, Choice form) {
    String theme = dice.pick(THEMES);
    return switch (form.code()) {
      case "forum" -> "Diễn đàn trẻ em với chủ đề " + theme;
      case "council" -> "Phiên họp Hội đồng trẻ em về " + theme;
      case "dialogue" -> "Lãnh đạo địa phương gặp gỡ, đối thoại với trẻ em về " + theme;
      case "survey" -> "Lấy ý kiến trẻ em về " + theme;
      default -> "Sinh hoạt câu lạc bộ quyền trẻ em: " + theme;
    };
  }
}
