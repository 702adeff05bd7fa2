package org.mang.cli;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A line a year; years for which nothing came in share one, which says how much is missing. */
final class YearLines {

  private final SortedMap<Integer, Map<ReportStatus, Long>> counts = new TreeMap<>();
  private final SortedMap<Integer, Long> received = new TreeMap<>();

  private YearLines() {}

  /** Reads the rows of {@link StatusTables#years}. */
  static YearLines read(ResultSet rows) throws SQLException {
    YearLines lines = new YearLines();
    while (rows.next()) {
      int year = rows.getInt(1);
      lines
          .counts
          .computeIfAbsent(year, key -> new EnumMap<>(ReportStatus.class))
          .put(ReportStatus.of(rows.getString(2)), rows.getLong(3));
      lines.received.merge(year, rows.getLong(4), Long::sum);
    }
    return lines;
  }

  /** Without the year that is shown whole. */
  List<String> lines(int but, Mang mang) {
    List<String> lines = new ArrayList<>();
    List<Integer> silent = new ArrayList<>();
    Map<ReportStatus, Long> ofSilent = new EnumMap<>(ReportStatus.class);
    counts.forEach(
        (year, statuses) -> {
          if (year == but) {
            return;
          }
          if (received.getOrDefault(year, 0L) > 0) {
            lines.add(year + ": " + words(statuses, mang) + ".");
          } else {
            silent.add(year);
            statuses.forEach((status, count) -> ofSilent.merge(status, count, Long::sum));
          }
        });
    if (!silent.isEmpty()) {
      lines.add(
          mang.say("%s: chưa nhận được gì; %s.", "%s: nothing received; %s.")
              .formatted(years(silent), words(ofSilent, mang)));
    }
    return lines;
  }

  private static String words(Map<ReportStatus, Long> statuses, Mang mang) {
    return statuses.entrySet().stream()
        .map(each -> each.getValue() + " " + each.getKey().words(mang))
        .collect(Collectors.joining("; "));
  }

  /** 2019, 2021–2026. */
  private static String years(List<Integer> years) {
    List<String> runs = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < years.size(); i++) {
      if (i + 1 == years.size() || years.get(i + 1) > years.get(i) + 1) {
        runs.add(first == i ? "" + years.get(i) : years.get(first) + "–" + years.get(i));
        first = i + 1;
      }
    }
    return String.join(", ", runs);
  }
}
