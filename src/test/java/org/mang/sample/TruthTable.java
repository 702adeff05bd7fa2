package org.mang.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines of {@code truth/indicator_value.csv}. */
final class TruthTable {
  /** Stands for "all", as in SDMX. */
  static final String TOTAL = "_T";

  private static final String HEADER =
      "indicator_code,year,area_code,sex_code,age_band_code,category_code,place_code,"
          + "numerator,denominator";

  /** Which part of the children or events a value is about. */
  record Part(String sex, String ageBand, String category, String place) {
    static final Part ALL = new Part(TOTAL, TOTAL, TOTAL, TOTAL);

    static Part sex(String code) {
      return new Part(code, TOTAL, TOTAL, TOTAL);
    }

    static Part ageBand(String code) {
      return new Part(TOTAL, code, TOTAL, TOTAL);
    }

    static Part category(String code) {
      return new Part(TOTAL, TOTAL, code, TOTAL);
    }

    static Part place(String code) {
      return new Part(TOTAL, TOTAL, TOTAL, code);
    }
  }

  /** A share or rate where there is a denominator, else a count. */
  record Value(
      String indicator, int year, String area, Part part, long numerator, Optional<Long> of) {

    double share() {
      return (double) numerator / of.orElseThrow();
    }
  }

  private final List<Value> values = new ArrayList<>();

  void addCount(String indicator, int year, String area, Part part, long count) {
    values.add(new Value(indicator, year, area, part, count, Optional.empty()));
  }

  /** Adds a share, unless it is one of nothing. */
  void addShare(
      String indicator, int year, String area, Part part, long numerator, long denominator) {
    if (denominator > 0) {
      values.add(new Value(indicator, year, area, part, numerator, Optional.of(denominator)));
    }
  }

  /** The city's value as a whole. */
  Value city(String indicator, int year) {
    return values.stream()
        .filter(value -> value.indicator().equals(indicator) && value.year() == year)
        .filter(value -> value.area().equals(City.CODE) && value.part().equals(Part.ALL))
        .findFirst()
        .orElseThrow();
  }

  String csv() {
    return values.stream()
        .map(
            value ->
                String.join(
                    ",",
                    value.indicator(),
                    Integer.toString(value.year()),
                    value.area(),
                    value.part().sex(),
                    value.part().ageBand(),
                    value.part().category(),
                    value.part().place(),
                    Long.toString(value.numerator()),
                    value.of().map(String::valueOf).orElse("")))
        .collect(Collectors.joining("\n", HEADER + "\n", "\n"));
  }
}
