package org.mang.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.job.Steward;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The steward takes a submission out of force. */
@Command(
    name = "withdraw",
    mixinStandardHelpOptions = true,
    description =
        "Take a submission out of force: the version before it counts again, or the report is missing.")
final class WithdrawCommand implements Callable<Integer> {

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "SUBMISSION",
      description =
          "Its id as status shows it, or at least the first four characters of it. Of a returned one: it is waited for no more.")
  private String submission = "";

  @Mixin private Because because = new Because();

  @Option(names = "--undo", description = "Put a withdrawn submission back.")
  private boolean undo;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Home home = mang.home();
    Optional<Steward.Withdrawn> done =
        new Steward(home, mang.definitions()).withdraw(submission, undo, because.reason());
    if (done.isEmpty()) {
      LoadCommand.sayHeld(mang, home, spec.commandLine().getErr());
      return Mang.HELD;
    }
    Steward.Withdrawn withdrawn = done.get();
    out.println(
        (undo
                ? mang.say("%s: đã bỏ việc rút lại; %s.", "%s: is withdrawn no more; %s.")
                : mang.say("%s: đã rút lại; %s.", "%s: withdrawn; %s."))
            .formatted(withdrawn.submissionId(), inForce(withdrawn.inForce())));
    return 0;
  }

  private String inForce(@Nullable String submissionId) {
    return submissionId == null
        ? mang.say(
            "báo cáo này nay không có bản nào có hiệu lực", "no version of the report is in force")
        : mang.say("bản có hiệu lực là ", "in force is ") + submissionId;
  }
}
