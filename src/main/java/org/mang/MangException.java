package org.mang;

import org.jspecify.annotations.Nullable;

/**
 * Something went wrong that a person can act on. The message says what, where, and what to do, and
 * is shown as it is: no stack trace reaches a user.
 */
public class MangException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String vi;

  public MangException(String message) {
    super(message);
    this.vi = message;
  }

  /** The same in both languages. */
  public MangException(String vi, String en) {
    super(en);
    this.vi = vi;
  }

  public MangException(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.vi = message;
  }

  /** The message in Vietnamese, where there is one. */
  public String vietnamese() {
    return vi;
  }
}
