package org.mang.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * As many small workbooks as a country's districts send in a month. There being one city's
 * districts, they report for many periods, and send each report in many versions, whose figures
 * differ.
 */
final class Workbooks {

  private static final int FIRST_YEAR = 2009;
  private static final int LAST_YEAR = 2023;
  private static final LocalDateTime FIRST_RECEIPT = LocalDateTime.of(2024, 3, 1, 8, 0);

  private final Launcher launcher;
  private final Scratch scratch;
  private final int count;
  private final Map<LocalDate, Map<String, List<String>>> officesOn = new HashMap<>();

  /** A part of a year, as a district reports on it. */
  private record Period(String words, LocalDate from, LocalDate to) {

    static List<Period> of(int year) {
      return List.of(
          new Period("6 tháng đầu năm ", LocalDate.of(year, 1, 1), LocalDate.of(year, 6, 30)),
          new Period("6 tháng cuối năm ", LocalDate.of(year, 7, 1), LocalDate.of(year, 12, 31)),
          new Period("Năm ", LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
    }

    String line() {
      return "%s%d (từ %s đến %s)".formatted(words, to.getYear(), day(from), day(to));
    }

    private static String day(LocalDate day) {
      return String.format(
          Locale.ROOT, "%02d/%02d/%d", day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
  }

  Workbooks(Launcher launcher, Scratch scratch, int count) {
    this.launcher = launcher;
    this.scratch = scratch;
    this.count = count;
  }

  Result load() throws Exception {
    Path folder = Files.createDirectories(scratch.folder().resolve("month"));
    write(folder);
    Path home = scratch.home();
    Child child = launcher.mang(home, "load", folder.toString()).ending(0, "");
    Store.agree(
        "workbooks accepted",
        count,
        Store.number(home, "select count(*) from core.submission where state = 'accepted'"));
    Scratch.delete(home);
    Scratch.delete(folder);
    return new Result(
        Limit.WORKBOOKS,
        count / child.seconds(),
        child.seconds(),
        null,
        child.peakMb(),
        "%,d workbooks".formatted(count));
  }

  /** First all reports once, then all of them again, until there are enough. */
  private void write(Path folder) throws IOException, SQLException {
    Map<String, OfficeWorkbook> made = new HashMap<>();
    Random random = new Random(73);
    int file = 0;
    try (BufferedWriter receipts = Files.newBufferedWriter(folder.resolve("receipts.csv"))) {
      receipts.write("file,received_at,received_from\n");
      for (int version = 1; file < count; version++) {
        for (int year = FIRST_YEAR; year <= LAST_YEAR && file < count; year++) {
          for (Period period : Period.of(year)) {
            for (Map.Entry<String, List<String>> office : offices(period.to()).entrySet()) {
              if (file < count) {
                String name = "Bieu 01TE - %05d.xlsx".formatted(++file);
                workbook(made, office)
                    .write(
                        folder.resolve(name),
                        period.line(),
                        "Bản %d, ngày 1 tháng 3 năm 2024".formatted(version),
                        new Random(office.getKey().hashCode()),
                        random);
                receipts.write(
                    "%s,%s:00,%s\n"
                        .formatted(name, FIRST_RECEIPT.plusMinutes(file), "Phòng LĐTBXH"));
              }
            }
          }
        }
      }
    }
  }

  /** Districts with the names of their communes on a day, in order of their codes. */
  private Map<String, List<String>> offices(LocalDate day) throws SQLException {
    Map<String, List<String>> offices = officesOn.get(day);
    if (offices == null) {
      offices =
          Communes.on(day.toString()).stream()
              .collect(
                  Collectors.groupingBy(
                      Communes.Commune::districtName,
                      TreeMap::new,
                      Collectors.mapping(Communes.Commune::name, Collectors.toList())));
      officesOn.put(day, offices);
    }
    return offices;
  }

  private static OfficeWorkbook workbook(
      Map<String, OfficeWorkbook> made, Map.Entry<String, List<String>> office) throws IOException {
    String key = office.toString();
    OfficeWorkbook workbook = made.get(key);
    if (workbook == null) {
      workbook = new OfficeWorkbook(office.getKey(), office.getValue());
      made.put(key, workbook);
    }
    return workbook;
  }
}
