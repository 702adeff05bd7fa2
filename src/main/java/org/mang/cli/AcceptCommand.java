package org.mang.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.MangException;
import org.mang.job.Acceptance;
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

  private static final String WARNINGS =
      """
      select
          code,
          concat_ws('!', sheet, coalesce(column_ref, '') || coalesce(cast(row_no as varchar), '')) as at,
          %s as warning,
          because,
          accepted_by as "by",
          date_trunc('second', accepted_at) as "when"
      from core.warning
      where starts_with(submission_id, lower(?))
      order by submission_id, because is not null, finding_no
      """;

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "SUBMISSION",
      description = "Its id as status shows it, or the beginning of it.")
  private String submission = "";

  @Option(
      names = "--finding",
      paramLabel = "CODE|all",
      description = "The warnings that the reason is for (default: all that are open).")
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
    if (because.isBlank()) {
      throw new MangException(
          "--because còn trống; hãy cho biết vì sao các cảnh báo được chấp nhận",
          "--because is empty; say why the warnings may stand");
    }
    String who = by == null || by.isBlank() ? System.getProperty("user.name", "?") : by.strip();
    String code = finding.equalsIgnoreCase("all") ? null : finding.toUpperCase(Locale.ROOT);
    Optional<Acceptance.Given> given =
        new Acceptance(home, mang.definitions()).give(submission, code, because.strip(), who);
    if (given.isEmpty()) {
      LoadCommand.sayHeld(mang, home, spec.commandLine().getErr());
      return Mang.HELD;
    }
    out.println(
        mang.say(
                "%s: đã ghi lý do cho %d cảnh báo; còn %d cảnh báo chưa có lý do.",
                "%s: the reason is kept for %d warnings; %d are still open.")
            .formatted(given.get().submissionId(), given.get().warnings(), given.get().open()));
    return 0;
  }

  private void show(PrintWriter out, Home home) throws IOException, SQLException {
    try (Connection snapshot = SnapshotReader.open(home, mang)) {
      if (!StatusCommand.hasWarnings(snapshot)) {
        throw new MangException(
            "bản chụp là của phiên bản Măng cũ; hãy chạy 'mang load' một lần",
            "the snapshot is of an older Măng; run 'mang load' once");
      }
      try (PreparedStatement select =
          snapshot.prepareStatement(
              WARNINGS.formatted(mang.vietnamese() ? "message_vi" : "message_en"))) {
        select.setString(1, submission.strip());
        try (ResultSet result = select.executeQuery()) {
          new TableWriter().write(result, out);
        }
      }
    }
  }
}
