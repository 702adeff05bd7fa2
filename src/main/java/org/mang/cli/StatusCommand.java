package org.mang.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.MangException;
import org.mang.definition.LocalClock;
import org.mang.intake.Inbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What the steward asks in the morning: how the year stands, and whom to chase. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Show how the reports of a year stand, what to chase, and what needs a look, as of the snapshot.")
final class StatusCommand implements Callable<Integer> {

  private static final DateTimeFormatter AS_OF = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

  /** A status, or all of which a version is in force. */
  private enum State {
    ACCEPTED,
    ON_TIME,
    LATE,
    RETURNED,
    RETURNED_AFTER_ACCEPTED,
    MISSING,
    DUE,
    NOT_YET_DUE,
    HELD,
    NOT_ASKED_FOR;

    private Stream<ReportStatus> statuses() {
      return this == ACCEPTED
          ? Stream.of(ReportStatus.ON_TIME, ReportStatus.LATE, ReportStatus.RETURNED_AFTER_ACCEPTED)
          : Stream.of(ReportStatus.valueOf(name()));
    }
  }

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "All of it, as one JSON object.")
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
      description = "List the reports in these states: ${COMPLETION-CANDIDATES}.")
  private List<State> states = List.of();

  @Option(
      names = "--overdue",
      description =
          "List the reports whose due date is past and of which nothing acceptable is in.")
  private boolean overdue;

  @Option(
      names = "--due-before",
      paramLabel = "DATE",
      description =
          "List the reports due before that day, such as 2020-07-16, of which nothing acceptable is in.")
  private @Nullable LocalDate dueBefore;

  @Mixin private SnapshotOptions which = new SnapshotOptions();

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Home home = mang.home();
    try (SnapshotOptions.View view = which.open(mang, spec.commandLine().getErr()).orElse(null)) {
      if (view == null) {
        return Mang.HELD;
      }
      Connection snapshot = view.connection();
      mustBeOfNow(snapshot);
      known(snapshot, "form", form);
      known(snapshot, "reporter", reporter);
      Asked asked =
          new Asked(
              year,
              form,
              reporter,
              states.stream().flatMap(State::statuses).distinct().toList(),
              overdue,
              dueBefore);
      Path current = view.home(home).snapshot().resolve("current");
      String version = current.toRealPath().getFileName().toString();
      LocalDateTime at = asOf(snapshot);
      LocalClock clock = LocalClock.read(mang.definitions());
      if (json) {
        new StatusJson(snapshot, asked).write(out, version, at.toString(), waiting(home, clock));
        return 0;
      }
      out.println(
          mang.say(
                  "Bản đọc %s, tình hình đến %s%s; %d tệp đang chờ trong hộp thư đến.",
                  "Snapshot %s, as of %s%s; %d files waiting in the inbox.")
              .formatted(version, AS_OF.format(at), age(at, clock), waiting(home, clock)));
      say(asked, new StatusText(snapshot, asked, mang, out));
      return 0;
    }
  }

  private void say(Asked asked, StatusText text) throws SQLException {
    if (asked.isList()) {
      text.list();
      if (states.contains(State.RETURNED)) {
        text.unknown();
      }
      if (states.contains(State.ACCEPTED)) {
        text.inAccepted();
      }
      return;
    }
    text.years();
    text.closed();
    text.toChase();
    text.unknown();
    text.inAccepted();
    text.differences();
  }

  /** Nothing changed since, or nobody looked: both are worth saying. */
  private String age(LocalDateTime asOf, LocalClock clock) {
    long days = Duration.between(asOf, clock.now()).toDays();
    return days < 1
        ? ""
        : mang.say(" (%d ngày trước)", days == 1 ? " (%d day ago)" : " (%d days ago)")
            .formatted(days);
  }

  private static LocalDateTime asOf(Connection snapshot) throws SQLException {
    try (Statement statement = snapshot.createStatement();
        ResultSet row = statement.executeQuery("select as_of_at from core.as_of")) {
      row.next();
      return row.getObject(1, LocalDateTime.class).truncatedTo(ChronoUnit.SECONDS);
    }
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

  /** Older snapshots have less to say than is asked of them. */
  static void mustBeOfNow(Connection snapshot) throws SQLException {
    if (!has(snapshot, "closing")) {
      throw new MangException(
          "bản đọc là của phiên bản Măng cũ; hãy chạy 'mang load' một lần",
          "the snapshot is of an older Măng; run 'mang load' once");
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

  private static int waiting(Home home, LocalClock clock) throws IOException {
    return Inbox.look(home.inbox(), clock).arrivals().size();
  }
}
