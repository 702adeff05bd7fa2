package org.mang.mart;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mang.definition.DefinitionException;
import org.mang.definition.Text;
import org.mang.form.PeriodKind;

/**
 * An indicator: {@code warehouse/indicators/<indicator>.yaml}.
 *
 * @param denominator null for a count
 * @param plausibleMinDenominator for rates: how many children a reporter must have for its rate to
 *     bound what a missing report may say
 * @param each axes that add rows, with the code list of each
 * @param total whether there is a row over all parts; true if not said
 * @param source which source serves it, by measures that another source counts too
 */
record Indicator(
    String indicator,
    Text title,
    Unit unit,
    Better better,
    Component numerator,
    @Nullable Component denominator,
    @JsonProperty("plausible_min_denominator") @Nullable Integer plausibleMinDenominator,
    Map<Axis, String> each,
    Boolean total,
    Map<String, SourceChoice> source) {

  /** A code that stands for the code of the breakdown's row. */
  static final String EACH = "each";

  Indicator {
    each = each == null ? Map.of() : new LinkedHashMap<>(each);
    total = total == null || total;
    source = source == null ? Map.of() : new LinkedHashMap<>(source);
  }

  /** What the value is out of. */
  enum Unit {
    /** A share: the numerator is among the denominator. */
    PERCENT(100),
    /** A rate of happenings per child. */
    PER_100_000(100_000),
    COUNT(1);

    private final int factor;

    Unit(int factor) {
      this.factor = factor;
    }

    @JsonCreator
    static Unit of(String word) {
      return Word.read(Unit.class, "unit", word);
    }

    int factor() {
      return factor;
    }
  }

  /** Which way is an improvement. */
  enum Better {
    LOWER,
    HIGHER,
    /** The indicator describes; a change is neither good nor bad. */
    NEITHER;

    @JsonCreator
    static Better of(String word) {
      return Word.read(Better.class, "direction", word);
    }
  }

  /** How the periods of a year make the year. */
  enum YearFrom {
    /** The state at the end: the value of the year's last period of the kind. */
    STOCK,
    /** What happened: the sum of the year's periods. */
    FLOW,
    /** Whether it happened at all: one if any period has any. */
    ANY;

    @JsonCreator
    static YearFrom of(String word) {
      return Word.read(YearFrom.class, "way to make a year", word);
    }
  }

  /**
   * A measure in the place of numerator or denominator.
   *
   * @param sex a code, or {@link #EACH}; the total if not said. Likewise the other axes
   * @param period the kind of periods that it takes from the form
   */
  record Component(
      String measure,
      YearFrom year,
      PeriodKind period,
      @Nullable String sex,
      @JsonProperty("age_band") @Nullable String ageBand,
      @Nullable String category,
      @Nullable String place) {

    String code(Axis axis) {
      String code =
          switch (axis) {
            case SEX -> sex;
            case AGE_BAND -> ageBand;
            case CATEGORY -> category;
            case PLACE -> place;
          };
      return code == null ? "_T" : code;
    }
  }

  /** Checks what YAML alone cannot say; the message goes behind the file's name. */
  void check(Map<String, Measure> measures) {
    if ((denominator == null) != (unit == Unit.COUNT)) {
      throw new DefinitionException(
          unit == Unit.COUNT
              ? "a count has no denominator; leave it out, or say unit: percent or per_100_000"
              : "unit: %s needs a denominator".formatted(Word.of(unit)));
    }
    if ((plausibleMinDenominator == null) == (unit == Unit.PER_100_000)) {
      throw new DefinitionException(
          "plausible_min_denominator is needed by unit: per_100_000, and only by it");
    }
    checkComponent("numerator", numerator, measures);
    if (denominator != null) {
      checkComponent("denominator", denominator, measures);
    }
    for (Axis axis : each.keySet()) {
      if (!numerator.code(axis).equals(EACH)) {
        throw new DefinitionException(
            "each: %s adds rows, so numerator needs %s: each"
                .formatted(Word.of(axis), Word.of(axis)));
      }
    }
  }

  /**
   * Whoever lays two sources beside each other has to say which of them an indicator is computed
   * from: so that none takes the other's place unsaid.
   */
  void checkSources(Map<String, Measure> measures, Collection<Reconciliation> reconciliations) {
    Set<String> own = new LinkedHashSet<>(Set.of(numerator.measure()));
    if (denominator != null) {
      own.add(denominator.measure());
    }
    source.forEach((measure, choice) -> choice.check(measure, own, measures));
    for (Reconciliation reconciliation : reconciliations) {
      for (String measure : own) {
        String other = reconciliation.beside(measure);
        SourceChoice choice = source.get(measure);
        if (other != null && (choice == null || !choice.insteadOf().contains(other))) {
          throw new DefinitionException(
              "source: '%1$s' is counted by another source too, '%2$s' (warehouse/reconciliations/%3$s.yaml); say which serves: source: {%1$s: {form: %4$s, instead_of: [%2$s], why: …}}"
                  .formatted(
                      measure,
                      other,
                      reconciliation.reconciliation(),
                      Objects.requireNonNull(measures.get(measure)).form()));
        }
      }
    }
  }

  private void checkComponent(String part, Component component, Map<String, Measure> measures) {
    if (!measures.containsKey(component.measure())) {
      throw new DefinitionException(
          "%s: unknown measure '%s'%s; measures are warehouse/measures/*.yaml"
              .formatted(
                  part, component.measure(), Word.nearest(component.measure(), measures.keySet())));
    }
    for (Axis axis : Axis.values()) {
      if (component.code(axis).equals(EACH) && !each.containsKey(axis)) {
        throw new DefinitionException(
            "%s: %s: each needs the indicator's each: {%s: <code list>}"
                .formatted(part, Word.of(axis), Word.of(axis)));
      }
    }
  }
}
