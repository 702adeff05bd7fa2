package org.mang.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.job.Releasing;
import org.mang.release.Releases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The evaluator makes a release of a year's dataset. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description =
        "Make the next release of a year's evaluation dataset: sealed, numbered, and noted in the journal.")
final class ReleaseCommand implements Callable<Integer> {

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "YEAR", description = "The year that it is about.")
  private int year;

  @Mixin private Because because = new Because();

  @Option(
      names = "--confirm",
      description = "Make it also if verdicts are others than in the release before.")
  private boolean isConfirmed;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Home home = mang.home();
    Optional<Releasing.Outcome> done =
        new Releasing(home, mang.definitions()).release(year, because.reason(), isConfirmed);
    if (done.isEmpty()) {
      LoadCommand.sayHeld(mang, home, spec.commandLine().getErr());
      return Mang.HELD;
    }
    Releasing.Outcome outcome = done.get();
    if (!outcome.moved().isEmpty()) {
      out.println(
          mang.say(
              "So với bản phát hành trước, kết luận đổi khác:",
              "Verdicts that have changed since the release before:"));
      outcome.moved().forEach(moved -> out.println("  " + line(moved)));
    }
    Path folder = outcome.folder();
    if (folder == null) {
      out.println(
          mang.say(
              "Chưa phát hành. Nếu đúng là như vậy, hãy chạy lại với --confirm.",
              "Nothing was released. If that is as it should be, run it again with --confirm."));
      return Mang.NEEDS_PERSON;
    }
    out.println(
        mang.say("Đã phát hành %s: %s", "Released %s: %s")
            .formatted(outcome.name(), SummaryText.shown(folder)));
    return 0;
  }

  private String line(Releases.Moved moved) {
    return mang.say("chỉ tiêu %d, %s: %s → %s", "target %d, %s: %s → %s")
        .formatted(moved.target(), moved.areaName(), verdict(moved.was()), verdict(moved.is()));
  }

  private String verdict(@Nullable String verdict) {
    return verdict == null ? "–" : VerdictTable.word(mang, verdict);
  }
}
