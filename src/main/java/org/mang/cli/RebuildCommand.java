package org.mang.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.job.Difference;
import org.mang.job.Rebuild;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Proves that the warehouse is a function of archive, decisions and definitions. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description =
        "Make the warehouse anew from archive, decisions and definitions, and say in what it differs.")
final class RebuildCommand implements Callable<Integer> {

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--into",
      required = true,
      paramLabel = "FOLDER",
      description = "A new home folder; the one that there is stays as it is.")
  private Path into = Path.of("");

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Home home = mang.home();
    TerminalProgress progress =
        new TerminalProgress(err, mang.vietnamese(), TerminalProgress.onTerminal());
    Optional<Rebuild.Outcome> run;
    try {
      run = new Rebuild(home, mang.definitions(), progress).into(new Home(into));
    } finally {
      progress.closeLine();
    }
    if (run.isEmpty()) {
      LoadCommand.sayHeld(mang, home, err);
      return Mang.HELD;
    }
    Rebuild.Outcome outcome = run.get();
    for (Difference difference : outcome.differences()) {
      out.println(
          mang.say(
                  "%s: %d chỉ có ở bản đang dùng, %d chỉ có ở bản dựng lại%s",
                  "%s: %d only in the one that there is, %d only in the rebuilt one%s")
              .formatted(
                  difference.what(),
                  difference.only(),
                  difference.anew(),
                  difference.cause().isEmpty() ? "" : " (" + difference.cause() + ")"));
    }
    out.println(
        outcome.differences().isEmpty()
            ? mang.say(
                    "Dựng lại từ %d bản gốc: số liệu, các bản có hiệu lực và bộ số liệu giống hệt.",
                    "Rebuilt from %d originals: figures, versions and datasets are equal.")
                .formatted(outcome.originals())
            : mang.say(
                    "Dựng lại từ %d bản gốc: khác ở %d bảng hoặc tệp.",
                    "Rebuilt from %d originals: %d tables or files differ.")
                .formatted(outcome.originals(), outcome.differences().size()));
    return outcome.differences().isEmpty() ? 0 : Mang.NEEDS_PERSON;
  }
}
