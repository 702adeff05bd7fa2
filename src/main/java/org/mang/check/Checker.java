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
import java.util.function.Function;
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
import org.mang.intake.TableRelations;
import org.mang.intake.Tables;

/**
 * Checks the rows of a submission in one scan. Leaves two temporary tables on the connection:
 * {@code checked}, the typed rows, and {@code finding}, all that is wrong with them.
 */
public final class Checker {

  /**
   * For fewer rows than this, DuckDB takes several times longer to optimise the query than to run
   * it.
   */
  private static final int WORTH_OPTIMISING = 10_000;

  private final Forms forms;
  private final FindingCatalogue catalogue;

  public Checker(Forms forms, FindingCatalogue catalogue) {
    this.forms = forms;
    this.catalogue = catalogue;
    catalogue.accept(forms);
  }

  /** Runs the form's query over the tables of a submission. */
  public CheckedRows check(
      Connection connection, Tables tables, TableRelations relations, SubmissionContext submission)
      throws SQLException {
    int rows = tables.there().stream().mapToInt(table -> table.sheet().rowCount()).sum();
    optimise(connection, rows >= WORTH_OPTIMISING);
    try (Statement statement = connection.createStatement()) {
      statement.execute(query(tables, relations, submission));
      statement.execute(new FindingQuery(tables, forms, submission, catalogue).sql());
      new NoteFindings(tables, catalogue).add(statement);
      return outcome(statement, tables);
    } finally {
      optimise(connection, true);
    }
  }

  /**
   * An SQL expression over {@code checked} that depends on the table in which a row stands.
   *
   * @param expression what it is for each table
   */
  public static String byTable(Tables tables, Function<Table, String> expression) {
    return RowSource.byTable(tables, expression);
  }

  /**
   * A select of the cells (table_no, sheet, row_no, column_ref) that are left out of a submission,
   * of a form that leaves out cells alone, once it is checked.
   */
  public static String cellsLeftOut(Tables tables) {
    return new CellsLeftOut(tables).sql();
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

  private String query(Tables tables, TableRelations relations, SubmissionContext submission) {
    return switch (tables.form().layout()) {
      case LIST -> new ListQuery(tables, forms, submission).sql(relations);
      case CROSSTAB -> new CrosstabQuery(tables, forms, submission).sql(relations);
    };
  }

  /** What the findings come to. */
  static CheckedRows outcome(Statement statement, Tables tables) throws SQLException {
    OnError onError = tables.form().onError();
    String counts =
        """
        select
            (select count(distinct (table_no, row_no)) from checked where row_kind = 'row'),
            (select count(*) from finding where severity = 'error'),
            (select count(*) from finding where severity = 'warning'),
            (select count(distinct (table_no, row_no)) from finding
                where severity = 'error' and (table_no, row_no) in (select (table_no, row_no) from checked where row_kind = 'row')),
            (select count(*) from finding
                where severity = 'error' and (row_no is null or (table_no, row_no) not in (select (table_no, row_no) from checked where row_kind = 'row')))
        """
            + (onError.byCell()
                ? ", (select count(*) from (%s)), %s"
                    .formatted(cellsLeftOut(tables), new CellsLeftOut(tables).count())
                : "");
    try (ResultSet result = statement.executeQuery(counts)) {
      result.next();
      int rows = result.getInt(1);
      int badRows = result.getInt(4);
      int outsideRows = result.getInt(5);
      boolean quarantine =
          badRows > 0
              && outsideRows == 0
              && (onError.byCell()
                  ? result.getLong(6) <= result.getLong(7) * onError.share()
                  : badRows <= rows * onError.share());
      return quarantine
          ? new CheckedRows(rows, 0, result.getInt(3), badRows)
          : new CheckedRows(rows, result.getInt(2), result.getInt(3), 0);
    }
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
