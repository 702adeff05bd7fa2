package org.mang.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What whoever took in a file says of it, for the file may not say it itself. As it was written;
 * whether there is such a form, office or period is seen when the file is checked.
 *
 * @param form a form's code; null where nothing is said, and likewise the others
 * @param reporter an office's code
 * @param period a period's code
 */
public record Said(@Nullable String form, @Nullable String reporter, @Nullable String period) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Nothing is said. */
  public static final Said NOTHING = new Said(null, null, null);

  public Said {
    form = known(form);
    reporter = known(reporter);
    period = known(period);
  }

  /** Whether nothing is said. */
  public boolean isNothing() {
    return Stream.of(form, reporter, period).allMatch(Objects::isNull);
  }

  /** This, and where it says nothing, the other. */
  public Said or(Said other) {
    return new Said(
        form == null ? other.form : form,
        reporter == null ? other.reporter : reporter,
        period == null ? other.period : period);
  }

  /** As a JSON object of what is said. */
  public String json() {
    Map<String, String> said = new LinkedHashMap<>();
    put(said, "form", form);
    put(said, "reporter", reporter);
    put(said, "period", period);
    return JSON.writeValueAsString(said);
  }

  private static void put(Map<String, String> said, String key, @Nullable String value) {
    if (value != null) {
      said.put(key, value);
    }
  }

  private static @Nullable String known(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
