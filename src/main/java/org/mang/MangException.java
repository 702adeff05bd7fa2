package org.mang;

import org.jspecify.annotations.Nullable;

/**
 * Something went wrong that a person can act on. The message says what, where, and what to do, and
 * is shown as it is: no stack trace reaches a user.
 */
public class MangException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MangException(String message) {
    super(message);
  }

  public MangException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
