package org.mang.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.intake.Inbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What the steward asks in the morning: what is in, what is missing, what went back. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show which reports are in, missing, late or returned, as of the snapshot.")
final class StatusCommand implements Callable<Integer> {

  private static final String BY_FORM =
      """
      select
          year,
          form_code as form,
          count(*) filter (is_expected) as expected,
          count(*) filter (is_expected and state = 'accepted') as accepted,
          count(*) filter (is_expected and state = 'returned') as returned,
          count(*) filter (is_expected and state = 'missing') as missing,
          count(*) filter (is_expected and not in_time and first_received_at is not null) as late
      from mart.reporting
      group by all
      order by all
      """;

  private static final String OPEN =
      """
      select
          form_code as form,
          reporter_code as reporter,
          %s as name,
          period_code as period,
          state,
          due_on,
          cast(first_received_at as date) as received_on
      from mart.reporting
      where is_expected and (state <> 'accepted' or not in_time)
      order by period_start, form_code, reporter_code
      """;

  private static final String QUARANTINED =
      """
      select
          form_code as form, reporter_code as reporter, period_code as period, quarantined_count as rows_left_out, row_count as of_rows
      from core.submission
      where state = 'accepted' and superseded_at is null and quarantined_count > 0
      order by all
      """;

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "The open reports, as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Home home = mang.home();
    String open = OPEN.formatted(mang.vietnamese() ? "reporter_name_vi" : "reporter_name_en");
    try (Connection snapshot = SnapshotReader.open(home, mang)) {
      if (json) {
        print(snapshot, open, new JsonWriter(), out);
        return 0;
      }
      Path version = home.snapshot().resolve("current").toRealPath();
      out.println(
          mang.say(
                  "Bản đọc %s; %d tệp đang chờ trong hộp thư đến.",
                  "Snapshot %s; %d files waiting in the inbox.")
              .formatted(version.getFileName(), waiting(home)));
      out.println();
      print(snapshot, BY_FORM, new TableWriter(), out);
      out.println();
      out.println(mang.say("Thiếu, trả lại hoặc muộn:", "Missing, returned or late:"));
      print(snapshot, open, new TableWriter(), out);
      out.println();
      out.println(
          mang.say(
              "Dòng lỗi bị để riêng trong báo cáo đã nhận:", "Rows left out of accepted reports:"));
      print(snapshot, QUARANTINED, new TableWriter(), out);
      return 0;
    }
  }

  private static int waiting(Home home) throws IOException {
    return Inbox.look(home.inbox()).arrivals().size();
  }

  private static void print(Connection snapshot, String query, ResultWriter writer, PrintWriter out)
      throws SQLException {
    try (Statement statement = snapshot.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      writer.write(result, out);
    }
  }
}
