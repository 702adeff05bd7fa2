package org.mang.check;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.mang.form.Form;

/**
 * Totals that fit once rows are left aside that are hidden, or struck out: that is one thing to say
 * of a total, and no mismatch in each of its columns. What is struck out is said at its row.
 */
final class TotalsOfSome {

  private static final String FITTING =
      """
      create or replace temp table fitting as
      with still as (
          select total.table_no, total.row_no, coalesce(place.letters, total.finding.col) as column_ref
          from (%s) as total (table_no, row_no, finding)
          left join place_at_hand as place on place.table_no = total.table_no and place.col = total.finding.col
      )
      select table_no, row_no, arg_min(column_ref, (length(column_ref), column_ref)) as column_ref
      from finding
      where code = 'TOTAL_MISMATCH'
        and table_no in (select table_no from %s)
      group by table_no, row_no
      having not bool_or((table_no, row_no, column_ref) in (select (table_no, row_no, column_ref) from still))
      """;

  /** The total says it better than that rows were hidden. */
  private static final List<String> OF_THE_SEEN =
      List.of(
          """
          insert into noted
          select 'TOTAL_OF_SEEN_ROWS', table_no, fitting.row_no, fitting.column_ref, null, null, false, expected_vi, expected_en, null, false
          from fitting
          join noted as hidden using (table_no)
          where hidden.code = 'HIDDEN_ROWS'
          """,
          """
          delete from noted
          where code = 'HIDDEN_ROWS' and table_no in (select table_no from noted where code = 'TOTAL_OF_SEEN_ROWS')
          """);

  private static final String WITHOUT =
      """
      delete from finding
      where code = 'TOTAL_MISMATCH' and (table_no, row_no) in (select (table_no, row_no) from fitting)
      """;

  private final Form form;

  TotalsOfSome(Form form) {
    this.form = form;
  }

  /** Runs where {@code noted} and {@code unseen} are listed. */
  void list(Statement statement) throws SQLException {
    String struck = "(select table_no, row_no from noted where code = 'ROW_STRUCK_OUT')";
    without(statement, struck);
    without(statement, "unseen");
    for (String each : OF_THE_SEEN) {
      statement.execute(each);
    }
    statement.execute("drop table fitting");
  }

  private void without(Statement statement, String rows) throws SQLException {
    String others =
        "(select * from checked where (table_no, row_no) not in (select (table_no, row_no) from %s))"
            .formatted(rows);
    String totals = new TotalQuery(form, others).sql();
    statement.execute(FITTING.formatted(totals, rows));
    statement.execute(WITHOUT);
  }
}
