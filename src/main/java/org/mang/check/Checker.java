package org.mang.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.mang.definition.Text;
import org.mang.form.CodeList;
import org.mang.form.Fold;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.form.OnError;
import org.mang.intake.Heading;
import org.mang.intake.Table;
import org.mang.intake.TableName;

/**
 * Checks the rows of a batch in one scan. Leaves two temporary tables on the connection: {@code
 * checked}, the typed rows, and {@code finding}, all that is wrong with them.
 */
public final class Checker {

  /**
   * For fewer rows than this, DuckDB takes several times longer to optimise the query than to run
   * it.
   */
  private static final int WORTH_OPTIMISING = 10_000;

  /** Of each submission: rows, and what is wrong with how many of them. */
  private static final String OUTCOMES =
      """
      with rows as (
          select submission_no, %s as row_count
          from checked
          where row_kind = 'row'
          group by submission_no
      ),
      located as (
          select finding.*, there.row_no is not null as is_at_row
          from finding
          left join (
              -- From the findings, which are few, to the rows, which may be millions.
              select distinct table_no, row_no
              from checked
              semi join finding using (table_no, row_no)
              where row_kind = 'row'
          ) as there using (table_no, row_no)
      ),
      found as (
          select
              submission_no,
              count(*) filter (severity = 'error') as errors,
              count(*) filter (severity = 'warning') as warnings,
              count(distinct (table_no, row_no)) filter (severity = 'error' and is_at_row) as bad_rows,
              count(*) filter (severity = 'error' and not is_at_row) as outside_rows
          from located
          group by submission_no
      )
      select
          submission_no,
          coalesce(row_count, 0) as row_count,
          coalesce(errors, 0) as errors,
          coalesce(warnings, 0) as warnings,
          coalesce(bad_rows, 0) as bad_rows,
          coalesce(outside_rows, 0) as outside_rows%s
      from submission_at_hand
      left join rows using (submission_no)
      left join found using (submission_no)
      %s
      """;

  /** Of a crosstab, {@code checked} has a row for each cell. */
  private static final String ROWS_OF_CELLS = "count(distinct (table_no, row_no))";

  private static final String OUTCOMES_BY_CELL =
      """
      left join (select submission_no, count(*) as cells_out from (%s) group by submission_no) using (submission_no)
      left join (%s) using (submission_no)
      """;

  private final Forms forms;
  private final FindingCatalogue catalogue;

  public Checker(Forms forms, FindingCatalogue catalogue) {
    this.forms = forms;
    this.catalogue = catalogue;
    catalogue.accept(forms);
  }

  /**
   * Runs the form's queries over a batch.
   *
   * @param submissions whose they are, by their numbers
   * @return what the check of each came to, likewise
   */
  public List<CheckedRows> check(
      Connection connection, Batch batch, List<SubmissionContext> submissions) throws SQLException {
    optimise(connection, batch.rows() >= WORTH_OPTIMISING);
    List<CheckedRows> outcomes = run(connection, batch, submissions);
    optimise(connection, true);
    return outcomes;
  }

  /** Where it fails, the connection stays as it is set: each check sets it anew. */
  private List<CheckedRows> run(
      Connection connection, Batch batch, List<SubmissionContext> submissions) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      new AtHand(connection, batch.form()).submissions(batch.readings(), submissions);
      for (String sql : query(batch)) {
        statement.execute(sql);
      }
      new FindingQuery(batch.form(), forms, batch.hasSums(), catalogue).run(statement);
      new NoteFindings(batch, catalogue).add(connection, statement);
      return outcomes(statement, batch);
    }
  }

  /**
   * A select of the cells (submission_no, table_no, row_no, column_ref) that are left out of
   * submissions of a form that leaves out cells alone, once they are checked.
   */
  public static String cellsLeftOut(Form form) {
    return new CellsLeftOut(form).sql();
  }

  private static void optimise(Connection connection, boolean wanted) throws SQLException {
    // A statement of its own: DuckDB closes one after an error.
    try (Statement statement = connection.createStatement()) {
      statement.execute(wanted ? "pragma enable_optimizer" : "pragma disable_optimizer");
    }
  }

  /**
   * What is wrong with the table before any row is read: headings of the form that the file does
   * not have, columns of figures that the form does not know, and a name that is none of the codes
   * that tables of the form are named for.
   */
  public List<Finding> headerFindings(Table table) {
    List<Finding> findings = new ArrayList<>();
    Form.Sheets sheets = table.form().sheets();
    if (sheets != null && table.isThere() && table.code() == null) {
      findings.add(
          catalogue.finding(
              "UNKNOWN_TABLE",
              table.sheet().name(),
              null,
              table.sheet().name(),
              labels(forms.codes(sheets.codes())),
              null));
    }
    TableName name = table.name();
    if (sheets != null && table.isThere() && name != null && !name.isWhole()) {
      CodeList.Value its =
          Objects.requireNonNull(forms.codes(sheets.codes()).values().get(name.code()));
      Heading.Line line = name.line();
      findings.add(
          catalogue.finding(
              "TABLE_NAMED_IN_PART",
              table.sheet().name(),
              line == null ? null : line.row(),
              line == null ? null : line.column(),
              null,
              name.said(),
              new Text(its.vi(), its.en()),
              null));
    }
    for (Table.Place place : table.repeated()) {
      findings.add(
          catalogue.finding(
              "DUPLICATE_COLUMN",
              table.sheet().name(),
              null,
              place.letters(),
              new Text(place.header(), place.header()),
              null));
    }
    for (Table.Dated dated : table.dated()) {
      findings.add(
          catalogue.finding(
              "HEADING_IS_DATE",
              table.sheet().name(),
              dated.row(),
              dated.place().letters(),
              dated.place().header(),
              shown(dated.text()),
              new Text(dated.said(), dated.said()),
              null));
    }
    List<Table.Place> told = new ArrayList<>(table.repeated());
    for (Table.Missing missing : table.missing()) {
      Optional<Table.Place> nearest = nearest(missing, table);
      nearest.ifPresent(told::add);
      findings.add(
          catalogue.finding(
              missing.required() ? "MISSING_COLUMN" : "MISSING_OPTIONAL_COLUMN",
              table.sheet().name(),
              null,
              null,
              new Text(missing.header(), missing.header()),
              nearest.map(p -> p.header() + " (" + p.letters() + ")").orElse(null)));
    }
    if (table.isThere()) {
      findings.addAll(new ColumnsNotRead(catalogue).findings(table, told));
    }
    return findings;
  }

  /** A day as people read it. */
  private static String shown(String day) {
    return day.replaceFirst("^(\\d{4})-(\\d{2})-(\\d{2})$", "$3/$2/$1");
  }

  private List<String> query(Batch batch) {
    return switch (batch.form().layout()) {
      case LIST -> new ListQuery(batch.form(), forms, batch.hasMergedCells()).sql();
      case CROSSTAB -> new CrosstabQuery(batch.form(), forms).sql();
    };
  }

  /** What the findings of each submission come to, by its number. */
  public List<CheckedRows> outcomes(Connection connection, Batch batch) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return outcomes(statement, batch);
    }
  }

  private static List<CheckedRows> outcomes(Statement statement, Batch batch) throws SQLException {
    OnError onError = batch.form().onError();
    String left =
        onError.byCell()
            ? OUTCOMES_BY_CELL.formatted(
                cellsLeftOut(batch.form()), new CellsLeftOut(batch.form()).count())
            : "";
    List<CheckedRows> outcomes = new ArrayList<>();
    batch.readings().forEach(reading -> outcomes.add(CheckedRows.NONE));
    try (ResultSet result =
        statement.executeQuery(
            OUTCOMES.formatted(
                batch.form().layout() == Form.Layout.LIST ? "count(*)" : ROWS_OF_CELLS,
                onError.byCell() ? ", coalesce(cells_out, 0), coalesce(cells, 0)" : "",
                left))) {
      while (result.next()) {
        int rows = result.getInt("row_count");
        int badRows = result.getInt("bad_rows");
        boolean quarantine =
            badRows > 0
                && result.getInt("outside_rows") == 0
                && (onError.byCell()
                    ? result.getLong(7) <= result.getLong(8) * onError.share()
                    : badRows <= rows * onError.share());
        outcomes.set(
            result.getInt("submission_no"),
            quarantine
                ? new CheckedRows(rows, 0, result.getInt("warnings"), badRows)
                : new CheckedRows(rows, result.getInt("errors"), result.getInt("warnings"), 0));
      }
    }
    return outcomes;
  }

  private static Text labels(CodeList list) {
    return new Text(
        list.values().values().stream().map(CodeList.Value::vi).collect(Collectors.joining("; ")),
        list.values().values().stream().map(CodeList.Value::en).collect(Collectors.joining("; ")));
  }

  /**
   * The column that may be the missing one: of those with a heading that the form does not know. A
   * heading that is just what is looked for, for this column or another, is missing for another
   * reason than its words.
   */
  private static Optional<Table.Place> nearest(Table.Missing missing, Table table) {
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    String wanted = Fold.of(missing.header());
    return table.strange().stream()
        .filter(p -> !isTaken(p, table) && !isLookedFor(p, table))
        .filter(p -> similarity.apply(wanted, Fold.of(p.header())) > 0.85)
        .max(Comparator.comparingDouble(p -> similarity.apply(wanted, Fold.of(p.header()))));
  }

  private static boolean isLookedFor(Table.Place place, Table table) {
    return table.missing().stream()
        .anyMatch(m -> Fold.of(m.header()).equals(Fold.of(place.header())));
  }

  private static boolean isTaken(Table.Place place, Table table) {
    return table.repeated().contains(place)
        || table.columns().values().stream().anyMatch(p -> p.column() == place.column())
        || table.cells().stream().anyMatch(c -> c.place().column() == place.column());
  }
}
