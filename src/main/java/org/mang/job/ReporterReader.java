package org.mang.job;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.form.Period;
import org.mang.intake.Heading;
import org.mang.intake.Said;
import org.mang.intake.Table;
import org.mang.intake.Tables;
import org.mang.warehouse.Reporters;

/** Whose report a file is. */
final class ReporterReader {

  private final Tables tables;
  private final Reporters reporters;
  private final HeadingFindings say;

  ReporterReader(Tables tables, Reporters reporters, HeadingFindings say) {
    this.tables = tables;
    this.reporters = reporters;
    this.say = say;
  }

  /**
   * The office that is named; one that was there in the period before one that was not.
   *
   * @param said it holds where the file names none
   * @param period null if it is not known
   */
  Optional<Reporters.Reporter> reporter(Said said, @Nullable Period period) throws SQLException {
    Table table = tables.first();
    Heading heading = table.heading();
    LocalDate on = period == null ? null : period.end();
    Optional<Reporters.Reporter> reporter =
        reporters.named(tables.form(), heading.reporterLines(), on);
    if (reporter.isEmpty() && on != null) {
      reporter = reporters.named(tables.form(), heading.reporterLines(), null);
    }
    String code = said.reporter();
    if (code != null) {
      Optional<Reporters.Reporter> ofSaid = reporters.ofCode(tables.form(), code);
      if (ofSaid.isEmpty()) {
        say.add("SAID_UNKNOWN", table, null, code, HeadingFindings.NOTHING, null);
      } else if (reporter.isEmpty()) {
        return ofSaid;
      } else if (!reporter.equals(ofSaid)) {
        say.add(
            "SAID_OTHERWISE", table, null, reporter.get().code(), HeadingFindings.same(code), null);
      }
    }
    if (reporter.isEmpty()) {
      Heading.Line line = heading.officeLine().orElse(null);
      if (line != null && line.isOfficeFilledIn()) {
        String nearest = reporters.nearest(line.text(), on).orElse(null);
        say.add("REPORTER_UNREADABLE", table, line, line.text(), HeadingFindings.NOTHING, nearest);
      } else {
        say.add("REPORTER_UNKNOWN", table, line, HeadingFindings.NOTHING);
      }
    }
    return reporter;
  }

  /** Every line that may name an office. */
  static List<String> lines(Heading heading) {
    return Stream.concat(heading.reporterLines().stream(), heading.officeLines().stream()).toList();
  }

  /** The period, if the office is there in it; of the two, a year is the easier mistaken. */
  Optional<Period> whileItIsThere(Reporters.Reporter reporter, Period period) throws SQLException {
    Reporters.Life life = reporters.life(tables.form(), reporter);
    LocalDate to = life.to();
    if (!life.from().isAfter(period.end()) && (to == null || !to.isBefore(period.end()))) {
      return Optional.of(period);
    }
    Table table = tables.first();
    Heading.Line line = table.heading().statedPeriod().line();
    say.add(
        "PERIOD_NOT_OF_OFFICE",
        table,
        line,
        line == null ? period.name().vi() : line.text(),
        HeadingFindings.same(Period.days(life.from(), to)),
        null);
    return Optional.empty();
  }

  /** Tables that speak of another period or office than the first: a file is one submission. */
  void contradictions(Optional<Period> period, Optional<Reporters.Reporter> reporter)
      throws SQLException {
    LocalDate on = period.map(Period::end).orElse(null);
    for (Table further : tables.all().subList(1, tables.all().size())) {
      Heading heading = further.heading();
      Optional<Period> other = heading.period().or(() -> Heading.yearOf(further.sheet()));
      if (period.isPresent()
          && other.isPresent()
          && (other.get().year() != period.get().year()
              || (heading.period().isPresent()
                  && !other.get().code().equals(period.get().code())))) {
        Heading.Line line = heading.periodLine().orElse(null);
        say.add(
            "SEVERAL_PERIODS",
            further,
            line,
            line == null ? other.get().name().vi() : line.text(),
            period.get().name(),
            null);
      }
      Optional<Reporters.Reporter> office =
          reporters.named(tables.form(), heading.officeLines(), on);
      if (office.isPresent() && reporter.isPresent() && !office.equals(reporter)) {
        say.add(
            "SEVERAL_REPORTERS",
            further,
            null,
            office.get().code(),
            HeadingFindings.same(reporter.get().code()),
            null);
      }
    }
  }
}
