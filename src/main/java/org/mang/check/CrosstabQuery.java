package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.intake.Table;

/**
 * The query of a crosstab: one scan that gives a row for each cell, with its place on the axes, its
 * typed values and the list of its findings. What is wrong with a row's heading is said once, at
 * the row's first cell.
 */
final class CrosstabQuery {

  private final Table table;
  private final Form form;
  private final Form.Cell cell;
  private final Typing typing;

  CrosstabQuery(Table table, Forms forms, SubmissionContext submission) {
    this.table = table;
    this.form = table.form();
    this.cell = Objects.requireNonNull(form.cell());
    this.typing = new Typing(form, forms, submission.period());
  }

  /** Creates the temporary table {@code checked} from the relation. */
  String sql(String relation) {
    List<String> headings = form.columns().keySet().stream().toList();
    List<String> ctes = new ArrayList<>();
    ctes.add(ListQuery.source(table, relation, headings));
    ctes.add(
        "kinds as (\n    select *, "
            + ListQuery.rowKind(form, any(headings) + " is null", any(List.of()) + " is not null")
            + "\n    from source\n)");
    ctes.add(typedRows());
    ctes.add(cells());
    ctes.add(axes());
    ctes.add(typed());
    return "create or replace temp table checked as\nwith "
        + String.join(",\n", ctes)
        + "\nselect *, list_filter([\n    "
        + Sql.lines(findings())
        + "\n], lambda x: x is not null) as findings\nfrom typed\nwhere row_kind <> 'blank'";
  }

  /** What stands in any of the headings or cells of a row. */
  private String any(List<String> headings) {
    return Stream.concat(
            headings.stream().map(Sql::name),
            table.cells().stream().map(c -> ListQuery.cell(c.place().column())))
        .collect(Collectors.joining(", ", "coalesce(", ")"));
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

  private String cells() {
    String list =
        table.cells().stream()
            .map(
                c ->
                    "{'col': %s, 'text': %s}"
                        .formatted(text(c.place().letters()), ListQuery.cell(c.place().column())))
            .collect(Collectors.joining(", "));
    return "cells as (\n    select typed_rows.*, unnest(["
        + list
        + "]) as cell\n    from typed_rows\n)";
  }

  private String axes() {
    String rows =
        table.cells().stream()
            .map(
                c ->
                    "(%s, %s, %s)"
                        .formatted(
                            text(c.place().letters()),
                            text(c.axis().axis().field()),
                            text(c.code())))
            .collect(Collectors.joining(", "));
    return "axes (col, axis, code) as (\n    values " + rows + "\n)";
  }

  private String typed() {
    List<String> items = new ArrayList<>(List.of("row_no", "row_kind", "col", "axis"));
    for (Form.Dimension dimension : Form.Dimension.values()) {
      String onAxis = "case when axis = %s then code end".formatted(text(dimension.field()));
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
    return "typed as (\n    select\n    "
        + Sql.lines(items)
        + "\n    from cells join axes on axes.col = cell.col\n)";
  }

  private List<String> findings() {
    List<String> findings = new ArrayList<>();
    String first = text(table.cells().get(0).place().letters());
    for (Map.Entry<String, Column> entry : form.columns().entrySet()) {
      List<String> inRow = new ArrayList<>(typing.findings(entry.getKey(), entry.getValue()));
      inRow.add(
          typing.when(
              "%1$s is not null and count(*) over (partition by row_kind, col, %1$s) > 1"
                  .formatted(name(entry.getKey())),
              "DUPLICATE_ROW",
              entry.getKey(),
              null,
              null));
      inRow.forEach(
          finding -> findings.add("case when col = " + first + " then " + finding + " end"));
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
