package org.mang.cli;

import org.jspecify.annotations.Nullable;
import org.mang.intake.Said;
import picocli.CommandLine.Option;

/** What is said of files that they do not say themselves. */
final class SaidOptions {

  @Option(
      names = "--form",
      paramLabel = "FORM",
      description =
          "Of which form the files are, if they do not say it; such as district-children.")
  private @Nullable String form;

  @Option(
      names = "--reporter",
      paramLabel = "CODE",
      description = "Whose they are, if they do not say it.")
  private @Nullable String reporter;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "Of which period, if they do not say it: 2020, 2020-H1, 2020-Q3 or 2020-M03.")
  private @Nullable String period;

  Said said() {
    return new Said(form, reporter, period);
  }
}
