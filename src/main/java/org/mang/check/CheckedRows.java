package org.mang.check;

/**
 * What a check came to. The temporary tables {@code checked} (typed rows) and {@code finding} hold
 * the rest.
 *
 * @param rows rows of figures, without totals and group rows
 * @param errors findings that return the file, rows to be quarantined not counted
 * @param warnings findings that do not
 * @param quarantined rows left out, or of which cells are
 */
public record CheckedRows(int rows, int errors, int warnings, int quarantined) {
  /** Of a file in which no table was read; the temporary tables are not there. */
  public static final CheckedRows NONE = new CheckedRows(0, 0, 0, 0);

  /** Whether the submission may be accepted. */
  public boolean acceptable() {
    return errors == 0;
  }
}
