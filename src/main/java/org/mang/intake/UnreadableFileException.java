package org.mang.intake;

import org.mang.MangException;
import org.mang.definition.Text;

/** A file that cannot be read at all; it is returned with the reason. */
public sealed class UnreadableFileException extends MangException permits OutOfMemoryException {

  private static final long serialVersionUID = 1L;

  private final transient Text reason;

  public UnreadableFileException(Text reason) {
    super(reason.en());
    this.reason = reason;
  }

  /** Why, and what would do. */
  public Text reason() {
    return reason;
  }
}
