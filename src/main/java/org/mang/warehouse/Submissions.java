package org.mang.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.mang.intake.Archive;
import org.mang.intake.Receipt;

/** What was received, and whether it was checked. The caller's connection holds the transaction. */
public final class Submissions {

  private static final int ID_LENGTH = 16;

  private final Connection connection;

  public Submissions(Connection connection) {
    this.connection = connection;
  }

  /**
   * An original that waits to be checked.
   *
   * @param receivedAt when its bytes first came in
   */
  public record Waiting(String sha256, String fileName, LocalDateTime receivedAt) {
    /** The beginning of the hash, so that a rebuild gives the same id. */
    public String submissionId() {
      return sha256.substring(0, ID_LENGTH);
    }
  }

  /**
   * Notes an arrival.
   *
   * @return whether its bytes are new
   */
  public boolean receive(Archive.Original original, Receipt receipt) throws SQLException {
    boolean isNew;
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into ops.original values (?, ?, ?, ?, 'received') on conflict do nothing")) {
      insert.setString(1, original.sha256());
      insert.setLong(2, original.bytes());
      insert.setString(3, receipt.fileName());
      insert.setObject(4, receipt.receivedAt());
      isNew = insert.executeUpdate() > 0;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into ops.receipt
            select $1, $2, $3, $4, localtimestamp
            where not exists (
                select 1 from ops.receipt where sha256 = $1 and file_name = $2 and received_at = $3)
            """)) {
      insert.setString(1, original.sha256());
      insert.setString(2, receipt.fileName());
      insert.setObject(3, receipt.receivedAt());
      insert.setString(4, receipt.receivedFrom());
      insert.executeUpdate();
    }
    return isNew;
  }

  /** Originals not yet checked, or on which a check failed, in order of receipt. */
  public List<Waiting> waiting() throws SQLException {
    List<Waiting> waiting = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                """
                select sha256, first_file_name, first_received_at
                from ops.original
                where state <> 'checked'
                order by first_received_at, sha256
                """)) {
      while (result.next()) {
        waiting.add(
            new Waiting(
                result.getString(1),
                result.getString(2),
                result.getObject(3, LocalDateTime.class)));
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
