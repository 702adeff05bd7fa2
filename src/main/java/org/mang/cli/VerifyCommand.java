package org.mang.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.definition.Text;
import org.mang.job.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Whether what is kept is what was received and decided. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Read every original back against its hash, and the journal of decisions against its chain.")
final class VerifyCommand implements Callable<Integer> {

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Home home = mang.home();
    Optional<Verification.Outcome> run = new Verification(home, mang.definitions()).run();
    if (run.isEmpty()) {
      LoadCommand.sayHeld(mang, home, spec.commandLine().getErr());
      return Mang.HELD;
    }
    Verification.Outcome outcome = run.get();
    for (Text problem : outcome.problems()) {
      out.println(mang.say(problem));
    }
    if (!outcome.problems().isEmpty()) {
      out.println(
          mang.say(
                  "%d điều không đúng; hãy lấy lại từ bản sao lưu.",
                  "%d problems; restore from a backup.")
              .formatted(outcome.problems().size()));
      return Mang.FAILED;
    }
    out.println(
        mang.say(
                "Đủ và nguyên vẹn: %d bản gốc, %d quyết định.",
                "All there and whole: %d originals, %d decisions.")
            .formatted(outcome.originals(), outcome.decisions()));
    return 0;
  }
}
