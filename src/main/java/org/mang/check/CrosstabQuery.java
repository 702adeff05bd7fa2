package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;

/**
 * The query of a crosstab: one scan that gives a row for each cell, with its place on the axes, its
 * typed values and the list of its findings, if it has any. Where each measure has a column of its
 * own, {@code measure} is that of the cell, and the values of the cells beside it stand in its row
 * too, for checks. What is wrong with a row's heading is said once, at the row's first cell.
 */
final class CrosstabQuery {

  private static final String CELL = "cell";

  private final Form form;
  private final Form.Cell cell;
  private final Typing typing;
  private final Words words;

  CrosstabQuery(Form form, Forms forms) {
    this.form = form;
    this.cell = Objects.requireNonNull(form.cell());
    this.typing = new Typing(form, forms);
    this.words = new Words(form, typing);
  }

  /** Statements that create the temporary table {@code checked} from {@code source}. */
  List<String> sql() {
    List<String> headings = form.columns().keySet().stream().toList();
    List<String> ctes = new ArrayList<>();
    String headed =
        "coalesce(%s)".formatted(String.join(", ", headings.stream().map(Sql::name).toList()));
    String counted = "len(list_filter(figures, lambda x: x is not null)) > 0";
    ctes.add(
        RowSource.kinds(
            form, headed + " is null and not " + counted, counted, GroupRows.of(form, typing)));
    ctes.addAll(words.ctes("kinds"));
    ctes.add(
        Words.cte(CELL, valuesOfCell(), moreOfCell(), "select unnest(figures) as t from source"));
    ctes.add(typedRows());
    ctes.add(cells());
    ctes.add(typed());
    return List.of(
        words.sql(),
        "create or replace temp table checked as\nwith "
            + String.join(",\n", ctes)
            + "\nselect typed.*"
            + without()
            + ", "
            + Typing.Rule.all(rules())
            + " as findings\nfrom typed\njoin submission_at_hand as its using (submission_no)\nwhere row_kind <> 'blank'");
  }

  private String without() {
    Set<String> without = new LinkedHashSet<>();
    form.columns()
        .forEach(
            (column, definition) ->
                typing.told(definition).forEach(told -> without.add(Typing.told(column, told))));
    moreOfCell().keySet().forEach(told -> without.add(Typing.told(CELL, told)));
    if (cell.type() == Form.CellType.PAIR) {
      without.add(Typing.told(CELL, "meant"));
    }
    return " exclude (" + String.join(", ", without) + ")";
  }

  private String valuesOfCell() {
    return cell.type() == Form.CellType.PAIR
        ? "mang_pair(t, 1) as value, mang_pair(t, 2) as other, mang_pair_meant(t) as meant"
        : "mang_count(t) as value";
  }

  /** Why a cell's text has no value, and where that is said. */
  private Map<String, String> moreOfCell() {
    Map<String, String> more = new LinkedHashMap<>();
    more.put(
        "problem",
        cell.type() == Form.CellType.PAIR
            ? "case when value is null and not mang_is_unknown(t) then case when meant is null then %s else 'PAIR_IS_DATE' end end"
                .formatted(Typing.codeOf("NOT_A_PAIR", "t"))
            : Typing.COUNT_PROBLEM);
    more.put(
        "anywhere", "mang_is_failed_formula(t) or regexp_full_match(t, '[-−]?\\d[\\d.,/  ]*')");
    more.put("left out", "mang_is_left_out(t)");
    return more;
  }

  private String typedRows() {
    List<String> items = new ArrayList<>(List.of("kinds.*", "its.its_year as period_year"));
    form.columns()
        .forEach(
            (column, definition) -> {
              String t = "kinds." + name(column);
              items.add(t + " as " + Typing.raw(column));
              items.add(typing.value(column, definition, t) + " as " + name(column + " value"));
              for (String told : typing.told(definition)) {
                items.add(
                    "%s.%s as %s"
                        .formatted(Typing.word(column), name(told), Typing.told(column, told)));
              }
            });
    return "typed_rows as (\n    select\n    "
        + Sql.lines(items)
        + "\n    from kinds\n    join submission_at_hand as its using (submission_no)"
        + words.joins("kinds")
        + "\n)";
  }

  private static String cells() {
    return """
        cells as (
            select * exclude (figures), unnest(figures) as cell_text, generate_subscripts(figures, 1) as figure_no
            from typed_rows
        )""";
  }

  private String typed() {
    List<String> items =
        new ArrayList<>(
            List.of(
                "cells.table_no",
                "submission_no",
                "row_no",
                "row_kind",
                "figure.col",
                "period_year",
                "figure.is_first",
                "figure.is_sum",
                "figure.axis",
                "figure.measure"));
    for (Form.Dimension dimension : form.dimensions()) {
      String onAxis =
          "case when figure.axis = %s then figure.code end".formatted(text(dimension.field()));
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
        .forEach(
            (column, definition) -> {
              items.add(Typing.raw(column));
              items.add(name(column + " value") + " as " + name(column));
              typing.told(definition).forEach(told -> items.add(Typing.told(column, told)));
            });
    String groupColumn = form.groupColumn();
    if (groupColumn != null) {
      items.add(name(Typing.saidOf(groupColumn)));
    }
    items.add("cell_text as \"cell text\"");
    for (String told : moreOfCell().keySet()) {
      items.add("%s.%s as %s".formatted(Typing.word(CELL), name(told), Typing.told(CELL, told)));
    }
    if (cell.type() == Form.CellType.PAIR) {
      items.add("%s.meant as %s".formatted(Typing.word(CELL), Typing.told(CELL, "meant")));
    }
    for (int part = 1; part <= cell.measures().size(); part++) {
      String measure = cell.measures().get(part - 1);
      items.add(value(measure, part) + " as " + name(measure));
    }
    return "typed as (\n    select\n    "
        + Sql.lines(items)
        + "\n    from cells\n    join figure_at_hand as figure on figure.table_no = cells.table_no and figure.figure_no = cells.figure_no"
        + "\n    left join %1$s as %2$s on %2$s.t = cell_text"
            .formatted(Words.words(CELL), Typing.word(CELL))
        + "\n)";
  }

  private String value(String measure, int part) {
    String word = Typing.word(CELL);
    if (cell.type() == Form.CellType.PAIR) {
      return word + (part == 1 ? ".value" : ".other");
    }
    return cell.headers() == null
        ? word + ".value"
        : "max(case when figure.measure = %s then %s.value end) over (partition by cells.table_no, row_no, figure.axis, figure.code)"
            .formatted(text(measure), word);
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

  private List<Typing.Rule> rules() {
    List<Typing.Rule> rules = new ArrayList<>();
    for (Map.Entry<String, Column> entry : form.columns().entrySet()) {
      typing
          .rules(entry.getKey(), entry.getValue())
          .forEach(rule -> rules.add(rule.where("is_first")));
    }
    boolean pair = cell.type() == Form.CellType.PAIR;
    if (cell.isRequired()) {
      rules.add(atCell("\"cell text\" is null", pair ? "REQUIRED_PAIR" : "REQUIRED"));
    }
    String problem = Typing.told(CELL, "problem");
    rules.add(
        new Typing.Rule(
            "%s is not null and (row_kind = 'row' or %s or (row_kind = 'total' and not %s))"
                .formatted(problem, Typing.told(CELL, "anywhere"), Typing.told(CELL, "left out")),
            "mang_finding(%s, col, \"cell text\", null, %s)"
                .formatted(problem, pair ? Typing.told(CELL, "meant") : "null")));
    form.checks()
        .forEach(
            (check, definition) ->
                rules.add(
                    atCell(
                        lastOfCells() + "not (" + definition.that() + ")",
                        FindingCatalogue.codeOf(check))));
    return rules;
  }

  /** What cells beside each other break together is said at the last of them. */
  private String lastOfCells() {
    return cell.headers() == null
        ? ""
        : "measure = " + text(cell.measures().get(cell.measures().size() - 1)) + " and ";
  }

  private static Typing.Rule atCell(String condition, String code) {
    return new Typing.Rule(
        "row_kind = 'row' and (" + condition + ")",
        "mang_finding(%s, col, \"cell text\", null, null)"
            .formatted(Typing.codeOf(code, "\"cell text\"")));
  }
}
