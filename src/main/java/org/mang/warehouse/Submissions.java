package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.mang.TempTable;
import org.mang.intake.Archive;
import org.mang.intake.Receipt;
import org.mang.intake.Said;

/** What was received, and whether it was checked. The caller's connection holds the transaction. */
public final class Submissions {

  /** So many characters of a hash name a submission. */
  static final int ID_LENGTH = 16;

  private static final String ARRIVED =
      "create or replace temp table arrived (arrival_no integer, sha256 varchar, byte_count bigint, file_name varchar, received_at timestamp, received_from varchar, loaded_at timestamp)";

  private static final String NEW =
      """
      insert into ops.original
      select sha256, byte_count, file_name, received_at, 'received'
      from arrived
      where sha256 not in (select sha256 from ops.original)
      qualify row_number() over (partition by sha256 order by arrival_no) = 1
      returning sha256
      """;

  /** Bytes that are known, but came in before they were known to. */
  private static final String EARLIER =
      """
      create or replace temp table earlier as
      select sha256, file_name, received_at, left(sha256, %d) as submission_id
      from arrived
      join ops.original using (sha256)
      where received_at < first_received_at
      qualify row_number() over (partition by sha256 order by received_at, arrival_no) = 1
      """
          .formatted(ID_LENGTH);

  private static final String FIRST =
      """
      update ops.original
      set first_file_name = earlier.file_name, first_received_at = earlier.received_at
      from earlier
      where original.sha256 = earlier.sha256
      """;

  private static final String ARRIVED_SUBMISSIONS =
      "select left(sha256, %d) from arrived".formatted(ID_LENGTH);

  private static final String VERSIONS =
      "select count(*) from core.version where submission_id in (%s)"
          .formatted(ARRIVED_SUBMISSIONS);

  private static final String RECEIPTS =
      """
      insert into ops.receipt
      select sha256, file_name, received_at, received_from, loaded_at
      from arrived
      where (sha256, file_name, received_at) not in (select (sha256, file_name, received_at) from ops.receipt)
      qualify row_number() over (partition by sha256, file_name, received_at order by arrival_no) = 1
      """;

  private final Connection connection;

  public Submissions(Connection connection) {
    this.connection = connection;
  }

  /**
   * An original that waits to be checked.
   *
   * @param receivedAt when its bytes first came in
   * @param said what was said of it that it may not say itself
   */
  public record Waiting(String sha256, String fileName, LocalDateTime receivedAt, Said said) {
    /** The beginning of the hash, so that a rebuild gives the same id. */
    public String submissionId() {
      return idOf(sha256);
    }
  }

  /** The id of the submission that an original is. */
  public static String idOf(String sha256) {
    return sha256.substring(0, ID_LENGTH);
  }

  /** Bytes that lie in the archive, and how they came. */
  public record Arrival(Archive.Original original, Receipt receipt) {}

  /**
   * What arrivals came to.
   *
   * @param areNew of each, whether its bytes are new
   * @param again how many versions they made of bytes that are known: another version had come in
   *     between
   */
  public record Noted(List<Boolean> areNew, int again) {}

  /** Notes arrivals, in their order. */
  public Noted receive(List<Arrival> arrivals) throws SQLException {
    Set<String> added = new HashSet<>();
    int again;
    try (Statement statement = connection.createStatement()) {
      statement.execute(ARRIVED);
      try (DuckDBAppender rows = TempTable.append(connection, "arrived")) {
        for (int i = 0; i < arrivals.size(); i++) {
          Archive.Original original = arrivals.get(i).original();
          Receipt receipt = arrivals.get(i).receipt();
          rows.beginRow().append(i).append(original.sha256()).append(original.bytes());
          rows.append(receipt.fileName()).append(receipt.receivedAt());
          rows.append(receipt.receivedFrom()).append(original.loadedAt()).endRow();
        }
      }
      try (ResultSet result = statement.executeQuery(NEW)) {
        while (result.next()) {
          added.add(result.getString(1));
        }
      }
      again = again(statement);
      statement.execute("drop table arrived");
    }
    // Of the same bytes, the first are the new ones.
    return new Noted(
        arrivals.stream().map(each -> added.remove(each.original().sha256())).toList(), again);
  }

  /** Notes receipts, and what those of bytes that are known change. */
  private static int again(Statement statement) throws SQLException {
    statement.execute(EARLIER);
    ReportVersions.watch(statement);
    statement.execute(RECEIPTS);
    ReportVersions.touch(statement, ARRIVED_SUBMISSIONS);
    if (count(statement, "select count(*) from earlier") > 0) {
      // What was made of them was made of a later day.
      statement.execute(FIRST);
      Anew.check(statement, "select submission_id from earlier");
    }
    int before = count(statement, VERSIONS);
    ReportVersions.renew(statement);
    int again = count(statement, VERSIONS) - before;
    statement.execute("drop table earlier");
    return again;
  }

  private static int count(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getInt(1);
    }
  }

  /** Originals not yet checked, or on which a check failed, in order of receipt. */
  public List<Waiting> waiting() throws SQLException {
    List<Waiting> waiting = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                """
                select sha256, first_file_name, first_received_at, form_code, reporter_code, period_code
                from ops.original
                left join ops.said on said.submission_id = left(sha256, %d)
                where state <> 'checked'
                order by first_received_at, sha256
                """
                    .formatted(ID_LENGTH))) {
      while (result.next()) {
        waiting.add(
            new Waiting(
                result.getString(1),
                result.getString(2),
                result.getObject(3, LocalDateTime.class),
                new Said(result.getString(4), result.getString(5), result.getString(6))));
      }
    }
    return waiting;
  }

  /** Notes that a check failed through no fault of the file; it is tried again next time. */
  public void failed(Waiting waiting) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update ops.original set state = 'failed' where sha256 = ?")) {
      update.setString(1, waiting.sha256());
      update.executeUpdate();
    }
  }

  /** What was returned may be right by mended definitions: it waits again. */
  public void checkReturnedAgain() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          update ops.original
          set state = 'received'
          where sha256 in (select sha256 from core.submission where state = 'returned')
          """);
    }
  }
}
