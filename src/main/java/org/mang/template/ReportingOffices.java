package org.mang.template;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Definitions;
import org.mang.definition.Text;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.form.Period;
import org.mang.intake.Sheet;
import org.mang.intake.SourceFile;

/**
 * All who owe forms, whatever the day: the district offices and the departments, as {@code
 * core.reporter} has them.
 */
public final class ReportingOffices {

  private static final String DISTRICT = "district";
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  private final List<Office> all;
  private final Forms forms;

  public ReportingOffices(Definitions definitions) {
    this.forms = new Forms(definitions);
    var tables = definitions.texts("warehouse/reference", ".csv");
    this.all = new ArrayList<>();
    districts(
        SourceFile.ofText(Objects.requireNonNull(tables.get("areas.csv"))),
        lastChange(SourceFile.ofText(Objects.requireNonNull(tables.get("area_changes.csv")))));
    departments(SourceFile.ofText(Objects.requireNonNull(tables.get("reporters.csv"))));
  }

  /**
   * An office.
   *
   * @param kind by which forms name those who owe them
   * @param forms that it owes
   * @param validTo the first day on which it is there no more; null if it lives on
   */
  public record Office(
      String code,
      String kind,
      Text name,
      List<String> forms,
      LocalDate validFrom,
      @Nullable LocalDate validTo) {

    private boolean isThereThroughout(Period period) {
      return !validFrom.isAfter(period.start())
          && (validTo == null || validTo.isAfter(period.end()));
    }
  }

  /** A report that an office owes. */
  record Owed(Form form, Office office, Period period) {}

  /** The districts in the order of their codes, then the departments as the file has them. */
  public List<Office> all() {
    return List.copyOf(all);
  }

  /**
   * What is owed for a period, by the rule of {@code mart.reporting}: by offices that are there
   * throughout, and not for a half-year for which the year's report stands.
   */
  List<Owed> owed(String periodCode) {
    List<Owed> owed = new ArrayList<>();
    Period period = Period.ofCode(periodCode).orElse(null);
    if (period == null) {
      return owed;
    }
    for (Form form : forms.all()) {
      if (form.periods().contains(period.kind()) && !isInALonger(form, period)) {
        all.stream()
            .filter(office -> office.kind().equals(form.reporter()))
            .filter(office -> office.isThereThroughout(period))
            .forEach(office -> owed.add(new Owed(form, office, period)));
      }
    }
    return owed;
  }

  private static boolean isInALonger(Form form, Period period) {
    return form.periods().stream()
        .flatMap(kind -> Period.of(kind, period.year()).stream())
        .anyMatch(
            longer -> longer.end().equals(period.end()) && longer.start().isBefore(period.start()));
  }

  /** A district that changed its rank is one office, called as it was for the longest time. */
  private void districts(Sheet areas, LocalDate lastChange) {
    Map<String, List<Sheet.Row>> byCode = new TreeMap<>();
    for (Sheet.Row row : areas.rows()) {
      if (DISTRICT.equals(row.cell(1))) {
        byCode.computeIfAbsent(text(row.cell(0)), key -> new ArrayList<>()).add(row);
      }
    }
    byCode.forEach(
        (code, rows) -> {
          Sheet.Row longest =
              rows.stream()
                  .max(Comparator.comparingLong(row -> days(row, lastChange)))
                  .orElseThrow();
          add(
              code,
              DISTRICT,
              new Text(longest.cell(3) + " " + longest.cell(2), longest.cell(2) + " " + DISTRICT),
              rows);
        });
  }

  /** One that changed its name is one office, called as it was last. */
  private void departments(Sheet reporters) {
    Map<String, List<Sheet.Row>> byCode = new LinkedHashMap<>();
    for (Sheet.Row row : reporters.rows()) {
      String from = row.cell(5);
      if (from != null && DAY.matcher(from).matches()) {
        byCode.computeIfAbsent(text(row.cell(0)), key -> new ArrayList<>()).add(row);
      }
    }
    byCode.forEach(
        (code, rows) -> {
          Sheet.Row last =
              rows.stream().max(Comparator.comparing(ReportingOffices::from)).orElseThrow();
          add(code, text(last.cell(1)), new Text(text(last.cell(3)), text(last.cell(4))), rows);
        });
  }

  private void add(String code, String kind, Text name, List<Sheet.Row> rows) {
    boolean livesOn = rows.stream().anyMatch(row -> row.cell(6) == null);
    all.add(
        new Office(
            code,
            kind,
            name,
            forms.all().stream()
                .filter(form -> form.reporter().equals(kind))
                .map(Form::name)
                .toList(),
            rows.stream().map(ReportingOffices::from).min(Comparator.naturalOrder()).orElseThrow(),
            livesOn
                ? null
                : rows.stream()
                    .map(row -> LocalDate.parse(text(row.cell(6))))
                    .max(Comparator.naturalOrder())
                    .orElseThrow()));
  }

  private static long days(Sheet.Row row, LocalDate lastChange) {
    String to = row.cell(6);
    return ChronoUnit.DAYS.between(from(row), to == null ? lastChange : LocalDate.parse(to));
  }

  /** What is said must not depend on the day on which it is asked. */
  private static LocalDate lastChange(Sheet changes) {
    return changes.rows().stream()
        .map(row -> text(row.cell(0)))
        .filter(DAY.asMatchPredicate())
        .map(LocalDate::parse)
        .max(Comparator.naturalOrder())
        .orElse(LocalDate.EPOCH);
  }

  private static LocalDate from(Sheet.Row row) {
    return LocalDate.parse(text(row.cell(5)));
  }

  private static String text(@Nullable String cell) {
    return cell == null ? "" : cell;
  }
}
