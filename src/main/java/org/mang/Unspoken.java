package org.mang;

import org.jspecify.annotations.Nullable;

/**
 * An exception as a log may have it: its type and where it happened, without its message, which may
 * quote a row, and a row may name a child.
 */
public final class Unspoken extends Exception {

  private static final long serialVersionUID = 1L;

  private Unspoken(Throwable what) {
    super(what.getClass().getName(), cause(what));
    setStackTrace(what.getStackTrace());
  }

  /** The exception and its causes, silenced. */
  public static Unspoken of(Throwable what) {
    return new Unspoken(what);
  }

  private static @Nullable Throwable cause(Throwable what) {
    Throwable cause = what.getCause();
    return cause == null || cause == what ? null : new Unspoken(cause);
  }
}
