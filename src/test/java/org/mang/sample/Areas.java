package org.mang.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hải Phòng's units with their dates, from the warehouse's own reference files. */
final class Areas {
  /** When Resolution 872/NQ-UBTVQH14 merged six communes into their neighbours. */
  static final LocalDate MERGERS = LocalDate.of(2020, 2, 1);

  private static final Path REFERENCE = Path.of("warehouse", "reference");

  /** People at the census of 2019, as far as sources tell. */
  private static final Map<String, Integer> POPULATION =
      Map.ofEntries(
          Map.entry("303", 96_111),
          Map.entry("304", 165_309),
          Map.entry("305", 219_762),
          Map.entry("306", 132_943),
          Map.entry("307", 118_047),
          Map.entry("308", 49_029),
          Map.entry("309", 60_319),
          Map.entry("311", 333_810),
          Map.entry("312", 195_717),
          Map.entry("313", 146_712),
          Map.entry("314", 140_417),
          Map.entry("315", 154_789),
          Map.entry("316", 182_835),
          Map.entry("317", 32_090),
          Map.entry("318", 624));

  private static final Pattern FIELD = Pattern.compile("(?:^|,)(?:\"([^\"]*)\"|([^,]*))");

  private final List<Area> all;
  private final List<Area> communesOf2019;
  private final List<List<String>> changes;

  private Areas(List<Area> all, List<List<String>> changes) {
    this.all = all;
    this.changes = changes;
    this.communesOf2019 = communes(MERGERS.minusDays(1));
  }

  static Areas read() throws IOException {
    List<Area> all = new ArrayList<>();
    for (List<String> line : lines(REFERENCE.resolve("areas.csv"))) {
      LocalDate to = line.get(6).isEmpty() ? LocalDate.MAX : LocalDate.parse(line.get(6));
      all.add(
          new Area(
              line.get(0),
              line.get(1),
              line.get(2),
              line.get(3),
              line.get(4),
              LocalDate.parse(line.get(5)),
              to));
    }
    return new Areas(List.copyOf(all), lines(REFERENCE.resolve("area_changes.csv")));
  }

  /** The fifteen districts, in order of their codes. */
  List<District> districts() {
    return all.stream()
        .filter(area -> area.level().equals("district") && area.existsOn(MERGERS))
        .map(area -> new District(area, POPULATION.getOrDefault(area.code(), 0)))
        .toList();
  }

  /** The communes of a district on a day; for the district that has none, itself. */
  List<Area> communes(District district, LocalDate day) {
    if (!district.hasCommunes()) {
      return List.of(district.area());
    }
    return communes(day).stream().filter(area -> area.parent().equals(district.code())).toList();
  }

  /** The communes that the mergers of 2020 left alone, in name too: sure ground for an event. */
  List<Area> lastingCommunes(District district) {
    List<Area> after = communes(district, MERGERS);
    return communesOf2019.stream()
        .filter(area -> area.parent().equals(district.code()))
        .filter(after::contains)
        .toList();
  }

  /** Where a unit of 2019 is found on a day: itself, or what it was merged into. */
  String codeOn(LocalDate day, String codeIn2019) {
    if (day.isBefore(MERGERS)) {
      return codeIn2019;
    }
    return changes.stream()
        .filter(change -> change.get(0).equals(MERGERS.toString()))
        .filter(change -> change.get(1).equals(codeIn2019))
        .map(change -> change.get(2))
        .findFirst()
        .orElse(codeIn2019);
  }

  private List<Area> communes(LocalDate day) {
    return all.stream()
        .filter(area -> area.level().equals("commune") && area.existsOn(day))
        .toList();
  }

  private static List<List<String>> lines(Path file) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      List<String> fields = new ArrayList<>();
      Matcher matcher = FIELD.matcher(line);
      while (matcher.find()) {
        fields.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
      }
      lines.add(List.copyOf(fields));
    }
    return List.copyOf(lines.subList(1, lines.size()));
  }
}
