package org.mang.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.job.Steward;
import org.mang.warehouse.Acceptances;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The steward looks at warnings, and says why they may stand. */
@Command(
    name = "accept",
    mixinStandardHelpOptions = true,
    description =
        "Show the warnings of an accepted report; with --because, let them stand for that reason.")
final class AcceptCommand implements Callable<Integer> {

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "SUBMISSION",
      description = "Its id as status shows it, or at least the first four characters of it.")
  private String submission = "";

  @Option(
      names = "--finding",
      paramLabel = "CODE|all",
      description =
          "The warnings that the reason is for (default: all). Open ones alone, if there are any.")
  private String finding = "all";

  @Option(
      names = "--because",
      paramLabel = "REASON",
      description = "Why they may stand. No names of children.")
  private @Nullable String because;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who says so (default: the user of this system).")
  private @Nullable String by;

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Home home = mang.home();
    if (because == null) {
      show(out, home);
      return 0;
    }
    Steward.Reason reason = Because.of(because, by);
    String code = finding.equalsIgnoreCase("all") ? null : finding.toUpperCase(Locale.ROOT);
    Optional<Steward.Accepted> given =
        new Steward(home, mang.definitions()).accept(submission, code, reason);
    if (given.isEmpty()) {
      LoadCommand.sayHeld(mang, home, spec.commandLine().getErr());
      return Mang.HELD;
    }
    out.println(
        mang.say(
                "%s: đã ghi lý do cho %d cảnh báo; còn %d cảnh báo chưa có lý do.",
                "%s: the reason is kept for %d warnings; %d are still open.")
            .formatted(given.get().submissionId(), given.get().warnings(), given.get().open()));
    if (given.get().isLater()) {
      out.println(
          mang.say(
              "  Các cảnh báo này đã có lý do: lý do mới có hiệu lực, các lý do trước vẫn được lưu.",
              "  They had a reason: the new one counts now, and the earlier ones are kept."));
    }
    return 0;
  }

  private void show(PrintWriter out, Home home) throws IOException, SQLException {
    try (Connection snapshot = SnapshotReader.open(home)) {
      StatusCommand.mustBeOfNow(snapshot);
      new WarningText(snapshot, mang, out).write(new Acceptances(snapshot).meant(submission));
    }
  }
}
