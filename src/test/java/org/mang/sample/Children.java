package org.mang.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How many children live where, at the four stocktakings of two years.
 *
 * <p>The city's totals are set; communes get their parts by weight. It all happens on the communes
 * of 2019, whose rows are added up where the mergers of 2020 joined them, so that growth is
 * consistent across the mergers.
 */
final class Children {
  /**
   * A stocktaking of the whole city.
   *
   * @param children persons under 16
   * @param special of them in special circumstances
   * @param unassisted the share of those whom nobody has helped yet
   */
  private record Stock(Period period, int children, int special, double unassisted) {}

  private static final List<Stock> STOCKS =
      List.of(
          new Stock(Period.half(2019, 1), 503_900, 5_351, 0.030),
          new Stock(Period.wholeOf(2019), 505_400, 5_261, 0.024),
          new Stock(Period.half(2020, 1), 507_000, 5_111, 0.015),
          new Stock(Period.wholeOf(2020), 508_700, 4_985, 0.009));

  private final Areas areas;
  private final Map<Period, Map<String, ChildCount>> rows = new LinkedHashMap<>();

  Children(Areas areas) {
    this.areas = areas;
    for (int stock = 0; stock < STOCKS.size(); stock++) {
      rows.put(STOCKS.get(stock).period(), count(stock));
    }
  }

  /** The rows of a district's form, in order of the communes' codes. */
  List<ChildCount> in(District district, Period period) {
    Map<String, ChildCount> byArea = Objects.requireNonNull(rows.get(period));
    return areas.communes(district, period.end()).stream()
        .map(area -> Objects.requireNonNull(byArea.get(area.code())))
        .toList();
  }

  /** A district's sum. */
  ChildCount of(District district, Period period) {
    return ChildCount.sum(district.code(), in(district, period));
  }

  /** The city's sum. */
  ChildCount of(Period period) {
    Map<String, ChildCount> byArea = Objects.requireNonNull(rows.get(period));
    return ChildCount.sum(City.CODE, List.copyOf(byArea.values()));
  }

  private Map<String, ChildCount> count(int index) {
    Stock stock = STOCKS.get(index);
    List<String> codes = new ArrayList<>();
    List<Double> childWeights = new ArrayList<>();
    List<Double> specialWeights = new ArrayList<>();
    for (District district : areas.districts()) {
      List<Area> communes = areas.communes(district, Areas.MERGERS.minusDays(1));
      double poverty = new Dice("poverty/" + district.code()).between(0.78, 1.28);
      double sum = 0;
      for (Area commune : communes) {
        sum += weight(commune);
      }
      for (Area commune : communes) {
        Dice dice = new Dice("growth/" + commune.code());
        double growth = 1 + index * dice.between(-0.003, 0.003);
        double children = district.population() * weight(commune) / sum * growth;
        codes.add(commune.code());
        childWeights.add(children);
        specialWeights.add(children * poverty * dice.between(0.8, 1.2));
      }
    }
    List<Integer> children = Shares.of(stock.children(), childWeights);
    List<Integer> special = Shares.of(stock.special(), specialWeights);

    Map<String, ChildCount> counted = new LinkedHashMap<>();
    for (int i = 0; i < codes.size(); i++) {
      ChildCount row = row(codes.get(i), children.get(i), special.get(i), stock.unassisted());
      String code = areas.codeOn(stock.period().end(), row.area());
      counted.merge(code, row, (one, other) -> ChildCount.sum(code, List.of(one, other)));
    }
    return Collections.unmodifiableMap(counted);
  }

  private static double weight(Area commune) {
    double town = commune.type().equals("Thị trấn") ? 1.3 : 1;
    return town * new Dice("commune/" + commune.code()).between(0.6, 1.6);
  }

  /**
   * A commune's row. The children in special circumstances are thrown one by one, always in the
   * same order, so that from one stocktaking to the next most of them stay the same.
   */
  private static ChildCount row(String code, int children, int special, double unassisted) {
    Integer[] counts = new Integer[ChildCount.COLUMNS];
    Arrays.fill(counts, 0);
    Dice dice = new Dice("children/" + code);
    counts[ChildCount.CHILDREN] = children;
    counts[ChildCount.GIRLS] = (int) (children * dice.between(0.470, 0.484));
    counts[ChildCount.UNDER_6] = (int) (children * dice.between(0.36, 0.40));
    counts[ChildCount.AT_RISK] = (int) (children * dice.between(0.05, 0.09));
    counts[ChildCount.SPECIAL] = special;
    for (int i = 0; i < special; i++) {
      int first = dice.weighted(Codes.SPECIAL_GROUPS.stream().map(Choice::weight).toList());
      int second = dice.weighted(Codes.SPECIAL_GROUPS.stream().map(Choice::weight).toList());
      counts[ChildCount.GROUPS + first]++;
      if (dice.chance(0.15) && second != first) {
        counts[ChildCount.GROUPS + second]++;
      }
      if (dice.chance(0.45)) {
        counts[ChildCount.SPECIAL_GIRLS]++;
      }
      if (!dice.chance(unassisted)) {
        counts[ChildCount.ASSISTED]++;
      }
    }
    return new ChildCount(code, List.of(counts));
  }
}
