package org.mang.check;

import static org.mang.Sql.name;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mang.form.Form;
import org.mang.intake.SheetRows;
import org.mang.intake.Table;
import org.mang.intake.TableRelations;
import org.mang.intake.Tables;

/**
 * Submissions of one form that are checked together. Their rows are one relation, the temporary
 * table {@code source}, with {@code submission_no} and {@code table_no}, which both count from 0;
 * where each table has its columns stands in {@link AtHand} tables beside it. So a query over them
 * has the same text for one submission and for a thousand.
 */
public final class Batch implements AutoCloseable {

  /** So many rows tell the day that all are as of. */
  private static final int LOOK_AT = 1_000;

  private final Connection connection;
  private final Form form;
  private final List<Reading> readings;
  private final List<Numbered> tables;
  private final TableRelations relations;
  private final RowSource source;

  /** A file that has been read and whose form is known. */
  public record Reading(
      String submissionId, String fileName, LocalDateTime receivedAt, Tables tables) {}

  /**
   * A table in which there is something to read.
   *
   * @param submission the number of the submission that it is of
   */
  record Numbered(int number, int submission, Table table) {}

  private Batch(
      Connection connection,
      List<Reading> readings,
      List<Numbered> tables,
      TableRelations relations) {
    this.connection = connection;
    this.form = readings.get(0).tables().form();
    this.readings = readings;
    this.tables = tables;
    this.relations = relations;
    this.source = new RowSource(form, tables, relations);
  }

  /**
   * Makes their rows a relation of that connection.
   *
   * @param readings at least one, all of one form, in order of receipt
   */
  public static Batch open(Connection connection, SheetRows sheetRows, List<Reading> readings)
      throws SQLException {
    List<Numbered> tables = new ArrayList<>();
    for (int submission = 0; submission < readings.size(); submission++) {
      for (Table table : readings.get(submission).tables().there()) {
        tables.add(new Numbered(tables.size(), submission, table));
      }
    }
    TableRelations relations =
        TableRelations.open(sheetRows, tables.stream().map(Numbered::table).toList());
    Batch batch = new Batch(connection, List.copyOf(readings), tables, relations);
    boolean isReady = false;
    try {
      new AtHand(connection, batch.form).tables(tables);
      try (Statement statement = connection.createStatement()) {
        statement.execute(batch.source.sql());
      }
      isReady = true;
      return batch;
    } finally {
      if (!isReady) {
        relations.close();
      }
    }
  }

  /** The form of all of them. */
  public Form form() {
    return form;
  }

  /** The submissions, as they are numbered. */
  public List<Reading> readings() {
    return readings;
  }

  List<Numbered> tables() {
    return tables;
  }

  /** Whether a table has columns that sum up others. */
  boolean hasSums() {
    return tables.stream()
        .flatMap(each -> each.table().cells().stream())
        .anyMatch(Table.CellColumn::isSum);
  }

  /** Whether cells are merged downwards on any sheet. */
  boolean hasMergedCells() {
    return tables.stream()
        .flatMap(each -> each.table().sheet().merges().stream())
        .anyMatch(merge -> merge.lastRow() > merge.firstRow());
  }

  /** How many rows all tables hold at most. */
  long rows() {
    return tables.stream().mapToLong(each -> each.table().sheet().rowCount()).sum();
  }

  /**
   * The days that most rows of the first tables have in a column of days; by the number of the
   * submission.
   */
  public Map<Integer, LocalDate> usualDays(String column) throws SQLException {
    List<String> selects = new ArrayList<>();
    if (relations.hasLines()) {
      selects.add(
          """
          select source.submission_no, mode(mang_date(source.%1$s)) as day
          from source
          join table_at_hand as its using (table_no)
          where its.is_first and source.row_no < its.first_row + %2$d
          group by source.submission_no"""
              .formatted(name(column), LOOK_AT));
    }
    for (Numbered each : tables) {
      Table.Place place = each.table().columns().get(column);
      if (TableRelations.isText(each.table()) && place != null && isFirst(each)) {
        selects.add(
            "select %d as submission_no, mode(mang_date(c%d)) as day from %s"
                .formatted(
                    each.submission(),
                    place.column() + 1,
                    TableRelations.text(each.table(), LOOK_AT)));
      }
    }
    Map<Integer, LocalDate> days = new HashMap<>();
    if (selects.isEmpty()) {
      return days;
    }
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(String.join("\nunion all\n", selects))) {
      while (result.next()) {
        LocalDate day = result.getObject(2, LocalDate.class);
        if (day != null) {
          days.put(result.getInt(1), day);
        }
      }
    }
    return days;
  }

  /**
   * Notes what becomes of each submission, in {@code outcome_at_hand}: what is stored of them, and
   * compared with the past, is asked by that.
   */
  public void decide(List<CheckedRows> rows, Map<Integer, Boolean> accepted) throws SQLException {
    new AtHand(connection, form).outcomes(rows, accepted);
  }

  private boolean isFirst(Numbered each) {
    return each.number() == 0 || tables.get(each.number() - 1).submission() != each.submission();
  }

  /** Clears what was at hand, so that nothing of one batch is there for the next. */
  @Override
  public void close() throws SQLException {
    relations.close();
    try (Statement statement = connection.createStatement()) {
      statement.execute(source.dropped());
      AtHand.clear(statement);
    }
  }
}
