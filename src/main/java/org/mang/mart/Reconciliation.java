package org.mang.mart;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Set;
import org.mang.definition.DefinitionException;
import org.mang.definition.Text;
import org.mang.form.PeriodKind;

/**
 * Two sources of the same thing: {@code warehouse/reconciliations/<reconciliation>.yaml}.
 *
 * @param left the source whose periods are compared
 * @param right the other; its periods lie within those of the left
 * @param toleranceShare of the greater figure
 * @param owner the sector that has to explain a difference
 */
record Reconciliation(
    String reconciliation,
    Text title,
    Side left,
    Side right,
    @JsonProperty("tolerance_share") double toleranceShare,
    @JsonProperty("tolerance_count") int toleranceCount,
    String owner) {

  /** One source. */
  record Side(String measure, PeriodKind period) {}

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
  }
}
