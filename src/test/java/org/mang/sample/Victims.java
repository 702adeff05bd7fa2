package org.mang.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The abused children of whom the police were told: 42 in 2019, 38 in 2020. */
final class Victims {
  private static final Map<Integer, List<Integer>> BY_MONTH =
      Map.of(
          2019, List.of(3, 2, 5, 4, 3, 6, 5, 4, 0, 4, 3, 3),
          2020, List.of(2, 0, 4, 3, 5, 6, 5, 3, 4, 0, 3, 3));

  /** The year's victims for whom support came too late, by their order in the year. */
  private static final Map<Integer, List<Integer>> LATE =
      Map.of(2019, List.of(4, 9, 15, 22, 28, 33, 40), 2020, List.of(17));

  /** Of these, the ones for whom no support had begun. */
  private static final Map<Integer, List<Integer>> NEVER =
      Map.of(2019, List.of(15, 40), 2020, List.of());

  private final Areas areas;
  private final Map<Period, List<Victim>> thrown = new LinkedHashMap<>();

  Victims(Areas areas) {
    this.areas = areas;
    for (int year : City.YEARS) {
      int number = 0;
      for (Period month : Period.in(year, Period.Kind.MONTH)) {
        int count = Objects.requireNonNull(BY_MONTH.get(year)).get(month.number() - 1);
        Dice dice = new Dice("victims/" + month.label());
        List<LocalDateTime> reports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          // Early enough for what was done about it to be known when the list is signed.
          reports.add(
              month
                  .start()
                  .plusDays(dice.below(month.end().getDayOfMonth() - 7))
                  .atTime(dice.from(6, 22), dice.below(12) * 5));
        }
        reports.sort(LocalDateTime::compareTo);
        List<Victim> victims = new ArrayList<>();
        for (LocalDateTime report : reports) {
          number++;
          victims.add(victim(number, report));
        }
        thrown.put(month, List.copyOf(victims));
      }
    }
  }

  List<Victim> in(Period month) {
    return Objects.requireNonNull(thrown.get(month));
  }

  List<Victim> in(int year) {
    return Period.in(year, Period.Kind.MONTH).stream()
        .flatMap(month -> in(month).stream())
        .toList();
  }

  private Victim victim(int number, LocalDateTime reportedAt) {
    int year = reportedAt.getYear();
    Dice dice = new Dice("victim/" + year + "/" + number);
    List<District> districts = areas.districts().stream().filter(District::hasCommunes).toList();
    District district =
        districts.get(
            dice.weighted(districts.stream().map(it -> (double) it.population()).toList()));
    Choice kind = Choice.pick(dice, Codes.ABUSE_KINDS);
    String sex = dice.chance(kind.code().equals("sexual") ? 0.88 : 0.5) ? Sex.GIRL : Sex.BOY;
    boolean sexUnknown = number % 19 == 7;
    LocalDate occurred = reportedAt.toLocalDate().minusDays(dice.below(40));
    LocalDate born = occurred.minusMonths(dice.from(30, 188)).minusDays(dice.below(28));
    boolean birthUnknown = number % 9 == 5;
    Choice risk =
        Choice.withCode(
            Codes.RISKS,
            number % 5 == 2 ? "high" : dice.pick(List.of("high", "medium", "medium", "low")));
    return new Victim(
        String.format(Locale.ROOT, "HS-%d-%03d", year, number),
        Names.of(dice, sex),
        birthUnknown ? null : born,
        birthUnknown ? (Integer) dice.from(5, 14) : null,
        sexUnknown ? Sex.UNKNOWN : sex,
        district,
        dice.chance(0.9) ? dice.pick(areas.lastingCommunes(district)) : null,
        dice.chance(0.9) ? occurred : null,
        reportedAt,
        dice.pick(Choice.pick(dice, Codes.REPORT_SOURCES).labels()),
        kind.code(),
        dice.pick(kind.labels()),
        risk.code(),
        dice.pick(risk.labels()),
        support(dice, number, reportedAt, risk.code()),
        dice.pick(Choice.pick(dice, Codes.HANDLINGS).labels()));
  }

  private static @Nullable LocalDateTime support(
      Dice dice, int number, LocalDateTime reportedAt, String risk) {
    int year = reportedAt.getYear();
    boolean high = risk.equals("high");
    if (Objects.requireNonNull(NEVER.get(year)).contains(number)) {
      return null;
    }
    if (Objects.requireNonNull(LATE.get(year)).contains(number)) {
      return reportedAt.plusHours(high ? dice.from(15, 40) : dice.from(172, 198));
    }
    return reportedAt.plusMinutes(5L * (high ? dice.from(6, 130) : dice.from(20, 690)));
  }
}
