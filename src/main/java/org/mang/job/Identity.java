package org.mang.job;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.check.Finding;
import org.mang.check.FindingCatalogue;
import org.mang.definition.Text;
import org.mang.form.Form;
import org.mang.form.Period;
import org.mang.form.PeriodKind;
import org.mang.intake.Heading;
import org.mang.intake.Table;
import org.mang.intake.TableRelations;
import org.mang.intake.Tables;
import org.mang.warehouse.Reporters;

/**
 * Whose report a file is, and of which period.
 *
 * @param period empty if it is not known, or has not begun yet; then a finding says so
 * @param reporter empty if it is not known; likewise
 * @param findings what is wrong with either, each at the line that says it
 */
record Identity(
    Optional<Period> period, Optional<Reporters.Reporter> reporter, List<Finding> findings) {

  /** So many rows tell the day that all are as of; one of another day is a finding. */
  private static final int LOOK_AT = 1_000;

  /**
   * Reads it from what stands above the tables, or from the day that rows are as of.
   *
   * @param received when the file came in
   */
  static Identity of(
      Connection connection,
      FindingCatalogue catalogue,
      Tables tables,
      TableRelations relations,
      LocalDate received)
      throws SQLException {
    Reader reader = new Reader(catalogue, tables, new Reporters(connection));
    Optional<Period> period = reader.period(stated(connection, tables, relations), received);
    @Nullable LocalDate on = period.map(Period::end).orElse(null);
    Optional<Reporters.Reporter> reporter = reader.reporter(on);
    reader.contradictions(period, reporter, on);
    return new Identity(period, reporter, List.copyOf(reader.findings));
  }

  private static Optional<Period> stated(
      Connection connection, Tables tables, TableRelations relations) throws SQLException {
    Table table = tables.first();
    String column = table.form().periodFrom();
    Table.Place place = column == null ? null : table.columns().get(column);
    Optional<Period> named =
        tables.all().stream()
            .map(each -> each.heading().period())
            .flatMap(Optional::stream)
            .findFirst();
    if (place == null) {
      return named;
    }
    try (Statement select = connection.createStatement();
        ResultSet result =
            select.executeQuery(
                "select mode(mang_date(c%d)) from %s"
                    .formatted(place.column() + 1, relations.head(table, LOOK_AT)))) {
      result.next();
      LocalDate asOf = result.getObject(1, LocalDate.class);
      if (asOf == null) {
        return named;
      }
      PeriodKind kind = table.form().periods().get(0);
      Period period =
          Period.of(kind, asOf.getYear(), (asOf.getMonthValue() - 1) / kind.months() + 1);
      return Optional.of(period.covering(period.start(), asOf));
    }
  }

  /** Collects what is wrong on the way. */
  private static final class Reader {
    private final FindingCatalogue catalogue;
    private final Tables tables;
    private final Reporters reporters;
    private final List<Finding> findings = new ArrayList<>();

    Reader(FindingCatalogue catalogue, Tables tables, Reporters reporters) {
      this.catalogue = catalogue;
      this.tables = tables;
      this.reporters = reporters;
    }

    Optional<Period> period(Optional<Period> stated, LocalDate received) {
      Table table = tables.first();
      Optional<Heading.Line> line = table.heading().periodLine();
      if (stated.isEmpty()) {
        if (table.form().periodFrom() != null) {
          add("PERIOD_NOT_DATED", table, null, same(header(table.form())), null);
        } else {
          add(isFilledIn(line) ? "PERIOD_UNREADABLE" : "PERIOD_UNKNOWN", table, line);
        }
        return stated;
      }
      Period period = stated.get();
      if (!table.form().periods().contains(period.kind())) {
        add("PERIOD_KIND", table, line.orElse(null), kinds(table.form()), period);
      }
      if (period.start().isAfter(received)) {
        add("PERIOD_IN_FUTURE", table, line.orElse(null), same(""), period);
        return Optional.empty();
      }
      return stated;
    }

    Optional<Reporters.Reporter> reporter(@Nullable LocalDate on) throws SQLException {
      Table table = tables.first();
      Heading heading = table.heading();
      Optional<Reporters.Reporter> reporter =
          reporters.named(table.form(), heading.reporterLines(), on);
      if (reporter.isEmpty()) {
        Optional<Heading.Line> line = heading.officeLine();
        findings.add(
            catalogue.finding(
                isFilledIn(line) ? "REPORTER_UNREADABLE" : "REPORTER_UNKNOWN",
                table.sheet().name(),
                line.map(Heading.Line::row).orElse(null),
                line.map(Heading.Line::column).orElse(null),
                null,
                line.map(Heading.Line::text).orElse(null),
                same(""),
                isFilledIn(line)
                    ? reporters.nearest(line.orElseThrow().text(), on).orElse(null)
                    : null));
      }
      return reporter;
    }

    /** Tables that speak of another period or office than the first: a file is one submission. */
    void contradictions(
        Optional<Period> period, Optional<Reporters.Reporter> reporter, @Nullable LocalDate on)
        throws SQLException {
      for (Table further : tables.all().subList(1, tables.all().size())) {
        Heading heading = further.heading();
        Optional<Period> other = heading.period().or(() -> Heading.yearOf(further.sheet()));
        if (period.isPresent()
            && other.isPresent()
            && (other.get().year() != period.get().year()
                || (heading.period().isPresent()
                    && !other.get().code().equals(period.get().code())))) {
          add(
              "SEVERAL_PERIODS",
              further,
              heading.periodLine().orElse(null),
              period.get().name(),
              other.get());
        }
        Optional<Reporters.Reporter> office =
            reporters.named(tables.form(), heading.officeLines(), on);
        if (office.isPresent() && reporter.isPresent() && !office.equals(reporter)) {
          findings.add(
              catalogue.finding(
                  "SEVERAL_REPORTERS",
                  further.sheet().name(),
                  null,
                  office.get().code(),
                  same(reporter.get().code()),
                  null));
        }
      }
    }

    private void add(String code, Table table, Optional<Heading.Line> line) {
      add(code, table, line.orElse(null), same(""), null);
    }

    private void add(
        String code,
        Table table,
        Heading.@Nullable Line line,
        Text expected,
        @Nullable Period period) {
      String value = line == null ? period == null ? null : period.name().vi() : line.text();
      findings.add(
          catalogue.finding(
              code,
              table.sheet().name(),
              line == null ? null : line.row(),
              line == null ? null : line.column(),
              null,
              value,
              expected,
              null));
    }
  }

  private static String header(Form form) {
    return form.columns().entrySet().stream()
        .filter(e -> e.getKey().equals(form.periodFrom()))
        .map(e -> e.getValue().header())
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFilledIn(Optional<Heading.Line> line) {
    return line.filter(Heading.Line::isFilledIn).isPresent();
  }

  private static Text same(String words) {
    return new Text(words, words);
  }

  private static Text kinds(Form form) {
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
