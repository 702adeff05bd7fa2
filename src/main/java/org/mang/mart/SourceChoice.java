package org.mang.mart;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mang.definition.DefinitionException;
import org.mang.definition.Text;

/**
 * Which of several sources of the same thing serves an indicator: {@code source} in its YAML, by
 * the measure that it is computed from.
 *
 * @param form of which that measure is counted
 * @param insteadOf the measures of other sources, which it is not computed from
 * @param why for people to read
 */
record SourceChoice(String form, @JsonProperty("instead_of") List<String> insteadOf, Text why) {

  /**
   * Checks what YAML alone cannot say; the message goes behind the file's name.
   *
   * @param measure whose source it is
   * @param own the measures of the indicator
   */
  void check(String measure, Set<String> own, Map<String, Measure> measures) {
    if (!own.contains(measure)) {
      throw new DefinitionException(
          "source: '%s' is no measure of this indicator%s"
              .formatted(measure, Word.nearest(measure, own)));
    }
    Measure counted = measures.get(measure);
    if (counted != null && !form.equals(counted.form())) {
      throw new DefinitionException(
          "source: '%s' is counted from form '%s', not from '%s'"
              .formatted(measure, counted.form(), form));
    }
    for (String other : insteadOf) {
      if (!measures.containsKey(other)) {
        throw new DefinitionException(
            "source: unknown measure '%s'%s; measures are warehouse/measures/*.yaml"
                .formatted(other, Word.nearest(other, measures.keySet())));
      }
    }
  }
}
