package org.mang.check;

import static org.mang.Sql.name;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.mang.TempTable;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Period;
import org.mang.intake.Sheet;
import org.mang.intake.Table;

/**
 * What queries over a batch join to know where each table has its columns, and whose each
 * submission is, as temporary tables: {@code table_at_hand}, {@code place_at_hand} (columns and
 * figures of each table), {@code figure_at_hand} (the figures of a crosstab), {@code span_at_hand}
 * and {@code across_at_hand} (merged cells); and once that is known, {@code submission_at_hand} and
 * {@code context_at_hand}: the areas and times by which names are read, of which several
 * submissions may share one. What a form may call its columns has another name: those of {@code
 * submission_at_hand} begin with {@code its_}.
 */
final class AtHand {

  private static final List<String> TABLES =
      List.of(
          """
          table_at_hand (
              table_no integer, submission_no integer, sheet varchar, table_code varchar, is_first boolean,
              first_row integer, columns integer[], letters varchar[], span varchar, figures integer[],
              leading_from integer, leading_to integer, alone_from integer, alone_to integer, has_groups boolean,
              is_from_1904 boolean)""",
          "place_at_hand (table_no integer, col varchar, letters varchar, header varchar, is_masked boolean)",
          "figure_at_hand (table_no integer, figure_no integer, col varchar, is_first boolean, is_sum boolean, axis varchar, code varchar, measure varchar)",
          "span_at_hand (table_no integer, col varchar, first_row integer, last_row integer)",
          "across_at_hand (table_no integer, row_no integer)");

  private static final String SUBMISSIONS =
      """
      submission_at_hand (
          submission_no integer, context_no integer, its_id varchar, its_reporter varchar, its_area varchar,
          its_file varchar, its_received_at timestamp, its_period varchar, its_kind varchar, its_start date, its_end date, its_year integer%s)""";

  private static final String CONTEXTS =
      "context_at_hand (context_no integer, area_code varchar, period_start date, period_end date)";

  private final Connection connection;
  private final Form form;

  AtHand(Connection connection, Form form) {
    this.connection = connection;
    this.form = form;
  }

  /** Whether some table of a submission has a column of the form. */
  static String has(String column) {
    return name("has " + column);
  }

  /** The first day that is plausible in a column of days; null while the period is unknown. */
  static String firstOf(String column) {
    return name("first of " + column);
  }

  /** Writes where tables have what they have. */
  void tables(List<Batch.Numbered> tables) throws SQLException {
    for (String table : TABLES) {
      create(table);
    }
    try (DuckDBAppender rows = appender("table_at_hand")) {
      int last = -1;
      for (Batch.Numbered each : tables) {
        table(rows, each, each.submission() != last);
        last = each.submission();
      }
    }
    try (DuckDBAppender places = appender("place_at_hand");
        DuckDBAppender figures = appender("figure_at_hand");
        DuckDBAppender spans = appender("span_at_hand");
        DuckDBAppender across = appender("across_at_hand")) {
      for (Batch.Numbered each : tables) {
        places(places, each);
        figures(figures, each);
        spans(spans, each);
        across(across, each);
      }
    }
  }

  /** Writes whose submissions they are, by their numbers. */
  void submissions(List<Batch.Reading> readings, List<SubmissionContext> submissions)
      throws SQLException {
    create(
        SUBMISSIONS.formatted(
            form.columns().entrySet().stream()
                .map(
                    e ->
                        ", %s boolean%s"
                            .formatted(
                                has(e.getKey()),
                                DayTyping.isFor(e.getValue())
                                    ? ", " + firstOf(e.getKey()) + " date"
                                    : ""))
                .collect(Collectors.joining())));
    create(CONTEXTS);
    Map<List<@Nullable Object>, Integer> contexts = new HashMap<>();
    try (DuckDBAppender rows = appender("submission_at_hand");
        DuckDBAppender ofContexts = appender("context_at_hand")) {
      for (int i = 0; i < submissions.size(); i++) {
        SubmissionContext its = submissions.get(i);
        Period period = its.period();
        LocalDate start = period == null ? null : period.start();
        LocalDate end = period == null ? null : period.end();
        List<@Nullable Object> key = new ArrayList<>();
        key.add(its.areaCode());
        key.add(start);
        key.add(end);
        Integer context = contexts.get(key);
        if (context == null) {
          context = contexts.size();
          contexts.put(key, context);
          ofContexts.beginRow().append(context).append(its.areaCode());
          ofContexts.append(start).append(end).endRow();
        }
        rows.beginRow().append(i).append(context);
        rows.append(its.submissionId()).append(its.reporterCode()).append(its.areaCode());
        rows.append(readings.get(i).fileName()).append(readings.get(i).receivedAt());
        rows.append(period == null ? null : period.code());
        rows.append(period == null ? null : period.kind().code());
        rows.append(start).append(end);
        rows.append(period == null ? null : Integer.valueOf(period.year()));
        List<Table> there = readings.get(i).tables().there();
        for (Map.Entry<String, Column> column : form.columns().entrySet()) {
          rows.append(there.stream().anyMatch(t -> t.columns().containsKey(column.getKey())));
          if (DayTyping.isFor(column.getValue())) {
            rows.append(period == null ? null : DayTyping.within(column.getValue()).first(period));
          }
        }
        rows.endRow();
      }
    }
  }

  /** Writes what became of each, for what follows: its rows, and whether it is accepted. */
  void outcomes(List<CheckedRows> rows, Map<Integer, Boolean> accepted) throws SQLException {
    create("outcome_at_hand (submission_no integer, row_count integer, is_accepted boolean)");
    try (DuckDBAppender outcomes = appender("outcome_at_hand")) {
      for (Map.Entry<Integer, Boolean> each : accepted.entrySet()) {
        outcomes.beginRow().append(each.getKey()).append(rows.get(each.getKey()).rows());
        outcomes.append(each.getValue()).endRow();
      }
    }
  }

  /** Drops all of it, and what a check has made of it. */
  static void clear(Statement statement) throws SQLException {
    for (String table :
        List.of(
            "finding",
            "checked",
            "word",
            "outcome_at_hand",
            "submission_at_hand",
            "context_at_hand",
            "across_at_hand",
            "span_at_hand",
            "figure_at_hand",
            "place_at_hand",
            "table_at_hand")) {
      statement.execute("drop table if exists temp." + table);
    }
  }

  private void create(String table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create or replace temp table " + table);
    }
  }

  private DuckDBAppender appender(String table) throws SQLException {
    return TempTable.append(connection, table);
  }

  private void table(DuckDBAppender rows, Batch.Numbered each, boolean isFirst)
      throws SQLException {
    Table table = each.table();
    List<@Nullable Integer> columns = new ArrayList<>();
    List<@Nullable String> letters = new ArrayList<>();
    for (String column : form.columns().keySet()) {
      Table.Place place = table.columns().get(column);
      columns.add(place == null || place.isInGroupRow() ? null : place.column() + 1);
      letters.add(place == null ? null : place.letters());
    }
    Leading leading = Leading.of(table);
    rows.beginRow().append(each.number()).append(each.submission());
    rows.append(table.sheet().name()).append(table.code()).append(isFirst);
    rows.append(table.firstRow()).append(columns).append(letters).append(span(table));
    rows.append(table.cells().stream().map(cell -> cell.place().column() + 1).toList());
    rows.append(leading.from() + 1).append(leading.to());
    rows.append(leading.from() + 1).append(table.lastColumn() + 1);
    rows.append(GroupRows.has(table)).append(table.sheet().isFrom1904()).endRow();
  }

  /** The columns that the rows of a table span, as "A:H". */
  private static String span(Table table) {
    int first = table.columns().values().stream().mapToInt(Table.Place::column).min().orElse(0);
    int last = table.columns().values().stream().mapToInt(Table.Place::column).max().orElse(0);
    return Sheet.letters(first) + ":" + Sheet.letters(last);
  }

  private void places(DuckDBAppender rows, Batch.Numbered each) throws SQLException {
    for (Map.Entry<String, Column> column : form.columns().entrySet()) {
      Table.Place place = each.table().columns().get(column.getKey());
      rows.beginRow().append(each.number()).append(column.getKey());
      rows.append(place == null ? null : place.letters());
      rows.append(place == null ? column.getValue().header() : place.header());
      rows.append(isMasked(column.getValue())).endRow();
    }
    for (Table.CellColumn cell : each.table().cells()) {
      String letters = cell.place().letters();
      rows.beginRow().append(each.number()).append(letters).append(letters);
      rows.append(cell.place().header()).append(false).endRow();
    }
  }

  /** Of a person's row any value might name one; an identifier comes here without its text. */
  private boolean isMasked(Column column) {
    return form.holdsPersons() && column.type() != Column.Type.IDENTIFIER;
  }

  private static void figures(DuckDBAppender rows, Batch.Numbered each) throws SQLException {
    List<Table.CellColumn> cells = each.table().cells();
    for (int i = 0; i < cells.size(); i++) {
      Table.CellColumn cell = cells.get(i);
      rows.beginRow().append(each.number()).append(i + 1).append(cell.place().letters());
      rows.append(cell.place().letters().equals(cells.get(0).place().letters()));
      rows.append(cell.isSum()).append(cell.axis().axis().field());
      rows.append(cell.code()).append(cell.measure()).endRow();
    }
  }

  private void spans(DuckDBAppender rows, Batch.Numbered each) throws SQLException {
    Table table = each.table();
    for (Map.Entry<String, Table.Place> column : table.columns().entrySet()) {
      Column definition = Objects.requireNonNull(form.columns().get(column.getKey()));
      if (!Column.FILLABLE.contains(definition.type()) || column.getValue().isInGroupRow()) {
        continue;
      }
      for (Sheet.Merge merge : table.sheet().merges()) {
        if (merge.lastRow() > merge.firstRow()
            && merge.firstColumn() == column.getValue().column()
            && isWithin(merge.firstRow(), table)) {
          rows.beginRow().append(each.number()).append(column.getKey());
          rows.append(merge.firstRow()).append(merge.lastRow()).endRow();
        }
      }
    }
  }

  private static void across(DuckDBAppender rows, Batch.Numbered each) throws SQLException {
    Table table = each.table();
    if (!GroupRows.has(table)) {
      return;
    }
    List<Integer> merged =
        table.sheet().merges().stream()
            .filter(merge -> merge.lastColumn() > merge.firstColumn())
            .map(Sheet.Merge::firstRow)
            .filter(row -> isWithin(row, table))
            .distinct()
            .toList();
    for (Integer row : merged) {
      rows.beginRow().append(each.number()).append(row).endRow();
    }
  }

  private static boolean isWithin(int row, Table table) {
    return row >= table.firstRow() && row <= table.lastRow();
  }

  /**
   * The first cells of the sheet, by which total and group rows are known; of a table further
   * right, those from just before it. Columns from 0, the end without.
   */
  record Leading(int from, int to) {

    private static final int CELLS = 4;

    static Leading of(Table table) {
      int first = table.columns().values().stream().mapToInt(Table.Place::column).min().orElse(0);
      int from = first < CELLS ? 0 : first - 1;
      int to = Math.min(Math.max(from + CELLS, first + 1), Math.max(1, table.sheet().width()));
      return new Leading(from, to);
    }
  }
}
