package org.mang.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.mang.Sql;

/**
 * Adds to {@code finding} what the sheets of a submission say beyond the text of their cells. A new
 * kind of it is a row in the temporary table {@code noted}, and its words in findings.yaml.
 */
final class NoteFindings {

  private static final List<String> CODES =
      List.of(
          "STRUCK_OUT",
          "ROW_STRUCK_OUT",
          "STRUCK_IN_PART",
          "DECIMALS_NOT_SHOWN",
          "FIGURE_NOT_SHOWN",
          "FORMULA_NOT_COMPUTED",
          "STRAY_QUOTE",
          "HIDDEN_ROWS",
          "HIDDEN_COLUMNS",
          "TOTAL_OF_SEEN_ROWS");

  private static final String ADD =
      """
      insert into finding by name
      with kind (code, severity, say_vi, say_en, remedy_vi, remedy_en) as (
          values %s
      ),
      shown as (
          select
              * exclude (value),
              coalesce(case
                  when is_masked then mang_mask(value)
                  when sheet is not null then mang_as_shown(value)
                  else value
              end, '') as value
          from noted
          join table_at_hand using (table_no)
      )
      select
          (select coalesce(max(finding_no), 0) from finding) + row_number() over (order by table_no, row_no, length(column_ref), column_ref, code, value) as finding_no,
          submission_no,
          code,
          kind.severity,
          table_no,
          sheet,
          row_no,
          column_ref,
          header,
          nullif(value, '') as value,
          replace(replace(kind.say_vi, '{value}', value), '{expected}', expected_vi) as message_vi,
          replace(replace(kind.say_en, '{value}', value), '{expected}', expected_en) as message_en,
          replace(replace(kind.remedy_vi, '{value}', value), '{expected}', expected_vi) as suggestion_vi,
          replace(replace(kind.remedy_en, '{value}', value), '{expected}', expected_en) as suggestion_en
      from shown
      join kind using (code)
      """;

  private final Batch batch;
  private final FindingCatalogue catalogue;

  NoteFindings(Batch batch, FindingCatalogue catalogue) {
    this.batch = batch;
    this.catalogue = catalogue;
  }

  /** Runs after the rows are checked; costs nothing where the sheets say nothing. */
  void add(Connection connection, Statement statement) throws SQLException {
    NotedCells cells = new NotedCells(batch.tables());
    HiddenParts hidden = new HiddenParts(batch.tables());
    if (cells.isNothing() && hidden.isNothing()) {
      return;
    }
    cells.list(connection, statement);
    hidden.list(connection, statement);
    if (batch.form().rows().totals() != null) {
      new TotalsOfSome(batch.form()).list(statement);
    }
    statement.execute(ADD.formatted(Sql.lines(catalogue.rows(CODES))));
    statement.execute(PastChecker.ORDER);
    statement.execute("drop table noted");
    statement.execute("drop table unseen");
  }
}
