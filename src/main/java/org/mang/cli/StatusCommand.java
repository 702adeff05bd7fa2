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
          cast(first_received_at as date) as received_on%s
      from mart.reporting
      where is_expected and (state <> 'accepted' or not in_time)%s
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

  private static final String WARNINGS =
      """
      select
          submission_id as submission,
          form_code as form,
          reporter_code as reporter,
          period_code as period,
          code,
          count(*) as open,
          min_by(concat_ws('!', sheet, coalesce(column_ref, '') || coalesce(cast(row_no as varchar), '')), finding_no) as first_at
      from core.warning
      where because is null
      group by all
      order by period, form, reporter, code
      """;

  /** For JSON, a report that is in and in time is there too, if a warning of it is open. */
  private static final String OPEN_WARNINGS =
      """
      ,
          (
              select count(*)
              from core.warning
              where because is null
                  and warning.form_code = reporting.form_code
                  and warning.reporter_code = reporting.reporter_code
                  and warning.period_code = reporting.period_code
          ) as open_warnings""";

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "The open reports, as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Home home = mang.home();
    String name = mang.vietnamese() ? "reporter_name_vi" : "reporter_name_en";
    String open = OPEN.formatted(name, "", "");
    try (Connection snapshot = SnapshotReader.open(home, mang)) {
      boolean hasWarnings = hasWarnings(snapshot);
      if (json) {
        String all =
            hasWarnings
                ? OPEN.formatted(name, OPEN_WARNINGS, " or is_expected and open_warnings > 0")
                : open;
        print(snapshot, all, new JsonWriter(), out);
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
      if (hasWarnings) {
        out.println();
        out.println(
            mang.say(
                "Cảnh báo chưa có lý do (xem: mang accept MÃ):",
                "Warnings without a reason (to see them: mang accept SUBMISSION):"));
        print(snapshot, WARNINGS, new TableWriter(), out);
      }
      return 0;
    }
  }

  /** A snapshot of before there were any reasons does not say. */
  static boolean hasWarnings(Connection snapshot) throws SQLException {
    try (Statement statement = snapshot.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select count(*) from duckdb_tables() where schema_name = 'core' and table_name = 'warning'")) {
      result.next();
      return result.getInt(1) > 0;
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
