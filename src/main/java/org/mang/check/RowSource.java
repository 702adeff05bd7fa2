package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Labels;
import org.mang.form.Suffixes;
import org.mang.intake.Table;
import org.mang.intake.TableRelations;

/**
 * The rows of all tables of a batch as one relation, {@code source}: each table has its columns in
 * places of its own. Rows at hand are kept for the queries that follow; those of a large text are
 * read anew by each, which takes less memory.
 */
final class RowSource {

  private static final Set<Column.Type> DAYS =
      EnumSet.of(Column.Type.DATE, Column.Type.DATETIME, Column.Type.MONTH);

  private final Form form;
  private final List<Batch.Numbered> tables;
  private final TableRelations relations;

  RowSource(Form form, List<Batch.Numbered> tables, TableRelations relations) {
    this.form = form;
    this.tables = tables;
    this.relations = relations;
  }

  /**
   * Creates {@code source}: the columns of the form by name; the first cells of each row, by which
   * total and group rows are known; and for a crosstab the list of its {@code figures}.
   */
  String sql() {
    List<String> selects = new ArrayList<>();
    if (relations.hasLines()) {
      selects.add(lines());
    }
    for (Batch.Numbered each : tables) {
      if (TableRelations.isText(each.table())) {
        selects.add(onDisk(each));
      }
    }
    return "create temp %s source as\n%s".formatted(kind(), String.join("\nunion all\n", selects));
  }

  /** The statement that drops it. */
  String dropped() {
    return "drop %s if exists temp.source".formatted(kind());
  }

  private String kind() {
    return tables.stream().anyMatch(each -> TableRelations.isText(each.table())) ? "view" : "table";
  }

  /** Rows at hand, with the places of their tables. */
  private String lines() {
    List<String> items = new ArrayList<>(List.of("its.table_no", "its.submission_no", "row_no"));
    boolean isFrom1904 = tables.stream().anyMatch(each -> each.table().sheet().isFrom1904());
    int place = 0;
    for (var column : form.columns().entrySet()) {
      place++;
      String cell = "nullif(cells[its.columns[%d]], '')".formatted(place);
      items.add(
          (isFrom1904
                  ? "case when its.is_from_1904 then %s else %s end"
                      .formatted(day(column.getValue(), cell), cell)
                  : cell)
              + " as "
              + name(column.getKey()));
    }
    if (form.sheets() != null) {
      items.add("its.table_code as sheet_code");
    }
    items.add(
        "list_filter(cells[its.leading_from:its.leading_to], lambda x: x <> '') as leading_cells");
    items.add("leading_cells[1] as first_cell");
    if (form.groupColumn() != null) {
      items.add(
          "case when its.has_groups then mang_alone(list_transform(cells[its.alone_from:its.alone_to], lambda x: nullif(x, ''))) end as alone");
      items.add(
          "(its.table_no, row_no) in (select (table_no, row_no) from across_at_hand) as is_across");
      items.add("its.has_groups");
    }
    if (form.layout() == Form.Layout.CROSSTAB) {
      items.add("list_transform(its.figures, lambda place: nullif(cells[place], '')) as figures");
    }
    return "select\n    %s\nfrom %s as line\njoin table_at_hand as its on its.table_no = line.part_no"
        .formatted(Sql.lines(items), relations.lines());
  }

  /** Rows of a large text. */
  private String onDisk(Batch.Numbered each) {
    Table table = each.table();
    List<String> items =
        new ArrayList<>(
            List.of(
                each.number() + " as table_no", each.submission() + " as submission_no", "row_no"));
    for (String column : form.columns().keySet()) {
      Table.Place place = table.columns().get(column);
      items.add(
          (place == null || place.isInGroupRow() ? "null::varchar" : cell(place.column()))
              + " as "
              + name(column));
    }
    if (form.sheets() != null) {
      items.add(text(table.code()) + "::varchar as sheet_code");
    }
    AtHand.Leading leading = AtHand.Leading.of(table);
    items.add(
        "list_filter([%s], lambda x: x is not null) as leading_cells"
            .formatted(cells(leading.from(), leading.to())));
    // Beside the list, which costs more than all else that is asked of most rows.
    items.add("coalesce(%s) as first_cell".formatted(cells(leading.from(), leading.to())));
    if (form.groupColumn() != null) {
      boolean hasGroups = GroupRows.has(table);
      items.add(
          hasGroups
              ? "mang_alone([%s]) as alone".formatted(cells(leading.from(), table.lastColumn() + 1))
              : "null::varchar as alone");
      items.add("false as is_across");
      items.add(hasGroups + " as has_groups");
    }
    if (form.layout() == Form.Layout.CROSSTAB) {
      items.add(
          table.cells().stream()
              .map(cell -> cell(cell.place().column()))
              .collect(Collectors.joining(", ", "[", "]::varchar[] as figures")));
    }
    return "select\n    %s\nfrom %s"
        .formatted(Sql.lines(items), TableRelations.text(table, Integer.MAX_VALUE));
  }

  /** A day that its cell shows as a number is one of the workbook's own calendar. */
  private static String day(Column column, String cell) {
    return DAYS.contains(column.type())
        ? "case when regexp_full_match(%1$s, '[2-6]\\d{4}') then (date '1904-01-01' + %1$s::integer)::varchar else %1$s end"
            .formatted(cell)
        : cell;
  }

  private static String cells(int from, int to) {
    return IntStream.range(from, to).mapToObj(RowSource::cell).collect(Collectors.joining(", "));
  }

  private static String cell(int column) {
    return "c" + (column + 1);
  }

  /**
   * Tells rows of figures from totals, from group rows ("I. Thị trấn") and from blank ones. "X.
   * Tiên Thanh" is the commune of that name, and no tenth group; rows that an office numbers I, II,
   * III are rows still.
   *
   * @param ownRow whether a row that begins with a Roman numeral is one of its own all the same
   * @param groups the group rows that the form has; null if it has none but those with numerals
   */
  static String kinds(Form form, String blank, String ownRow, @Nullable GroupRows groups) {
    String kind = rowKind(form, blank, ownRow, groups);
    return groups == null
        ? "kinds as (\n    select *, " + kind + "\n    from source\n)"
        : "ungrouped as (\n    select *, "
            + kind
            + "\n    from source\n),\nkinds as (\n    "
            + groups.replaced("ungrouped")
            + "\n)";
  }

  private static String rowKind(
      Form form, String blank, String ownRow, @Nullable GroupRows groups) {
    return """
        case%s
            when %s then 'blank'
            when %s then 'total'
            when regexp_full_match(first_cell, '[IVX]+[.)]?|(I|V|X[IVX])[IVX]*[.)]? .*') and not (%s) then 'group'
            else 'row'
        end as row_kind"""
        .formatted(
            groups == null
                ? ""
                : "\n    when %s and not (%s) then 'group'"
                    .formatted(groups.condition(), total(form.rows())),
            blank,
            total(form.rows()),
            ownRow);
  }

  private static String total(Form.Rows rows) {
    List<String> said = new ArrayList<>();
    Labels totals = rows.totals();
    if (totals != null) {
      said.add(
          "regexp_replace(mang_fold(x), %s, '') in (%s)"
              .formatted(
                  text(Labels.ENDING),
                  totals.keys().stream().map(Sql::text).collect(Collectors.joining(", "))));
    }
    Suffixes suffixes = rows.totalSuffixes();
    if (suffixes != null) {
      said.add("regexp_matches(mang_fold(x), " + text(suffixes.pattern()) + ")");
    }
    return said.isEmpty()
        ? "false"
        : "len(list_filter(leading_cells, lambda x: %s)) > 0".formatted(String.join(" or ", said));
  }
}
