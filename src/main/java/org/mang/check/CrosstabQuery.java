package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.intake.TableRelations;
import org.mang.intake.Tables;

/**
 * The query of a crosstab: one scan that gives a row for each cell, with its place on the axes, its
 * typed values and the list of its findings. Where each measure has a column of its own, {@code
 * measure} is that of the cell, and the values of the cells beside it stand in its row too, for
 * checks. What is wrong with a row's heading is said once, at the row's first cell.
 */
final class CrosstabQuery {

  private final Tables tables;
  private final Form form;
  private final Form.Cell cell;
  private final SubmissionContext submission;
  private final Typing typing;

  CrosstabQuery(Tables tables, Forms forms, SubmissionContext submission) {
    this.tables = tables;
    this.form = tables.form();
    this.submission = submission;
    this.cell = Objects.requireNonNull(form.cell());
    this.typing = new Typing(form, forms, submission.period());
  }

  /** Creates the temporary table {@code checked} from the tables. */
  String sql(TableRelations relations) {
    List<String> headings = form.columns().keySet().stream().toList();
    List<String> ctes = new ArrayList<>();
    ctes.add(RowSource.sql(tables, relations, headings));
    String headed =
        "coalesce(%s)".formatted(String.join(", ", headings.stream().map(Sql::name).toList()));
    String counted = "len(list_filter(cells, lambda c: c.text is not null)) > 0";
    ctes.add(
        RowSource.kinds(
            form, headed + " is null and not " + counted, counted, GroupRows.of(form, typing)));
    ctes.add(typedRows());
    ctes.add(cells());
    ctes.add(typed());
    return "create or replace temp table checked as\nwith "
        + String.join(",\n", ctes)
        + "\nselect *, list_filter([\n    "
        + Sql.lines(findings())
        + "\n], lambda x: x is not null) as findings\nfrom typed\nwhere row_kind <> 'blank'";
  }

  private String typedRows() {
    List<String> items = new ArrayList<>(List.of("kinds.*"));
    form.columns()
        .forEach(
            (column, definition) -> {
              String t = "kinds." + name(column);
              items.add(t + " as " + Typing.raw(column));
              items.add(typing.value(column, definition, t) + " as " + name(column + " value"));
            });
    return "typed_rows as (\n    select\n    " + Sql.lines(items) + "\n    from kinds\n)";
  }

  private static String cells() {
    return "cells as (\n    select * exclude (cells), unnest(cells) as cell\n    from typed_rows\n)";
  }

  private String typed() {
    List<String> items =
        new ArrayList<>(
            List.of(
                "table_no",
                "sheet",
                "row_no",
                "row_kind",
                "cell.col as col",
                (submission.period() == null ? "null::integer" : "" + submission.period().year())
                    + " as period_year",
                "cell.is_first as is_first",
                "cell.is_sum as is_sum",
                "cell.axis as axis",
                "cell.measure as measure"));
    for (Form.Dimension dimension : form.dimensions()) {
      String onAxis =
          "case when cell.axis = %s then cell.code end".formatted(text(dimension.field()));
      String heading =
          form.columns().entrySet().stream()
              .filter(e -> e.getValue().axis() == dimension)
              .map(e -> name(e.getKey() + " value"))
              .findFirst()
              .orElse("null");
      Form.Sheets sheets = form.sheets();
      String onSheet = sheets != null && sheets.axis() == dimension ? "sheet_code" : "null";
      items.add(
          "coalesce(%s, %s, %s, '_T') as %s"
              .formatted(onAxis, heading, onSheet, name(dimension.field())));
    }
    form.columns()
        .keySet()
        .forEach(
            column -> {
              items.add(Typing.raw(column));
              items.add(name(column + " value") + " as " + name(column));
            });
    String groupColumn = form.groupColumn();
    if (groupColumn != null) {
      items.add(name(Typing.saidOf(groupColumn)));
    }
    items.add("cell.text as \"cell text\"");
    for (int part = 1; part <= cell.measures().size(); part++) {
      String measure = cell.measures().get(part - 1);
      items.add(value(measure, part) + " as " + name(measure));
    }
    return "typed as (\n    select\n    " + Sql.lines(items) + "\n    from cells\n)";
  }

  private String value(String measure, int part) {
    if (cell.type() == Form.CellType.PAIR) {
      return "mang_pair(cell.text, " + part + ")";
    }
    return cell.headers() == null
        ? "mang_count(cell.text)"
        : "max(case when cell.measure = %s then mang_count(cell.text) end) over (partition by table_no, row_no, cell.axis, cell.code)"
            .formatted(text(measure));
  }

  /** What the cell itself holds; the first of a pair. */
  static String ownValue(Form.Cell cell) {
    return cell.headers() == null
        ? name(cell.measures().get(0))
        : cell.measures().stream()
            .map(measure -> "when " + text(measure) + " then " + name(measure))
            .collect(Collectors.joining(" ", "case measure ", " end"));
  }

  /** Whether a cell has a figure that is not known: a blank one that may be blank has none. */
  static String isUnread(Form.Cell cell) {
    String unread = ownValue(cell) + " is null";
    return cell.isRequired() ? unread : unread + " and \"cell text\" is not null";
  }

  /**
   * A row's heading may stand once in each table, in each group, and beside each other heading that
   * the figures are broken down by. That a table is there twice is said once.
   */
  private String once(String column) {
    return (form.sheets() == null ? "" : ", table_no")
        + form.columns().entrySet().stream()
            .filter(e -> !e.getKey().equals(column))
            .filter(e -> e.getValue().axis() != null || e.getValue().isInGroupRow())
            .map(e -> ", " + name(e.getKey()))
            .collect(Collectors.joining());
  }

  /** Groups that are not known may be two. */
  private String ofKnownGroup() {
    String group = form.groupColumn();
    return group == null ? "" : " and " + name(group) + " is not null";
  }

  /** Whether rows that say the same there are said to: those of several headings once. */
  private boolean isKey(String column) {
    String each = form.rows().each();
    return form.columns().keySet().stream()
        .filter(name -> name.equals(each))
        .findFirst()
        .map(column::equals)
        .orElse(!column.equals(form.groupColumn()));
  }

  private List<String> findings() {
    List<String> findings = new ArrayList<>();
    for (Map.Entry<String, Column> entry : form.columns().entrySet()) {
      String same =
          "(partition by row_kind, is_first, %s%s)"
              .formatted(name(entry.getKey()), once(entry.getKey()));
      List<String> inRow = new ArrayList<>(typing.findings(entry.getKey(), entry.getValue()));
      if (isKey(entry.getKey())) {
        inRow.add(
            typing.when(
                "%s is not null%s and count(*) over %s > 1"
                    .formatted(name(entry.getKey()), ofKnownGroup(), same),
                "DUPLICATE_ROW",
                entry.getKey(),
                Typing.otherRow(same),
                null));
      }
      inRow.forEach(finding -> findings.add("case when is_first then " + finding + " end"));
    }
    boolean pair = cell.type() == Form.CellType.PAIR;
    if (cell.isRequired()) {
      findings.add(atCell("\"cell text\" is null", pair ? "REQUIRED_PAIR" : "REQUIRED"));
    }
    findings.add(
        """
        case
            when row_kind in ('total', 'group') and mang_is_failed_formula("cell text")
                then mang_finding('FORMULA_FAILED', col, "cell text", null, null)
            when not mang_is_unknown("cell text") and %s is null
                    and (row_kind = 'row'
                        or (row_kind = 'total' and not mang_is_left_out("cell text"))
                        or regexp_full_match("cell text", '[-−]?\\d[\\d.,/  ]*'))
                then mang_finding(%s, col, "cell text", null, %s)
        end"""
            .formatted(
                ownValue(cell),
                pair
                    ? "case when mang_pair_meant(\"cell text\") is null then %s else 'PAIR_IS_DATE' end"
                        .formatted(Typing.codeOf("NOT_A_PAIR", "\"cell text\""))
                    : "mang_count_problem(\"cell text\")",
                pair ? "mang_pair_meant(\"cell text\")" : "null"));
    form.checks()
        .forEach(
            (check, definition) ->
                findings.add(
                    atCell(
                        lastOfCells() + "not (" + definition.that() + ")",
                        FindingCatalogue.codeOf(check))));
    return findings;
  }

  /** What cells beside each other break together is said at the last of them. */
  private String lastOfCells() {
    return cell.headers() == null
        ? ""
        : "measure = " + text(cell.measures().get(cell.measures().size() - 1)) + " and ";
  }

  private static String atCell(String condition, String code) {
    return "case when row_kind = 'row' and (%s) then mang_finding(%s, col, \"cell text\", null, null) end"
        .formatted(condition, Typing.codeOf(code, "\"cell text\""));
  }
}
