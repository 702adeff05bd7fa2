package org.mang.cli;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.job.Steward;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The steward makes an exception of what came in after its year was closed. */
@Command(
    name = "admit",
    mixinStandardHelpOptions = true,
    description =
        "Let a report that came in after its year was closed count now, and not from the next release.")
final class AdmitCommand implements Callable<Integer> {

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "SUBMISSION",
      description = "Its id as status shows it, or at least the first four characters of it.")
  private String submission = "";

  @Mixin private Because because = new Because();

  @Override
  public Integer call() {
    Home home = mang.home();
    Optional<String> done =
        new Steward(home, mang.definitions()).admit(submission, because.reason());
    if (done.isEmpty()) {
      LoadCommand.sayHeld(mang, home, Objects.requireNonNull(spec).commandLine().getErr());
      return Mang.HELD;
    }
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .println(mang.say("%s: nay có hiệu lực.", "%s: counts from now on.").formatted(done.get()));
    return 0;
  }
}
