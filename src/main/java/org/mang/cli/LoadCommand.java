package org.mang.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.definition.LocalClock;
import org.mang.intake.Said;
import org.mang.job.Run;
import org.mang.job.RunLock;
import org.mang.job.RunSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Loads files once, with somebody watching. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description =
        "Take in what has arrived: archive, check, accept or give back, compute, publish.")
final class LoadCommand implements Callable<Integer> {

  private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description =
          "Folders or files; the home's inbox unless given. Files outside the inbox stay where they are.")
  private List<Path> paths = List.of();

  @Mixin private SaidOptions said = new SaidOptions();

  @Option(names = "--strict", description = "End with status 1 if something needs a person.")
  private boolean strict;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Home home = mang.home();
    Optional<RunSummary> run = run(mang, home, paths, said.said(), err);
    if (run.isEmpty()) {
      return Mang.HELD;
    }
    RunSummary summary = run.get();
    SummaryText.print(out, mang, home, summary);
    return strict && summary.needsPerson() ? Mang.NEEDS_PERSON : 0;
  }

  /** A run that shows its progress; says so if another one holds the store. */
  static Optional<RunSummary> run(Mang mang, Home home, List<Path> paths, PrintWriter err) {
    return run(mang, home, paths, Said.NOTHING, err);
  }

  private static Optional<RunSummary> run(
      Mang mang, Home home, List<Path> paths, Said said, PrintWriter err) {
    TerminalProgress progress =
        new TerminalProgress(err, mang.vietnamese(), TerminalProgress.onTerminal());
    Optional<RunSummary> summary;
    try {
      summary = new Run(home, mang.definitions(home), progress).load(paths, said);
    } finally {
      progress.closeLine();
    }
    if (summary.isEmpty()) {
      sayHeld(mang, home, err);
    }
    return summary;
  }

  static void sayHeld(Mang mang, Home home, PrintWriter err) {
    String holder =
        RunLock.holder(home)
            .map(
                its ->
                    mang.say(" (tiến trình %d, từ %s)", " (process %d, since %s)")
                        .formatted(
                            its.process(),
                            SINCE.format(LocalClock.read(mang.definitions()).at(its.since()))))
            .orElse("");
    err.println(
        mang.say(
                "mang: một lượt chạy khác đang giữ kho dữ liệu %s%s. Đợi xong rồi chạy lại.",
                "mang: another run holds the store %s%s. Wait for it, then run again.")
            .formatted(home.root(), holder));
  }
}
