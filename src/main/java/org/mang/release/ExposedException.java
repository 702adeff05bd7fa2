package org.mang.release;

import org.mang.MangException;

/** What was to be written would give hidden counts away; nothing was written. */
public final class ExposedException extends MangException {

  private static final long serialVersionUID = 1L;

  ExposedException(String vietnamese, String english) {
    super(vietnamese, english);
  }
}
