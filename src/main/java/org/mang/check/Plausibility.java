package org.mang.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mang.definition.DefinitionException;
import org.mang.definition.Definitions;
import org.mang.definition.RequiredKeys;
import org.mang.definition.StrictYaml;
import org.mang.form.Form;
import org.mang.form.Forms;

/**
 * When a figure is unlike what the same office gave before: {@code jobs/plausibility.yaml}.
 *
 * @param beyond the modified z-score, up or down
 * @param leastPast of earlier values, or nothing is said
 * @param mostPast the newest earlier values that are looked at
 * @param leastDifference from the median
 * @param leastShare of the median that the difference is
 * @param neverFalls when figures of a flow look like sums since January; null for never
 * @param copied of so many figures, not counting noughts, a report is asked whether it is a copy of
 *     another period's; null for never
 * @param forms other numbers for a form, by its name
 */
public record Plausibility(
    double beyond,
    @JsonProperty("least_past") int leastPast,
    @JsonProperty("most_past") int mostPast,
    @JsonProperty("least_difference") double leastDifference,
    @JsonProperty("least_share") double leastShare,
    @JsonProperty("never_falls") @Nullable NeverFalls neverFalls,
    @Nullable Integer copied,
    Map<String, ForForm> forms) {

  private static final String FILE = "plausibility.yaml";

  public Plausibility {
    forms = forms == null ? Map.of() : Map.copyOf(forms);
  }

  /**
   * What speaks for sums since January, where no figure falls from period to period of a year.
   *
   * @param leastPeriods of the year that are there, from its first on
   * @param leastRises of figures from a period to the next
   * @param leastRise of the largest figure, from the first period to the last
   */
  public record NeverFalls(
      @JsonProperty("least_periods") int leastPeriods,
      @JsonProperty("least_rises") int leastRises,
      @JsonProperty("least_rise") double leastRise) {}

  /**
   * What differs for one form.
   *
   * @param off whether its figures are not compared at all
   */
  public record ForForm(
      @JsonProperty("least_difference") @Nullable Double leastDifference,
      @JsonProperty("least_share") @Nullable Double leastShare,
      @Nullable Boolean off) {}

  /**
   * Reads the numbers.
   *
   * @throws DefinitionException if one makes no sense, or is for a form that there is not
   */
  public static Plausibility read(Definitions definitions, Forms forms) {
    String text = Objects.requireNonNull(definitions.texts("jobs", FILE).get(FILE));
    Plausibility read = StrictYaml.read("jobs/" + FILE, text, Plausibility.class);
    RequiredKeys.check("jobs/" + FILE, read);
    if (read.beyond <= 0 || read.leastPast < 2 || read.mostPast < read.leastPast) {
      throw DefinitionException.in(
          "jobs/" + FILE, "beyond is more than 0, least_past at least 2, most_past no less");
    }
    if (read.neverFalls != null && read.neverFalls.leastPeriods() < 3) {
      throw DefinitionException.in(
          "jobs/" + FILE, "never_falls: least_periods is at least 3; two figures prove nothing");
    }
    for (String form : read.forms.keySet()) {
      if (forms.all().stream().noneMatch(f -> f.name().equals(form))) {
        throw DefinitionException.in("jobs/" + FILE, "there is no form '" + form + "'");
      }
    }
    return read;
  }

  boolean isOff(Form form) {
    ForForm own = forms.get(form.name());
    return own != null && Boolean.TRUE.equals(own.off());
  }

  double leastDifference(Form form) {
    ForForm own = forms.get(form.name());
    return own == null || own.leastDifference() == null ? leastDifference : own.leastDifference();
  }

  double leastShare(Form form) {
    ForForm own = forms.get(form.name());
    return own == null || own.leastShare() == null ? leastShare : own.leastShare();
  }
}
