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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The steward closes a year. */
@Command(
    name = "close",
    mixinStandardHelpOptions = true,
    description =
        "Close a year: what comes in for it afterwards is kept, and counts from the next release.")
final class CloseCommand implements Callable<Integer> {

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "YEAR", description = "The year of the reports.")
  private int year;

  @Mixin private Because because = new Because();

  @Option(names = "--undo", description = "Open it again: what waited counts at once.")
  private boolean undo;

  @Override
  public Integer call() {
    Home home = mang.home();
    Optional<Integer> done =
        new Steward(home, mang.definitions()).close(year, undo, because.reason());
    if (done.isEmpty()) {
      LoadCommand.sayHeld(mang, home, Objects.requireNonNull(spec).commandLine().getErr());
      return Mang.HELD;
    }
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .println(
            undo
                ? mang.say(
                        "Năm %d đã mở lại; %d báo cáo đang chờ nay có hiệu lực.",
                        "%d is open again; %d reports that waited count now.")
                    .formatted(year, done.get())
                : mang.say(
                        "Năm %d đã khóa sổ. Báo cáo gửi sau được lưu lại và tính từ bản phát hành sau.",
                        "%d is closed. What comes in for it is kept, and counts from the next release.")
                    .formatted(year));
    return 0;
  }
}
