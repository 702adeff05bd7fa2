package org.mang.form;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How a sheet is known for a form: by a phrase in its heading or, for an export without one, by
 * having all the required columns.
 *
 * @param phrase null when it is by columns
 */
public record Recognise(@Nullable String phrase) {

  /** By a phrase. */
  @JsonCreator
  public static Recognise by(String phrase) {
    return new Recognise(phrase);
  }

  /** By the columns: {@code recognise: {columns: true}}. */
  @JsonCreator
  public static Recognise by(@JsonProperty("columns") boolean columns) {
    return new Recognise(null);
  }
}
