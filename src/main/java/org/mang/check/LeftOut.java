package org.mang.check;

/**
 * What was left out of an accepted report because of errors.
 *
 * @param rows whole rows
 * @param cells cells alone, where the form lets the rest of their rows in
 */
public record LeftOut(int rows, int cells) {
  public static final LeftOut NOTHING = new LeftOut(0, 0);

  /** Whether anything was. */
  public boolean isAny() {
    return rows > 0 || cells > 0;
  }
}
