package org.mang.job;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;
import org.mang.form.Form;
import org.mang.form.Period;
import org.mang.form.PeriodInWords;
import org.mang.form.PeriodKind;
import org.mang.form.PeriodReading;
import org.mang.intake.Heading;
import org.mang.intake.Said;
import org.mang.intake.StatedPeriod;
import org.mang.intake.Table;
import org.mang.intake.Tables;

/** Of which period a file is: by what stands above its tables, or by the day its rows are as of. */
final class PeriodReader {

  /** As in the documents. */
  private static final int EXAMPLE_YEAR = 2020;

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d\\d(?!\\d)");

  private final Tables tables;
  private final Form form;
  private final HeadingFindings say;
  private final LocalDate received;

  PeriodReader(Tables tables, HeadingFindings say, LocalDate received) {
    this.tables = tables;
    this.form = tables.form();
    this.say = say;
    this.received = received;
  }

  /**
   * The period; empty, and a finding says why, if it is not known or has not begun.
   *
   * @param said it holds where the file does not say a period
   * @param asOf the day that most rows are as of; one of another day is a finding
   */
  Optional<Period> period(Said said, @Nullable LocalDate asOf) {
    Table table = tables.first();
    Optional<Period> ofSaid = said(said.period(), table);
    Optional<Period> dated =
        Optional.ofNullable(asOf)
            .map(day -> in(form.periods().get(0), day))
            .map(period -> period.covering(period.start(), Objects.requireNonNull(asOf)));
    Table stating =
        tables.all().stream()
            .filter(t -> !(read(t).reading() instanceof PeriodReading.Unclear))
            .findFirst()
            .orElse(table);
    StatedPeriod stated = read(stating);
    if (dated.isPresent()) {
      compare(ofSaid, dated.get(), table, read(table).line());
      return sound(table, dated.get(), read(table).line());
    }
    if (stated.reading() instanceof PeriodReading.Clear clear) {
      compare(ofSaid, clear.period(), stating, stated.line());
      Optional<Period> period = sound(stating, clear.period(), stated.line());
      period.ifPresent(p -> sayOfSums(p, stated.line()));
      return period;
    }
    if (ofSaid.isPresent()) {
      return sound(table, ofSaid.get(), null);
    }
    unread(stating, stated);
    return Optional.empty();
  }

  private Optional<Period> said(@Nullable String code, Table table) {
    if (code == null) {
      return Optional.empty();
    }
    Optional<Period> period = Period.ofCode(code);
    if (period.isEmpty()) {
      say.add(
          "SAID_UNKNOWN",
          table,
          null,
          code,
          HeadingFindings.same("2020, 2020-H1, 2020-Q3, 2020-M03"),
          null);
    }
    return period;
  }

  private void compare(
      Optional<Period> said, Period stated, Table table, Heading.@Nullable Line line) {
    if (said.isPresent() && !said.get().code().equals(stated.code())) {
      String value = line == null ? stated.name().vi() : line.text();
      say.add("SAID_OTHERWISE", table, line, value, said.get().name(), null);
    }
  }

  private static StatedPeriod read(Table table) {
    return table.heading().statedPeriod();
  }

  private Optional<Period> sound(Table table, Period period, Heading.@Nullable Line line) {
    String value = line == null ? period.name().vi() : line.text();
    if (!form.periods().contains(period.kind())) {
      say.add("PERIOD_KIND", table, line, value, kinds(), null);
    }
    if (period.start().isAfter(received)) {
      say.add("PERIOD_IN_FUTURE", table, line, value, HeadingFindings.NOTHING, null);
      return Optional.empty();
    }
    return Optional.of(period);
  }

  /** Of a whole year, or of what begins with the year, the sum since January is its own. */
  private void sayOfSums(Period period, Heading.@Nullable Line stated) {
    if (period.start().getMonthValue() == 1 && period.kind() != PeriodKind.YEAR) {
      return;
    }
    for (Table each : tables.all()) {
      each.heading().lines().stream()
          .filter(line -> !line.equals(stated) && PeriodInWords.isSum(line.text()))
          .forEach(line -> say.add("CUMULATIVE_HEADING", each, line, period.name()));
    }
  }

  private void unread(Table table, StatedPeriod stated) {
    Heading.Line line = stated.line();
    Text example = HeadingFindings.same(example(line).asWritten());
    boolean isLabelled = table.heading().periodLine().isPresent();
    if (stated.reading() instanceof PeriodReading.Contradictory two) {
      Text both =
          new Text(
              two.one().vi() + "; " + two.other().vi(), two.one().en() + "; " + two.other().en());
      say.add("PERIOD_CONTRADICTORY", table, line, both);
    } else if (stated.reading() instanceof PeriodReading.SchoolYear) {
      say.add("PERIOD_SCHOOL_YEAR", table, line, example);
    } else if (form.periodFrom() != null) {
      say.add("PERIOD_NOT_DATED", table, null, HeadingFindings.same(dateHeader()));
    } else if (line == null || !isLabelled || !line.isPeriodFilledIn()) {
      say.add("PERIOD_UNKNOWN", table, line, example);
    } else {
      boolean isSum = stated.reading() instanceof PeriodReading.Cumulative;
      say.add(isSum ? "PERIOD_CUMULATIVE" : "PERIOD_UNREADABLE", table, line, example);
    }
  }

  /** A period that the form takes, of the last year that the line speaks of. */
  private Period example(Heading.@Nullable Line line) {
    PeriodKind kind = form.periods().get(0);
    List<Integer> years =
        line == null
            ? List.of()
            : YEAR.matcher(line.text())
                .results()
                .map(MatchResult::group)
                .map(Integer::valueOf)
                .filter(year -> year <= received.getYear())
                .toList();
    return Period.of(kind, years.isEmpty() ? EXAMPLE_YEAR : years.get(years.size() - 1), 1);
  }

  private static Period in(PeriodKind kind, LocalDate day) {
    return Period.of(kind, day.getYear(), (day.getMonthValue() - 1) / kind.months() + 1);
  }

  private String dateHeader() {
    return form.columns().entrySet().stream()
        .filter(e -> e.getKey().equals(form.periodFrom()))
        .map(e -> e.getValue().header())
        .findFirst()
        .orElseThrow();
  }

  private Text kinds() {
    String en = form.periods().stream().map(PeriodKind::code).collect(Collectors.joining(", "));
    String vi =
        form.periods().stream()
            .map(
                kind ->
                    switch (kind) {
                      case MONTH -> "tháng";
                      case QUARTER -> "quý";
                      case HALF_YEAR -> "6 tháng";
                      case YEAR -> "năm";
                    })
            .collect(Collectors.joining(", "));
    return new Text(vi, en);
  }
}
