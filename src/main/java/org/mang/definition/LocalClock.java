package org.mang.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The time of the offices, from {@code jobs/clock.yaml}: by it a file is in time or late, wherever
 * the server stands. All times that are kept are local to it.
 */
public final class LocalClock {

  private static final String FILE = "clock.yaml";

  private final ZoneId zone;

  /** A clock of a zone. */
  public LocalClock(ZoneId zone) {
    this.zone = zone;
  }

  private record Setting(@JsonProperty("time_zone") String timeZone) {}

  /**
   * Reads it.
   *
   * @throws DefinitionException if there is no such time zone
   */
  public static LocalClock read(Definitions definitions) {
    String file = "jobs/" + FILE;
    String text = Objects.requireNonNull(definitions.texts("jobs", FILE).get(FILE));
    Setting setting = StrictYaml.read(file, text, Setting.class);
    RequiredKeys.check(file, setting);
    try {
      return new LocalClock(ZoneId.of(setting.timeZone()));
    } catch (DateTimeException e) {
      throw new DefinitionException(
          file
              + ": time_zone: there is no '"
              + setting.timeZone()
              + "'; write, say, Asia/Ho_Chi_Minh");
    }
  }

  /** Now, to the microsecond. */
  public LocalDateTime now() {
    return at(Instant.now());
  }

  /** What it shows at an instant, to the microsecond. */
  public LocalDateTime at(Instant instant) {
    return LocalDateTime.ofInstant(instant, zone).truncatedTo(ChronoUnit.MICROS);
  }
}
