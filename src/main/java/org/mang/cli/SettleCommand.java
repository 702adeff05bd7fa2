package org.mang.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.MangException;
import org.mang.job.Steward;
import org.mang.warehouse.Settlements;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The steward looks at what two sources say otherwise, and says why that may be so. */
@Command(
    name = "settle",
    mixinStandardHelpOptions = true,
    description =
        "Show the differences between two sources of the same thing; with --because, let them stand for that reason.")
final class SettleCommand implements Callable<Integer> {

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "RECONCILIATION",
      description = "Its name as status shows it, such as injuries.")
  private String reconciliation = "";

  @Option(names = "--area", paramLabel = "CODE", description = "Of one district alone.")
  private @Nullable String area;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "Of one period alone, such as 2020-Q3.")
  private @Nullable String period;

  @Option(
      names = "--because",
      paramLabel = "REASON",
      description =
          "Why they may stand. It holds as long as both figures are those of now. No names of children.")
  private @Nullable String because;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who says so (default: the user of this system).")
  private @Nullable String by;

  @Option(names = "--undo", description = "Reopen settled ones.")
  private boolean undo;

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Home home = mang.home();
    Settlements.Which which = new Settlements.Which(reconciliation, area, period);
    if (because == null && undo) {
      throw new MangException(
          "--undo: hãy cho biết vì sao, bằng --because", "--undo: say why, with --because");
    }
    if (because == null) {
      show(out, home, which);
      return 0;
    }
    Optional<Steward.Settled> done =
        new Steward(home, mang.definitions()).settle(which, undo, Because.of(because, by));
    if (done.isEmpty()) {
      LoadCommand.sayHeld(mang, home, spec.commandLine().getErr());
      return Mang.HELD;
    }
    Steward.Settled settled = done.get();
    out.println(
        (undo
                ? mang.say(
                    "%s: đã mở lại %d chênh lệch; %s còn %d chênh lệch chưa giải trình.",
                    "%s: reopened, differences: %d; open of %s: %d.")
                : mang.say(
                    "%s: đã ghi lý do cho %d chênh lệch; %s còn %d chênh lệch chưa giải trình.",
                    "%s: the reason is kept, differences: %d; still open of %s: %d."))
            .formatted(which, settled.differences(), reconciliation, settled.open()));
    if (settled.isLater() && !undo) {
      out.println(
          mang.say(
              "  Các chênh lệch này đã có lý do: lý do mới có hiệu lực, các lý do trước vẫn được lưu.",
              "  They had a reason: the new one counts now, and the earlier ones are kept."));
    }
    return 0;
  }

  private void show(PrintWriter out, Home home, Settlements.Which which)
      throws IOException, SQLException {
    try (Connection snapshot = SnapshotReader.open(home)) {
      StatusCommand.mustBeOfNow(snapshot);
      new Settlements(snapshot).mustBeThere(which);
      table(snapshot, DifferenceTables.meant(), which, out);
      if (area != null && period != null) {
        out.println();
        table(snapshot, DifferenceTables.reports(), which, out);
      }
    }
  }

  private void table(Connection snapshot, String query, Settlements.Which which, PrintWriter out)
      throws SQLException {
    try (PreparedStatement select = snapshot.prepareStatement(query)) {
      select.setString(1, which.reconciliation());
      select.setString(2, which.area());
      select.setString(3, which.period());
      try (ResultSet rows = select.executeQuery()) {
        (mang.vietnamese() ? new TableWriter(Headings.VIETNAMESE) : new TableWriter())
            .write(rows, out);
      }
    }
  }
}
