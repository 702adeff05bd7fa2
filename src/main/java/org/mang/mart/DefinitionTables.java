package org.mang.mart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mang.form.Period;
import org.mang.form.PeriodKind;

/** Writes the definitions into the tables of V2__definitions.sql, in place of what was there. */
final class DefinitionTables {

  private final Connection duckdb;

  DefinitionTables(Connection duckdb) {
    this.duckdb = duckdb;
  }

  /**
   * Writes them.
   *
   * @param asOf the instant as of which marts are to speak
   * @param boundaries the day on whose boundaries; null: as reported
   */
  void write(MartDefinitions definitions, LocalDateTime asOf, @Nullable LocalDate boundaries)
      throws SQLException {
    rewrite("core.period", periods(years(definitions.plans(), asOf)));
    say(asOf, boundaries);
    rewrite("core.measure", definitions.measures().values().stream().map(this::row).toList());
    rewrite("core.indicator", definitions.indicators().values().stream().map(this::row).toList());
    rewrite("core.indicator_component", components(definitions.indicators().values()));
    rewrite("core.indicator_breakdown", breakdowns(definitions.indicators().values()));
    rewrite("core.source_choice", choices(definitions.indicators().values()));
    rewrite("core.plan", definitions.plans().stream().map(this::row).toList());
    rewrite("core.target", targets(definitions.plans()));
    rewrite("core.reconciliation", definitions.reconciliations().stream().map(this::row).toList());
  }

  /** Notes the instant as of which marts are to speak, and on whose day's boundaries. */
  void say(LocalDateTime asOf, @Nullable LocalDate boundaries) throws SQLException {
    rewrite("core.as_of", List.of(row(asOf, boundaries)));
  }

  /**
   * Years of which there is something to say.
   *
   * @param isDue whether reports are due
   * @param isCounted whether figures are computed
   */
  record Year(int year, boolean isDue, boolean isCounted) {}

  /**
   * From the year before the first plan's, with which that may be compared, until now; and those
   * for which reports came in.
   */
  List<Year> years(Collection<Plan> plans, LocalDateTime asOf) throws SQLException {
    NavigableSet<Integer> planned = new TreeSet<>();
    plans.forEach(plan -> planned.addAll(List.of(plan.year() - 1, plan.year())));
    NavigableSet<Integer> counted = new TreeSet<>(planned);
    NavigableSet<Integer> all = new TreeSet<>(planned);
    try (Statement statement = duckdb.createStatement();
        ResultSet received =
            statement.executeQuery(
                """
                select cast(left(period_code, 4) as integer), bool_or(state = 'accepted')
                from core.submission
                where period_code is not null
                group by 1
                """)) {
      while (received.next()) {
        all.add(received.getInt(1));
        if (received.getBoolean(2)) {
          counted.add(received.getInt(1));
        }
      }
    }
    if (!planned.isEmpty()) {
      IntStream.rangeClosed(planned.first(), asOf.getYear()).forEach(all::add);
    }
    return all.stream()
        .map(
            year ->
                new Year(
                    year, !planned.isEmpty() && year >= planned.first(), counted.contains(year)))
        .toList();
  }

  private List<List<@Nullable Object>> periods(List<Year> years) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Year each : years) {
      for (PeriodKind kind : PeriodKind.values()) {
        for (Period period : Period.of(kind, each.year())) {
          rows.add(
              row(
                  period.code(),
                  kind.code(),
                  each.year(),
                  period.start(),
                  period.end(),
                  period.name().vi(),
                  period.name().en(),
                  each.isDue(),
                  each.isCounted()));
        }
      }
    }
    return rows;
  }

  private List<@Nullable Object> row(Measure measure) {
    return row(
        measure.measure(),
        measure.title().vi(),
        measure.title().en(),
        Word.of(measure.from()),
        measure.form(),
        measure.addsUpOver(),
        Word.of(measure.counts()),
        measure.weighsAreas(),
        measure.countsRows());
  }

  private List<@Nullable Object> row(Indicator indicator) {
    return row(
        indicator.indicator(),
        indicator.title().vi(),
        indicator.title().en(),
        Word.of(indicator.unit()),
        indicator.unit().factor(),
        Word.of(indicator.better()),
        indicator.plausibleMinDenominator(),
        indicator.total());
  }

  private List<List<@Nullable Object>> components(Collection<Indicator> indicators) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Indicator indicator : indicators) {
      rows.add(component(indicator, "numerator", indicator.numerator()));
      if (indicator.denominator() != null) {
        rows.add(component(indicator, "denominator", indicator.denominator()));
      }
    }
    return rows;
  }

  private List<@Nullable Object> component(
      Indicator indicator, String part, Indicator.Component component) {
    return row(
        indicator.indicator(),
        part,
        component.measure(),
        component.code(Axis.SEX),
        component.code(Axis.AGE_BAND),
        component.code(Axis.CATEGORY),
        component.code(Axis.PLACE),
        Word.of(component.year()),
        component.period().code());
  }

  private List<List<@Nullable Object>> breakdowns(Collection<Indicator> indicators) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Indicator indicator : indicators) {
      indicator
          .each()
          .forEach((axis, codes) -> rows.add(row(indicator.indicator(), Word.of(axis), codes)));
    }
    return rows;
  }

  private List<List<@Nullable Object>> choices(Collection<Indicator> indicators) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Indicator indicator : indicators) {
      indicator
          .source()
          .forEach(
              (measure, choice) ->
                  rows.add(
                      row(
                          indicator.indicator(),
                          measure,
                          choice.form(),
                          choice.insteadOf(),
                          choice.why().vi(),
                          choice.why().en())));
    }
    return rows;
  }

  private List<@Nullable Object> row(Plan plan) {
    return row(
        plan.plan(),
        plan.year(),
        plan.title().vi(),
        plan.title().en(),
        plan.issuedOn(),
        plan.issuer().vi(),
        plan.issuer().en());
  }

  private List<List<@Nullable Object>> targets(Collection<Plan> plans) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Plan plan : plans) {
      for (Plan.Target target : plan.targets()) {
        rows.add(
            row(
                plan.plan(),
                target.target(),
                plan.year(),
                target.indicator(),
                Word.of(target.kind()),
                target.value(),
                target.areas(),
                target.wording().vi(),
                target.wording().en(),
                target.meetsAtTie(),
                target.rounding(),
                target.inForce() == null ? plan.issuedOn() : target.inForce().from(),
                target.inForce() == null ? null : target.inForce().to(),
                target.source() == null ? plan.plan() : target.source().document(),
                target.source() == null ? null : target.source().article()));
      }
    }
    return rows;
  }

  private List<@Nullable Object> row(Reconciliation reconciliation) {
    return row(
        reconciliation.reconciliation(),
        reconciliation.title().vi(),
        reconciliation.title().en(),
        reconciliation.left().measure(),
        reconciliation.left().period().code(),
        reconciliation.right().measure(),
        reconciliation.right().period().code(),
        Word.of(reconciliation.expect()),
        reconciliation.toleranceShare(),
        reconciliation.toleranceCount(),
        reconciliation.owner());
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private void rewrite(String table, List<List<@Nullable Object>> rows) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      statement.execute("delete from " + table);
    }
    if (rows.isEmpty()) {
      return;
    }
    String marks = String.join(", ", rows.get(0).stream().map(value -> "?").toList());
    try (PreparedStatement insert =
        duckdb.prepareStatement("insert into " + table + " values (" + marks + ")")) {
      for (List<@Nullable Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          insert.setObject(i + 1, bindable(row.get(i)));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private @Nullable Object bindable(@Nullable Object value) throws SQLException {
    if (value instanceof List<?> several) {
      return duckdb.createArrayOf(
          "VARCHAR",
          several.stream()
              .map(Objects::requireNonNull)
              .map(one -> one instanceof Enum<?> constant ? Word.of(constant) : one)
              .toArray());
    }
    return value;
  }
}
