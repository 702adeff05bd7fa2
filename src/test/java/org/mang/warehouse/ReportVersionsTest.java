package org.mang.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mang.Migrations;

/** When which version of a report was in force. Files are letters here, and moments days. */
class ReportVersionsTest {

  private static final LocalDateTime START = LocalDateTime.of(2021, 1, 1, 9, 0);

  private final Connection duckdb;

  ReportVersionsTest() throws Exception {
    duckdb = DriverManager.getConnection("jdbc:duckdb:");
    Migrations.apply(duckdb);
  }

  @AfterEach
  void close() throws SQLException {
    duckdb.close();
  }

  @Test
  void theSameBytesAreOneVersionAsLongAsNothingComesBetween() throws SQLException {
    assertThat(versions("+A", "+A", "+A")).containsExactly("A1 0-");
  }

  @Test
  void theSameBytesAfterAnotherVersionAreANewOne() throws SQLException {
    assertThat(versions("+A", "+B", "+A")).containsExactly("A1 0-1 B", "B2 1-2 A", "A3 2-");
  }

  @Test
  void whatIsWithdrawnMakesWayForTheVersionBefore() throws SQLException {
    assertThat(versions("+A", "+B", "-B")).containsExactly("A1 0-1 B", "B2 1-2 withdrawn", "A1 2-");
    assertThat(versions("+A", "-A")).containsExactly("A1 0-1 withdrawn");
  }

  @Test
  void whatIsRestoredIsInForceAgain() throws SQLException {
    assertThat(versions("+A", "+B", "-B", "~B"))
        .containsExactly("A1 0-1 B", "B2 1-2 withdrawn", "A1 2-3 B", "B2 3-");
  }

  @Test
  void aSupersededVersionThatIsWithdrawnIsPassedOver() throws SQLException {
    assertThat(versions("+A", "+B", "+C", "-B", "-C"))
        .containsExactly("A1 0-1 B", "B2 1-2 C", "C3 2-4 withdrawn", "A1 4-");
  }

  @Test
  void theSameBytesAfterTheyWereWithdrawnAreANewVersion() throws SQLException {
    assertThat(versions("+A", "-A", "+A")).containsExactly("A1 0-1 withdrawn", "A2 2-");
  }

  @Test
  void whatComesInForAClosedYearWaitsForItsRelease() throws SQLException {
    assertThat(versions("+A", "#", "+B")).containsExactly("A1 0-");
    assertThat(versions("+A", "#", "+B", "*")).containsExactly("A1 0-3 B", "B2 3-");
    assertThat(versions("+A", "#", "+B", "+C", "*", "+D")).containsExactly("A1 0-4 C", "C3 4-");
  }

  @Test
  void orUntilItIsAdmittedOrTheYearIsOpenAgain() throws SQLException {
    assertThat(versions("#", "+A", "+B", "!B")).containsExactly("B1 3-");
    assertThat(versions("#", "+A", "o", "+B")).containsExactly("A1 2-3 B", "B2 3-");
  }

  @Test
  void whatIsWithdrawnWhileItWaitsIsNeverInForce() throws SQLException {
    assertThat(versions("+A", "#", "+B", "-B", "*")).containsExactly("A1 0-");
    assertThat(versions("+A", "#", "+B", "-B", "~B", "*")).containsExactly("A1 0-5 B", "B2 5-");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyHistoryInAnyOrderOfLoading(long seed) throws SQLException {
    Random random = new Random(seed);
    for (int round = 0; round < 6; round++) {
      List<String> history = history(random);
      assertThat(versions(history.toArray(String[]::new)))
          .as(history.toString())
          .isEqualTo(expected(history));
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < history.size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, random);
      assertThat(versions(history, order))
          .as("%s, loaded as %s", history, order)
          .isEqualTo(expected(history));
    }
  }

  /** What waits is not withdrawn here: it has a test of its own. */
  private static List<String> history(Random random) {
    List<String> history = new ArrayList<>();
    Set<String> waiting = new HashSet<>();
    Map<String, Boolean> isWithdrawn = new HashMap<>();
    boolean isClosed = false;
    int length = 3 + random.nextInt(9);
    while (history.size() < length) {
      String file = String.valueOf((char) ('A' + random.nextInt(3)));
      int what = random.nextInt(12);
      if (what < 2) {
        history.add(isClosed ? "*o".substring(what, what + 1) : "#");
        isClosed = !isClosed || what == 0;
        waiting.clear();
      } else if (what < 8 || waiting.contains(file) || !isWithdrawn.containsKey(file)) {
        history.add("+" + file);
        isWithdrawn.putIfAbsent(file, false);
        if (isClosed) {
          waiting.add(file);
        }
      } else {
        boolean is = isWithdrawn.merge(file, true, (one, other) -> !one);
        history.add((is ? "-" : "~") + file);
      }
    }
    return history;
  }

  /** The same worked out step by step. */
  private static List<String> expected(List<String> history) {
    List<String> versions = new ArrayList<>();
    List<Boolean> isOut = new ArrayList<>();
    Map<String, Character> last = new HashMap<>();
    String lastReceived = "";
    boolean isClosed = false;
    List<String> waiting = new ArrayList<>();
    List<@Nullable Integer> inForce = new ArrayList<>();
    for (String event : history) {
      char kind = event.charAt(0);
      String file = event.substring(1);
      List<String> comesIn = new ArrayList<>();
      switch (kind) {
        case '#' -> isClosed = true;
        case 'o', '*' -> {
          isClosed = isClosed && kind == '*';
          comesIn.addAll(waiting);
          waiting.clear();
        }
        case '+' -> (isClosed ? waiting : comesIn).add(file);
        default -> {
          for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).equals(file)) {
              isOut.set(i, kind == '-');
            }
          }
          last.put(file, kind);
        }
      }
      for (String came : comesIn) {
        if (!came.equals(lastReceived) || last.getOrDefault(came, '+') == '-') {
          versions.add(came);
          isOut.add(false);
        }
        lastReceived = came;
        last.put(came, '+');
      }
      int now = isOut.lastIndexOf(false);
      inForce.add(now < 0 ? null : now);
    }
    List<String> spans = new ArrayList<>();
    for (int from = 0; from < inForce.size(); ) {
      Integer version = inForce.get(from);
      int to = from;
      while (to < inForce.size() && Objects.equals(inForce.get(to), version)) {
        to++;
      }
      if (version != null) {
        Integer next = to == inForce.size() ? null : inForce.get(to);
        String end =
            to == inForce.size()
                ? ""
                : to + (next != null && next > version ? " " + versions.get(next) : " withdrawn");
        spans.add("%s%d %d-%s".formatted(versions.get(version), version + 1, from, end));
      }
      from = to;
    }
    return spans;
  }

  private static String kind(String event) {
    return switch (event.charAt(0)) {
      case '-' -> "withdraw";
      case '~' -> "restore";
      case '!' -> "admit";
      case '#' -> "close";
      case 'o' -> "reopen";
      default -> "release";
    };
  }

  private List<String> versions(String... history) throws SQLException {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < history.length; i++) {
      order.add(i);
    }
    return versions(List.of(history), order);
  }

  /**
   * {@code +A}: file A came in; {@code -A}: it was withdrawn; {@code ~A}: restored; {@code !A}:
   * admitted; {@code #}: the year was closed; {@code o}: opened again; {@code *}: released.
   */
  private List<String> versions(List<String> history, List<Integer> order) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      for (String table :
          List.of("ops.receipt", "ops.decision", "core.submission", "core.version")) {
        statement.execute("delete from " + table);
      }
      for (int day : order) {
        String file = history.get(day).substring(1);
        statement.execute(
            switch (history.get(day).charAt(0)) {
              case '+' ->
                  """
                  insert or ignore into core.submission values
                      ('%1$s', '%1$s', 'f', 'form', 'office', '2020', 'year', null, null, 'accepted', timestamp '%2$s', 1, 0, 0, 0);
                  insert into ops.receipt values ('%1$s', 'f', timestamp '%2$s', null, timestamp '%2$s')
                  """
                      .formatted(file, START.plusDays(day));
              default ->
                  "insert into ops.decision values (%d, '%s', '%s', timestamp '%s', 'x', 'x', null, '')"
                      .formatted(
                          day,
                          kind(history.get(day)),
                          file.isEmpty() ? "2020" : file,
                          START.plusDays(day));
            });
        ReportVersions.watch(statement);
        ReportVersions.touch(statement, "select submission_id from core.submission");
        ReportVersions.renew(statement);
      }
      List<String> versions = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery(
              """
              select
                  submission_id || version_no || ' ' || date_diff('day', timestamp '%1$s', in_force_from) || '-'
                  || coalesce(date_diff('day', timestamp '%1$s', in_force_to)::varchar, '')
                  || coalesce(' ' || coalesce(superseded_by, ended_by), '')
              from core.version
              order by in_force_from
              """
                  .formatted(START))) {
        while (row.next()) {
          versions.add(row.getString(1));
        }
      }
      return versions;
    }
  }
}
