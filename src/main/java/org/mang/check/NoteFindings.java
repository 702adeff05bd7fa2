package org.mang.check;

import static org.mang.Sql.text;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.mang.Sql;
import org.mang.intake.Table;
import org.mang.intake.Tables;

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
      sheet (table_no, sheet) as (
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
          join sheet using (table_no)
      )
      select
          (select coalesce(max(finding_no), 0) from finding) + row_number() over () as finding_no,
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

  private final Tables tables;
  private final FindingCatalogue catalogue;

  NoteFindings(Tables tables, FindingCatalogue catalogue) {
    this.tables = tables;
    this.catalogue = catalogue;
  }

  /** Runs after the rows are checked; costs nothing where the sheets say nothing. */
  void add(Statement statement) throws SQLException {
    NotedCells cells = new NotedCells(tables);
    HiddenParts hidden = new HiddenParts(tables);
    if (cells.isNothing() && hidden.isNothing()) {
      return;
    }
    cells.list(statement);
    hidden.list(statement);
    if (tables.form().rows().totals() != null) {
      new TotalsOfSome(tables).list(statement);
    }
    statement.execute(ADD.formatted(Sql.lines(kinds()), Sql.lines(sheets())));
    statement.execute(PastChecker.ORDER);
    statement.execute("drop table noted");
    statement.execute("drop table unseen");
  }

  private List<String> kinds() {
    List<String> rows = new ArrayList<>();
    for (String code : CODES) {
      FindingCatalogue.Kind kind = Objects.requireNonNull(catalogue.findings().get(code), code);
      rows.add(
          FindingQuery.row(
              text(code),
              text(kind.severity().name().toLowerCase(Locale.ROOT)),
              text(kind.say().vi()),
              text(kind.say().en()),
              text(kind.remedy().vi()),
              text(kind.remedy().en())));
    }
    return rows;
  }

  private List<String> sheets() {
    List<String> rows = new ArrayList<>();
    for (Table table : tables.there()) {
      rows.add(
          FindingQuery.row(String.valueOf(rows.size()), text(table.sheet().name()) + "::varchar"));
    }
    return rows;
  }
}
