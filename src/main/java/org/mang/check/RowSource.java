package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
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
import org.mang.intake.Tables;

/**
 * The rows of all tables of a submission as one relation: each table has its columns in places of
 * its own. {@code table_no} counts from 0.
 */
final class RowSource {

  private static final int LEADING = 4;
  private static final Set<Column.Type> DAYS =
      Set.of(Column.Type.DATE, Column.Type.DATETIME, Column.Type.MONTH);

  private RowSource() {}

  /**
   * The columns by name; the first cells of each row, by which total and group rows are known; and
   * for a crosstab the list of its {@code cells}.
   */
  static String sql(Tables tables, TableRelations relations, List<String> columns) {
    List<String> selects = new ArrayList<>();
    for (int i = 0; i < tables.there().size(); i++) {
      selects.add(select(i, tables.there().get(i), relations, columns));
    }
    return "source as (\n    " + String.join("\n    union all\n    ", selects) + "\n)";
  }

  private static String select(
      int number, Table table, TableRelations relations, List<String> columns) {
    List<String> items = new ArrayList<>();
    items.add(number + " as table_no");
    items.add(text(table.sheet().name()) + "::varchar as sheet");
    items.add("row_no");
    for (String column : columns) {
      Table.Place place = table.columns().get(column);
      String cell =
          place == null || place.isInGroupRow() ? "null::varchar" : cell(table, column, place);
      items.add(cell + " as " + name(column));
    }
    if (table.form().sheets() != null) {
      items.add(text(table.code()) + "::varchar as sheet_code");
    }
    items.add("list_filter([" + leading(table) + "], lambda x: x is not null) as leading_cells");
    if (table.form().groupColumn() != null) {
      items.addAll(GroupRows.source(table, leadingFrom(table)));
    }
    if (table.form().layout() == Form.Layout.CROSSTAB) {
      items.add("[" + cells(table) + "] as cells");
    }
    return "select\n    %s\n    from %s".formatted(Sql.lines(items), relations.sql(table));
  }

  /** The first cells of the sheet; of a table further right, those from just before it. */
  private static String leading(Table table) {
    int first = first(table);
    int from = leadingFrom(table);
    int to = Math.min(Math.max(from + LEADING, first + 1), Math.max(1, table.sheet().width()));
    return IntStream.range(from, to).mapToObj(RowSource::cell).collect(Collectors.joining(", "));
  }

  private static int first(Table table) {
    return table.columns().values().stream().mapToInt(Table.Place::column).min().orElse(0);
  }

  private static int leadingFrom(Table table) {
    return first(table) < LEADING ? 0 : first(table) - 1;
  }

  private static String cells(Table table) {
    String first = table.cells().get(0).place().letters();
    return table.cells().stream()
        .map(
            c ->
                "{'col': %s, 'is_first': %s, 'is_sum': %s, 'axis': %s, 'code': %s, 'measure': %s, 'text': %s}"
                    .formatted(
                        text(c.place().letters()),
                        c.place().letters().equals(first),
                        c.isSum(),
                        text(c.axis().axis().field()),
                        text(c.code()),
                        text(c.measure()) + "::varchar",
                        cell(c.place().column())))
        .collect(Collectors.joining(", "));
  }

  /** A day that its cell shows as a number is one of the workbook's own calendar. */
  private static String cell(Table table, String column, Table.Place place) {
    String cell = cell(place.column());
    Column definition = Objects.requireNonNull(table.form().columns().get(column));
    return table.sheet().isFrom1904() && DAYS.contains(definition.type())
        ? "case when regexp_full_match(%1$s, '[2-6]\\d{4}') then (date '1904-01-01' + %1$s::integer)::varchar else %1$s end"
            .formatted(cell)
        : cell;
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
            when regexp_full_match(leading_cells[1], '[IVX]+[.)]?|(I|V|X[IVX])[IVX]*[.)]? .*') and not (%s) then 'group'
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

  /** An expression that depends on the table of a row; said once where it is the same for all. */
  static String byTable(Tables tables, Function<Table, String> expression) {
    List<String> each = tables.there().stream().map(expression).toList();
    if (each.stream().distinct().count() == 1) {
      return each.get(0);
    }
    StringBuilder cases = new StringBuilder("case table_no");
    for (int i = 0; i < each.size(); i++) {
      cases.append(" when ").append(i).append(" then ").append(each.get(i));
    }
    return cases.append(" end").toString();
  }
}
