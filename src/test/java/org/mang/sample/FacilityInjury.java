package org.mang.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of the health department's monthly list.
 *
 * @param commune null where the slip left it out
 * @param cause as the slip words it; {@code place} too, empty where left out
 */
record FacilityInjury(
    String key,
    String name,
    @Nullable LocalDate bornOn,
    String sex,
    LocalDate occurredOn,
    District district,
    @Nullable Area commune,
    String cause,
    String place,
    String outcome) {

  FacilityInjury withCause(String other) {
    return new FacilityInjury(
        key, name, bornOn, sex, occurredOn, district, commune, other, place, outcome);
  }

  FacilityInjury on(LocalDate other) {
    return new FacilityInjury(
        key, name, bornOn, sex, other, district, commune, cause, place, outcome);
  }
}
