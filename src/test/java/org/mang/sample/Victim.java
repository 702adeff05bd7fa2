package org.mang.sample;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A line of the police's monthly list of abused children.
 *
 * @param bornOn null where nobody knows; then {@code estimatedAge} is there
 * @param supportedAt null where no support had begun when the list was written
 * @param kindLabel the kind as the case file words it
 */
record Victim(
    String key,
    String name,
    @Nullable LocalDate bornOn,
    @Nullable Integer estimatedAge,
    String sex,
    District district,
    @Nullable Area commune,
    @Nullable LocalDate occurredOn,
    LocalDateTime reportedAt,
    String source,
    String kind,
    String kindLabel,
    String risk,
    String riskLabel,
    @Nullable LocalDateTime supportedAt,
    String handling) {

  /** Within 12 hours at high risk (Decree 56/2017, art. 26(3)), else within a week. */
  boolean isSupportedInTime() {
    Duration limit = Duration.ofHours(risk.equals("high") ? 12 : 168);
    return supportedAt != null && Duration.between(reportedAt, supportedAt).compareTo(limit) <= 0;
  }
}
