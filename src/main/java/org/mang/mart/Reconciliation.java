package org.mang.mart;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mang.definition.DefinitionException;
import org.mang.definition.Text;
import org.mang.form.PeriodKind;

/**
 * Two sources of the same thing: {@code warehouse/reconciliations/<reconciliation>.yaml}.
 *
 * @param left the source whose periods are compared
 * @param right the other; its periods lie within those of the left
 * @param expect what would be no difference; {@link Expect#EQUAL} if not said
 * @param toleranceShare of the greater figure
 * @param owner the sector that has to explain a difference
 */
record Reconciliation(
    String reconciliation,
    Text title,
    Side left,
    Side right,
    Expect expect,
    @JsonProperty("tolerance_share") double toleranceShare,
    @JsonProperty("tolerance_count") int toleranceCount,
    String owner) {

  Reconciliation {
    expect = expect == null ? Expect.EQUAL : expect;
  }

  /** One source. */
  record Side(String measure, PeriodKind period) {}

  /** How the two figures are to stand to each other. */
  enum Expect {
    EQUAL,
    /** The left is by nature a part of the right: only what it has more is a difference. */
    LEFT_AT_MOST_RIGHT,
    /** The right is by nature a part of the left. */
    LEFT_AT_LEAST_RIGHT;

    @JsonCreator
    static Expect of(String word) {
      return Word.read(Expect.class, "expectation", word);
    }
  }

  /** The measure that the other side is of; null if neither side is of this one. */
  @Nullable String beside(String measure) {
    if (measure.equals(left.measure())) {
      return right.measure();
    }
    return measure.equals(right.measure()) ? left.measure() : null;
  }

  /** Checks what YAML alone cannot say; the message goes behind the file's name. */
  void check(Map<String, Measure> measures) {
    for (String measure : Set.of(left.measure(), right.measure())) {
      if (!measures.containsKey(measure)) {
        throw new DefinitionException(
            "unknown measure '%s'%s".formatted(measure, Word.nearest(measure, measures.keySet())));
      }
    }
    if (toleranceShare < 0 || toleranceShare > 1) {
      throw new DefinitionException(
          "tolerance_share is %s; it is a share, from 0 to 1".formatted(toleranceShare));
    }
    if (toleranceCount < 0) {
      throw new DefinitionException(
          "tolerance_count is %d; it is a number of children, from 0 on".formatted(toleranceCount));
    }
  }
}
