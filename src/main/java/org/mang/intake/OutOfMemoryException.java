package org.mang.intake;

import org.mang.definition.Text;

/** A file that does not fit into the memory that was left; read alone, it may. */
public final class OutOfMemoryException extends UnreadableFileException {

  private static final long serialVersionUID = 1L;

  OutOfMemoryException(Text reason) {
    super(reason);
  }
}
