package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.intake.TableRelations;
import org.mang.intake.Tables;

/**
 * The query of a crosstab: one scan that gives a row for each cell, with its place on the axes, its
 * typed values and the list of its findings. What is wrong with a row's heading is said once, at
 * the row's first cell.
 */
final class CrosstabQuery {

  private final Tables tables;
  private final Form form;
  private final Form.Cell cell;
  private final Typing typing;

  CrosstabQuery(Tables tables, Forms forms, SubmissionContext submission) {
    this.tables = tables;
    this.form = tables.form();
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
        "kinds as (\n    select *, "
            + RowSource.rowKind(form, headed + " is null and not " + counted, counted)
            + "\n    from source\n)");
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
                "cell.is_first as is_first",
                "cell.axis as axis"));
    for (Form.Dimension dimension : Form.Dimension.values()) {
      String onAxis =
          "case when cell.axis = %s then cell.code end".formatted(text(dimension.field()));
      String heading =
          form.columns().entrySet().stream()
              .filter(e -> e.getValue().axis() == dimension)
              .map(e -> name(e.getKey() + " value"))
              .findFirst()
              .orElse("null");
      items.add("coalesce(%s, %s, '_T') as %s".formatted(onAxis, heading, name(dimension.field())));
    }
    form.columns()
        .keySet()
        .forEach(
            column -> {
              items.add(Typing.raw(column));
              items.add(name(column + " value") + " as " + name(column));
            });
    items.add("cell.text as \"cell text\"");
    for (int part = 1; part <= cell.measures().size(); part++) {
      String value =
          cell.type() == Form.CellType.PAIR
              ? "mang_pair(cell.text, " + part + ")"
              : "mang_count(cell.text)";
      items.add(value + " as " + name(cell.measures().get(part - 1)));
    }
    return "typed as (\n    select\n    " + Sql.lines(items) + "\n    from cells\n)";
  }

  private List<String> findings() {
    List<String> findings = new ArrayList<>();
    for (Map.Entry<String, Column> entry : form.columns().entrySet()) {
      List<String> inRow = new ArrayList<>(typing.findings(entry.getKey(), entry.getValue()));
      inRow.add(
          typing.when(
              "%1$s is not null and count(*) over (partition by row_kind, is_first, %1$s) > 1"
                  .formatted(name(entry.getKey())),
              "DUPLICATE_ROW",
              entry.getKey(),
              null,
              null));
      inRow.forEach(finding -> findings.add("case when is_first then " + finding + " end"));
    }
    String value = name(cell.measures().get(0));
    findings.add(atCell("\"cell text\" is null", "REQUIRED"));
    findings.add(
        atCell(
            "not mang_is_unknown(\"cell text\") and " + value + " is null",
            cell.type() == Form.CellType.PAIR ? "NOT_A_PAIR" : "NOT_A_COUNT"));
    form.checks()
        .forEach(
            (check, definition) ->
                findings.add(
                    atCell("not (" + definition.that() + ")", FindingCatalogue.codeOf(check))));
    return findings;
  }

  private static String atCell(String condition, String code) {
    return "case when row_kind = 'row' and (%s) then mang_finding(%s, col, \"cell text\", null, null) end"
        .formatted(condition, text(code));
  }
}
