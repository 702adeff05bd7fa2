package org.mang.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.MangException;
import org.mang.job.Recheck;
import org.mang.job.RunSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What the definitions of now would make of what was taken in by earlier ones. */
@Command(
    name = "recheck",
    mixinStandardHelpOptions = true,
    description =
        "Say which files would be read otherwise by the definitions of now; with --because, read those named anew.")
final class RecheckCommand implements Callable<Integer> {

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "SUBMISSION",
      arity = "0..*",
      description = "With --because: which are to be read anew.")
  private List<String> submissions = List.of();

  @Option(
      names = "--because",
      paramLabel = "REASON",
      description = "Why they are to be read anew. No names of children.")
  private @Nullable String because;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who says so (default: the user of this system).")
  private @Nullable String by;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Home home = mang.home();
    TerminalProgress progress =
        new TerminalProgress(err, mang.vietnamese(), TerminalProgress.onTerminal());
    Recheck recheck = new Recheck(home, mang.definitions(), progress);
    try {
      return because == null
          ? look(recheck, home, out, err)
          : take(recheck, home, because, out, err);
    } finally {
      progress.closeLine();
    }
  }

  private int look(Recheck recheck, Home home, PrintWriter out, PrintWriter err) {
    Optional<List<Recheck.Changed>> run = recheck.look();
    if (run.isEmpty()) {
      LoadCommand.sayHeld(mang, home, err);
      return Mang.HELD;
    }
    List<Recheck.Changed> changed = run.get();
    changed.forEach(each -> out.println(line(each)));
    out.println(
        changed.isEmpty()
            ? mang.say("Mọi tệp được đọc như trước.", "Every file is read as it was.")
            : mang.say(
                    "%d tệp sẽ được đọc khác đi. Để đọc lại: mang recheck MÃ --because LÝ_DO",
                    "%d files would be read otherwise. To take that over: mang recheck SUBMISSION --because REASON")
                .formatted(changed.size()));
    return changed.isEmpty() ? 0 : Mang.NEEDS_PERSON;
  }

  private String line(Recheck.Changed each) {
    String was = state(each.wasAccepted()) + ", " + facts(each.facts());
    String now = state(each.isAccepted()) + ", " + facts(each.factsAnew());
    return "%s  %s %s %s: %s → %s%s"
        .formatted(
            each.submissionId(),
            Objects.requireNonNullElse(each.form(), "?"),
            Objects.requireNonNullElse(each.reporter(), "?"),
            Objects.requireNonNullElse(each.period(), "?"),
            was,
            now,
            each.readAs()
                    .equals(
                        String.join(
                            "/", text(each.form()), text(each.reporter()), text(each.period())))
                ? ""
                : " (" + each.readAs() + ")");
  }

  private static String text(@Nullable String code) {
    return code == null ? "" : code;
  }

  private String state(boolean isAccepted) {
    return isAccepted ? mang.say("được nhận", "accepted") : mang.say("trả lại", "returned");
  }

  private String facts(long facts) {
    return mang.say("%d số liệu", "%d facts").formatted(facts);
  }

  private int take(Recheck recheck, Home home, String reason, PrintWriter out, PrintWriter err) {
    if (submissions.isEmpty()) {
      throw new MangException(
          "hãy ghi mã của các lần gửi cần đọc lại",
          "name the submissions that are to be read anew");
    }
    Optional<RunSummary> run = recheck.take(submissions, Because.of(reason, by));
    if (run.isEmpty()) {
      LoadCommand.sayHeld(mang, home, err);
      return Mang.HELD;
    }
    SummaryText.print(out, mang, home, run.get());
    return 0;
  }
}
