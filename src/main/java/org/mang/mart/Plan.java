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
   * @param tie what a value is that equals the limit; if not said, met at a limit, and not met
   *     where the year before is to be undercut
   * @param rounding to how many decimals a value is rounded, halves away from zero, before it is
   *     compared; null: as it is
   * @param inForce from when to when; if not said, from when the plan was issued on
   * @param source where it is from; if not said, the plan
   * @param wording as it stands there
   */
  record Target(
      int target,
      String indicator,
      Kind kind,
      @Nullable Double value,
      @Nullable Tie tie,
      @Nullable Integer rounding,
      List<Level> areas,
      @JsonProperty("in_force") @Nullable InForce inForce,
      @Nullable Source source,
      Text wording) {

    /** Whether a value equal to the limit meets it; null where being equal is what is asked. */
    @Nullable Boolean meetsAtTie() {
      if (kind == Kind.EQUALS) {
        return null;
      }
      return tie == null ? kind != Kind.BELOW_SAME_PERIOD_LAST_YEAR : tie == Tie.MET;
    }
  }

  /** What a value is that equals the limit. */
  enum Tie {
    MET,
    NOT_MET;

    @JsonCreator
    static Tie of(String word) {
      return Word.read(Tie.class, "tie", word);
    }
  }

  /**
   * When a target holds.
   *
   * @param to the last day; null: until something else is said
   */
  record InForce(LocalDate from, @Nullable LocalDate to) {}

  /**
   * Where a target is from.
   *
   * @param document number of the decree, decision or plan
   * @param article of it
   */
  record Source(String document, @Nullable String article) {}

  /** Checks what YAML alone cannot say; the message goes behind the file's name. */
  void check(Set<String> indicators) {
    Set<Integer> numbers = new HashSet<>();
    Set<String> claimed = new HashSet<>();
    for (Target target : targets) {
      check(target);
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

  private void check(Target target) {
    String place = "target " + target.target() + ": ";
    if (target.kind() == Kind.EQUALS && target.tie() != null) {
      throw new DefinitionException(place + "kind: equals has no tie; leave out tie");
    }
    if (target.rounding() != null && (target.rounding() < 0 || target.rounding() > 6)) {
      throw new DefinitionException(
          place
              + "rounding: %d is no number of decimals; write 0 to 6, or leave it out"
                  .formatted(target.rounding()));
    }
    InForce inForce = target.inForce();
    LocalDate end = LocalDate.of(year, 12, 31);
    if (inForce != null
        && (inForce.from().isAfter(end) || (inForce.to() != null && inForce.to().isBefore(end)))) {
      throw new DefinitionException(
          place
              + "in_force: is not in force on %s, when the year %d is judged; put it into the file of a year at whose end it is"
                  .formatted(end, year));
    }
  }
}
