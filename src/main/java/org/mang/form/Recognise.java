package org.mang.form;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * How a sheet is known for a form: by a phrase in its heading or, for an export without one ({@code
 * recognise: columns}), by having all the required columns.
 *
 * @param phrase null when it is by columns
 */
public record Recognise(@Nullable String phrase) {

  /** Reads the form in which YAML has it. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Recognise by(String phrase) {
    return new Recognise(phrase.equals("columns") ? null : phrase);
  }
}
