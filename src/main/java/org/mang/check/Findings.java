package org.mang.check;

import java.util.List;
import org.mang.definition.Text;
import org.mang.form.Severity;

/**
 * What was found in a file, in bounded memory however much it is: every kind with how often and
 * where, and of each kind the first ones.
 *
 * @param kinds errors first, the most frequent first
 * @param listed in the order of the file's cells
 */
public record Findings(List<Kind> kinds, List<Finding> listed) {

  /**
   * The findings of one code.
   *
   * @param message of the first
   * @param isSaidAlike whether all say the same
   * @param places the cells, as far as they are listed: {@code C12:C40, D7, 12:14}
   */
  public record Kind(
      String code,
      Severity severity,
      long count,
      Text message,
      boolean isSaidAlike,
      String places) {}

  public long errors() {
    return count(Severity.ERROR);
  }

  public long warnings() {
    return count(Severity.WARNING);
  }

  /** All that were found, listed or not. */
  public long count() {
    return errors() + warnings();
  }

  private long count(Severity severity) {
    return kinds.stream().filter(k -> k.severity() == severity).mapToLong(Kind::count).sum();
  }
}
