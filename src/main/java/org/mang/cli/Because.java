package org.mang.cli;

import org.jspecify.annotations.Nullable;
import org.mang.MangException;
import org.mang.job.Steward;

/** The reason that is given on the command line for what somebody decides. */
final class Because {

  private Because() {}

  /**
   * The reason.
   *
   * @param by null or blank for the user of this system
   * @throws MangException if nothing is said
   */
  static Steward.Reason of(String because, @Nullable String by) {
    if (because.isBlank()) {
      throw new MangException(
          "--because còn trống; hãy cho biết vì sao", "--because is empty; say why");
    }
    return new Steward.Reason(
        because.strip(),
        by == null || by.isBlank() ? System.getProperty("user.name", "?") : by.strip());
  }
}
