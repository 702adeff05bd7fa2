package org.mang.cli;

import org.jspecify.annotations.Nullable;
import org.mang.MangException;
import org.mang.job.Steward;
import picocli.CommandLine.Option;

/** The options by which somebody says why, and who decides. */
final class Because {

  @Option(
      names = "--because",
      required = true,
      paramLabel = "REASON",
      description = "Why. No names of children.")
  private String because = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who says so (default: the user of this system).")
  private @Nullable String by;

  /**
   * What was said.
   *
   * @throws MangException if nothing was
   */
  Steward.Reason reason() {
    return of(because, by);
  }

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
