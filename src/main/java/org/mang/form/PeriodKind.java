package org.mang.form;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The lengths of time that forms report on. */
public enum PeriodKind {
  @JsonProperty("month")
  MONTH("month", 1),
  @JsonProperty("quarter")
  QUARTER("quarter", 3),
  @JsonProperty("half-year")
  HALF_YEAR("half-year", 6),
  @JsonProperty("year")
  YEAR("year", 12);

  private final String code;
  private final int months;

  PeriodKind(String code, int months) {
    this.code = code;
    this.months = months;
  }

  /** As forms and tables write it. */
  public String code() {
    return code;
  }

  /** Its length in months. */
  public int months() {
    return months;
  }
}
