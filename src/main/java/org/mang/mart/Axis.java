package org.mang.mart;

import com.fasterxml.jackson.annotation.JsonCreator;

/** By what a count is broken down. */
enum Axis {
  SEX,
  AGE_BAND,
  CATEGORY,
  PLACE;

  @JsonCreator
  static Axis of(String word) {
    return Word.read(Axis.class, "axis", word);
  }
}
