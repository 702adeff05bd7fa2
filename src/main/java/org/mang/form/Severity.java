package org.mang.form;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a finding does to its submission. */
public enum Severity {
  /** The submission goes back, or the row is left out where the form allows that. */
  @JsonProperty("error")
  ERROR,
  /** The submission is let in, and the finding stays visible. */
  @JsonProperty("warning")
  WARNING
}
