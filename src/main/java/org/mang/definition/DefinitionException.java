package org.mang.definition;

import org.mang.MangException;

/** A definition cannot be read; the message names the file, the line and what would do. */
public final class DefinitionException extends MangException {

  private static final long serialVersionUID = 1L;

  public DefinitionException(String message) {
    super(message);
  }

  /** A definition that reads well but says something that cannot be. */
  public static DefinitionException in(String file, String problem) {
    return new DefinitionException(file + ": " + problem);
  }
}
