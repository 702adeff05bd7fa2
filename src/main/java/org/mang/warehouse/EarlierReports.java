package org.mang.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.mang.Home;
import org.mang.Sql;

/**
 * Lends a store to check in what a home holds, so that a file is compared with the reports that are
 * there. The home's store is open for as long as copying takes, and for reading only; while a run
 * writes to it, the snapshot is read instead: nobody waits for anybody.
 */
public final class EarlierReports {

  /** Children are compared between offices; where only one lists them, none need be copied. */
  private static final String CHILDREN_OF_SEVERAL =
      """
      insert into core.child by name
      select *
      from earlier.core.child
      where submission_id in (
          select submission_id
          from core.submission
          join core.form using (form_code)
          where (select count(*) from core.reporter where reporter.reporter_kind = form.reporter_kind) > 1)
      """;

  /** From what the snapshot has too, which is without names of files. */
  private static final String RECEIPTS =
      """
      insert into ops.receipt
      select sha256, '', receipt.received_at, null, receipt.loaded_at
      from earlier.core.receipt
      join earlier.core.submission using (submission_id)
      """;

  private static final String DECISIONS =
      """
      insert into ops.decision by name
      select *, '' as entry_hash
      from earlier.core.decision
      """;

  private EarlierReports() {}

  /** What a file can be compared with. */
  public enum Read {
    /** Everything that is there, or there is no home yet. */
    ALL,
    /** All but persons and cases, for the snapshot has no pseudonyms. */
    WITHOUT_PERSONS,
    /** Nothing: neither store nor snapshot can be read. */
    NOTHING
  }

  /** Copies what there is; the connection is to the store that is lent to. */
  public static Read copy(Connection to, Home home) throws SQLException {
    if (!Files.exists(home.database())) {
      return Read.ALL;
    }
    if (copy(to, home.database(), "*")) {
      return Read.ALL;
    }
    Path snapshot = home.snapshot().resolve("current").resolve("mang.duckdb");
    return Files.exists(snapshot) && copy(to, snapshot, "*, '' as file_name")
        ? Read.WITHOUT_PERSONS
        : Read.NOTHING;
  }

  private static boolean copy(Connection to, Path from, String submission) throws SQLException {
    try (Statement statement = to.createStatement()) {
      statement.execute("attach " + Sql.text(from.toString()) + " as earlier (read_only)");
    } catch (SQLException e) {
      // A run has it, or it may not be read.
      return false;
    }
    try (Statement statement = to.createStatement()) {
      statement.execute("begin");
      statement.execute(
          "insert into core.submission by name select %s from earlier.core.submission"
              .formatted(submission));
      for (String table : new String[] {"version", "observation", "event"}) {
        statement.execute(
            "insert into core.%1$s by name select * from earlier.core.%1$s".formatted(table));
      }
      statement.execute(CHILDREN_OF_SEVERAL);
      statement.execute(RECEIPTS);
      statement.execute(DECISIONS);
      statement.execute("commit");
      return true;
    } catch (SQLException e) {
      // Written by another Măng, whose tables differ.
      try (Statement statement = to.createStatement()) {
        statement.execute("rollback");
      }
      return false;
    } finally {
      try (Statement statement = to.createStatement()) {
        statement.execute("detach earlier");
      }
    }
  }

  /** Forgets the facts of a submission, which is to be checked as if it were new. */
  public static void forget(Connection connection, String submissionId) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : new String[] {"observation", "event", "child"}) {
        statement.execute(
            "delete from core.%s where submission_id = %s"
                .formatted(table, Sql.text(submissionId)));
      }
    }
  }
}
