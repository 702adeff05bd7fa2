package org.mang.mart;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mang.definition.DefinitionException;
import org.mang.definition.Text;

/** A plan and its targets, typed: {@code warehouse/targets/<year>.yaml}. */
record Plan(
    String plan,
    Text title,
    @JsonProperty("issued_on") LocalDate issuedOn,
    Text issuer,
    int year,
    List<Target> targets) {

  /** What a target claims of its indicator. */
  enum Kind {
    AT_MOST,
    AT_LEAST,
    EQUALS,
    BELOW_SAME_PERIOD_LAST_YEAR;

    @JsonCreator
    static Kind of(String word) {
      return Word.read(Kind.class, "kind of target", word);
    }
  }

  /** Of which areas a target is asked. */
  enum Level {
    CITY,
    DISTRICT;

    @JsonCreator
    static Level of(String word) {
      return Word.read(Level.class, "level of area", word);
    }
  }

  /**
   * One claim.
   *
   * @param value in the indicator's unit; null only for a comparison with last year
   */
  record Target(
      int target,
      String indicator,
      Kind kind,
      @Nullable Double value,
      List<Level> areas,
      Text wording) {}

  /** Checks what YAML alone cannot say; the message goes behind the file's name. */
  void check(Set<String> indicators) {
    Set<Integer> numbers = new HashSet<>();
    Set<String> claimed = new HashSet<>();
    for (Target target : targets) {
      String place = "target " + target.target() + ": ";
      if (!numbers.add(target.target())) {
        throw new DefinitionException(
            place + "is there twice; number the targets as the plan does");
      }
      if (!indicators.contains(target.indicator())) {
        throw new DefinitionException(
            place
                + "unknown indicator '%s'%s; indicators are warehouse/indicators/*.yaml"
                    .formatted(target.indicator(), Word.nearest(target.indicator(), indicators)));
      }
      if (!claimed.add(target.indicator())) {
        throw new DefinitionException(
            place
                + "'%s' has another target already; give the second claim an indicator of its own"
                    .formatted(target.indicator()));
      }
      if ((target.value() == null) != (target.kind() == Kind.BELOW_SAME_PERIOD_LAST_YEAR)) {
        throw new DefinitionException(
            place
                + (target.value() == null
                    ? "kind: %s needs a value".formatted(Word.of(target.kind()))
                    : "is compared with last year's value; leave out value"));
      }
    }
  }
}
