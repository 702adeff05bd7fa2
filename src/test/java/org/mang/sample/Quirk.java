package org.mang.sample;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Habits of district clerks. None is a mistake: a form that reads well reads them all. */
enum Quirk {
  DOTTED_COUNTS("counts typed as text with a dot for thousands: 1.400"),
  THOUSANDS_FORMAT("counts as numbers, shown with a thousands separator"),
  BARE_NAMES("communes without their type: Đa Phúc for Phường Đa Phúc"),
  SLASHED_HEADER("the header Xã/phường/thị trấn for Xã, phường, thị trấn"),
  TOWNS_APART("a Roman-numeral row before the townships, and one before the communes"),
  DATES_AS_TEXT("dates typed as text, dd/MM/yyyy"),
  SAYS_KHONG("the word không in some cells of the crosstab where 0/0 belongs"),
  DECOMPOSED("all text in Unicode NFD: letters and accents apart");

  private static final Map<String, Set<Quirk>> OF_DISTRICT =
      Map.ofEntries(
          Map.entry("303", Set.of(DOTTED_COUNTS, DATES_AS_TEXT)),
          Map.entry("304", Set.of(DECOMPOSED, SLASHED_HEADER)),
          Map.entry("305", Set.of(SAYS_KHONG)),
          Map.entry("306", Set.of(BARE_NAMES, DATES_AS_TEXT)),
          Map.entry("307", Set.of(THOUSANDS_FORMAT)),
          Map.entry("308", Set.of(SAYS_KHONG, THOUSANDS_FORMAT)),
          Map.entry("309", Set.of(BARE_NAMES)),
          Map.entry("311", Set.of(TOWNS_APART, THOUSANDS_FORMAT)),
          Map.entry("312", Set.of(SAYS_KHONG, DATES_AS_TEXT)),
          Map.entry("313", Set.of(TOWNS_APART, DOTTED_COUNTS)),
          Map.entry("314", Set.of(THOUSANDS_FORMAT)),
          Map.entry("315", Set.of(BARE_NAMES, DATES_AS_TEXT)),
          Map.entry("316", Set.of(SLASHED_HEADER)),
          Map.entry("317", Set.of(TOWNS_APART, SAYS_KHONG)));

  private final String description;

  Quirk(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  boolean isOf(District district) {
    return OF_DISTRICT.getOrDefault(district.code(), Set.of()).contains(this);
  }

  List<District> among(List<District> districts) {
    return districts.stream().filter(this::isOf).toList();
  }
}
