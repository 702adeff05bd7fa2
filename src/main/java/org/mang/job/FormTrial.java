package org.mang.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.mang.check.Batch;
import org.mang.check.CheckedRows;
import org.mang.check.Checker;
import org.mang.check.FindingCatalogue;
import org.mang.check.SubmissionContext;
import org.mang.definition.DefinitionException;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.form.Period;
import org.mang.intake.SheetRows;
import org.mang.intake.Tables;
import org.mang.warehouse.Outcomes;
import org.mang.warehouse.Warehouse;

/**
 * Runs the queries of every form over a table of it without rows: SQL in a form that cannot run is
 * said when the form is changed, and not by the failure of some file at night.
 */
final class FormTrial {

  private static final int YEAR = 2020;

  private FormTrial() {}

  /**
   * Leaves nothing behind.
   *
   * @throws DefinitionException naming the first form whose queries do not run, and why
   */
  static void run(
      Connection connection, SheetRows sheetRows, Forms forms, FindingCatalogue catalogue)
      throws SQLException {
    for (Form form : forms.all()) {
      run(connection, sheetRows, forms, catalogue, form);
    }
  }

  private static void run(
      Connection connection,
      SheetRows sheetRows,
      Forms forms,
      FindingCatalogue catalogue,
      Form form)
      throws SQLException {
    Tables tables = Tables.withoutRows(form, forms);
    SubmissionContext submission =
        new SubmissionContext("", "", "", Period.of(form.periods().get(0), YEAR, 1));
    List<Batch.Reading> readings =
        List.of(new Batch.Reading("", "", LocalDateTime.of(YEAR, 12, 31, 0, 0), tables));
    try (Batch batch = Batch.open(connection, sheetRows, readings)) {
      Checker checker = new Checker(forms, catalogue);
      List<CheckedRows> rows = checker.check(connection, batch, List.of(submission));
      batch.decide(rows, Map.of(0, false));
      try (Statement statement = connection.createStatement()) {
        // Only looked at: whether every column that is kept has a place to go.
        statement.execute("explain " + Outcomes.storing(form));
      }
    } catch (SQLException e) {
      throw DefinitionException.in(
          "jobs/forms/" + form.name() + ".yaml",
          "its query does not run: look for this in its checks, derived values and columns: "
              + Warehouse.firstLine(e));
    }
  }
}
