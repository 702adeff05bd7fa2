package org.mang.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.MangException;
import org.mang.definition.LocalClock;
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

  private enum State {
    ACCEPTED,
    RETURNED,
    MISSING,
    LATE
  }

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "The open reports, as JSON.")
  private boolean json;

  @Option(names = "--year", paramLabel = "YEAR", description = "Of one year alone.")
  private @Nullable Integer year;

  @Option(names = "--form", paramLabel = "FORM", description = "Of one form alone.")
  private @Nullable String form;

  @Option(names = "--reporter", paramLabel = "CODE", description = "Of one office alone.")
  private @Nullable String reporter;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      split = ",",
      description = "Reports in these states: ${COMPLETION-CANDIDATES}.")
  private List<State> states = List.of();

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Home home = mang.home();
    try (Connection snapshot = SnapshotReader.open(home)) {
      known(snapshot, "form", form);
      known(snapshot, "reporter", reporter);
      boolean hasWarnings = has(snapshot, "warning");
      boolean hasCells = has(snapshot, "cell_left_out");
      if (json) {
        String query = StatusTables.openForMachines(mang, hasWarnings);
        print(snapshot, query, new JsonWriter(), out);
        return 0;
      }
      Path version = home.snapshot().resolve("current").toRealPath();
      out.println(
          mang.say(
                  "Bản đọc %s; %d tệp đang chờ trong hộp thư đến.",
                  "Snapshot %s; %d files waiting in the inbox.")
              .formatted(version.getFileName(), waiting(home)));
      table(snapshot, "", StatusTables.byForm(mang), out);
      boolean hasOpen =
          table(
              snapshot,
              states.isEmpty()
                  ? mang.say("Thiếu, trả lại hoặc muộn:", "Missing, returned or late:")
                  : mang.say("Các báo cáo:", "Reports:"),
              StatusTables.open(mang),
              out);
      if (!hasOpen) {
        out.println();
        out.println(nothing());
      }
      if (shows(State.RETURNED)) {
        table(
            snapshot,
            mang.say(
                "Tệp trả lại mà chưa rõ biểu, đơn vị hoặc kỳ:",
                "Returned, with form, office or period not known:"),
            StatusTables.unknown(),
            out);
      }
      if (shows(State.ACCEPTED)) {
        table(
            snapshot,
            mang.say(
                "Dòng lỗi bị để riêng trong báo cáo đã nhận (xem: mang accept MÃ):",
                "Rows left out of accepted reports (to see them: mang accept SUBMISSION):"),
            StatusTables.leftOut(hasCells),
            out);
        if (hasCells) {
          table(
              snapshot,
              mang.say(
                  "Ô lỗi bị để riêng trong báo cáo đã nhận (xem: mang accept MÃ):",
                  "Cells left out of accepted reports (to see them: mang accept SUBMISSION):"),
              StatusTables.cellsLeftOut(),
              out);
        }
        if (hasWarnings) {
          table(
              snapshot,
              mang.say(
                  "Cảnh báo chưa có lý do (xem: mang accept MÃ):",
                  "Warnings without a reason (to see them: mang accept SUBMISSION):"),
              StatusTables.warnings(),
              out);
        }
      }
      return 0;
    }
  }

  private boolean shows(State state) {
    return states.isEmpty() || states.contains(state);
  }

  private String nothing() {
    return states.isEmpty()
        ? mang.say(
            "Không có báo cáo nào thiếu, trả lại hay muộn.",
            "No report is missing, returned or late.")
        : mang.say("Không có báo cáo nào như vậy.", "There is no such report.");
  }

  /** A code that is written wrong would look like an office that owes nothing. */
  private void known(Connection snapshot, String what, @Nullable String code) throws SQLException {
    if (code == null) {
      return;
    }
    String query =
        "select count(*) filter (%1$s_code = ?), string_agg(distinct %1$s_code, ', ' order by %1$s_code) from core.%1$s"
            .formatted(what);
    try (PreparedStatement select = snapshot.prepareStatement(query)) {
      select.setString(1, code);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        if (row.getInt(1) == 0) {
          throw new MangException(
              "--%s: không có '%s'; có: %s".formatted(what, code, row.getString(2)),
              "--%s: there is no '%s'; there are: %s".formatted(what, code, row.getString(2)));
        }
      }
    }
  }

  /** A snapshot of before there was such a table does not say. */
  static boolean has(Connection snapshot, String table) throws SQLException {
    try (PreparedStatement select =
        snapshot.prepareStatement(
            "select count(*) from duckdb_tables() where schema_name = 'core' and table_name = ?")) {
      select.setString(1, table);
      try (ResultSet result = select.executeQuery()) {
        result.next();
        return result.getInt(1) > 0;
      }
    }
  }

  private static int waiting(Home home) throws IOException {
    return Inbox.look(home.inbox(), new LocalClock(ZoneOffset.UTC)).arrivals().size();
  }

  /** Prints a table with its title, unless it has no rows; says which. */
  private boolean table(Connection snapshot, String title, String query, PrintWriter out)
      throws SQLException {
    try (PreparedStatement select =
            snapshot.prepareStatement("select count(*) from (" + query + ")");
        ResultSet rows = asked(select).executeQuery()) {
      rows.next();
      if (rows.getInt(1) == 0) {
        return false;
      }
    }
    out.println();
    if (!title.isEmpty()) {
      out.println(title);
    }
    print(
        snapshot,
        query,
        mang.vietnamese() ? new TableWriter(StatusTables.VIETNAMESE) : new TableWriter(),
        out);
    return true;
  }

  private void print(Connection snapshot, String query, ResultWriter writer, PrintWriter out)
      throws SQLException {
    try (PreparedStatement select = snapshot.prepareStatement(query);
        ResultSet result = asked(select).executeQuery()) {
      writer.write(result, out);
    }
  }

  /** Binds what is asked about; only some tables are about states. */
  private PreparedStatement asked(PreparedStatement select) throws SQLException {
    String inStates =
        states.stream()
            .map(state -> state.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(","));
    select.setString(1, year == null ? null : "%04d".formatted(year));
    select.setString(2, form);
    select.setString(3, reporter);
    if (select.getParameterMetaData().getParameterCount() > 3) {
      select.setString(4, inStates.isEmpty() ? null : inStates);
    }
    return select;
  }
}
