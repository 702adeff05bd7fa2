package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.intake.Table;

/**
 * Rows whose only text is of all rows below them, up to the next such row: it is the value of the
 * form's column that stands in group rows. A text alone in its row may also be the name of a row
 * that lacks its figures: one that could be either is a group if its cell is merged across, or if
 * it names a group.
 */
final class GroupRows {

  /** "I. Nội thành", "2) Nhóm"; but "X. Tiên Thanh" is a commune, and "Q. Lê Chân" a district. */
  private static final String NUMERAL = "^((I|V|X[IVX])[IVX]*|[0-9]+)[.)] +";

  private final Form form;
  private final Typing typing;
  private final String column;
  private final Column definition;

  private GroupRows(Form form, Typing typing, String column) {
    this.form = form;
    this.typing = typing;
    this.column = column;
    this.definition = Objects.requireNonNull(form.columns().get(column));
  }

  /** Those of a form; null if none of its columns stands in group rows. */
  static @Nullable GroupRows of(Form form, Typing typing) {
    String column = form.groupColumn();
    return column == null ? null : new GroupRows(form, typing, column);
  }

  /** Whether a table has such rows. */
  static boolean has(Table table) {
    return table.columns().entrySet().stream()
        .anyMatch(
            e -> e.getKey().equals(table.form().groupColumn()) && e.getValue().isInGroupRow());
  }

  /** The columns that tell, for they are of no use later. */
  static String told() {
    return "alone, is_across, has_groups";
  }

  /** The condition of a group row, over what {@link RowSource} has. */
  String condition() {
    String own =
        form.columns().entrySet().stream()
            .filter(e -> !e.getKey().equals(column))
            .map(this::names)
            .filter(names -> !names.equals("false"))
            .collect(Collectors.joining(" or "));
    String group = names(Map.entry(column, definition), unnumbered("alone"));
    return "alone is not null"
        + (own.isEmpty() ? "" : " and (is_across or %s or not (%s))".formatted(group, own));
  }

  /** Replaces the column by the text of the group row above, over rows whose kind is known. */
  String replaced(String from) {
    String text =
        "case when row_kind = 'group' and has_groups then %s end"
            .formatted(unnumbered("coalesce(alone, mang_first_text(leading_cells))"));
    String own = name(column);
    return """
        select * exclude (%1$s) replace (
                case row_kind
                    when 'row' then coalesce(%2$s, last_value(%3$s ignore nulls) over (partition by table_no order by row_no rows unbounded preceding))
                    when 'group' then %3$s
                    else %2$s
                end as %2$s),
            case when row_kind = 'row' then %2$s is not null else row_kind = 'group' and has_groups end as %4$s"""
            .formatted(told(), own, text, name(Typing.saidOf(column)))
        + "\n    from "
        + from;
  }

  /** A text is stored as it is written. */
  private String unnumbered(String t) {
    return definition.type() == Column.Type.TEXT
        ? t
        : "regexp_replace(%s, %s, '')".formatted(t, text(NUMERAL));
  }

  private String names(Map.Entry<String, Column> entry) {
    return names(entry, name(entry.getKey()));
  }

  /** Whether a text is a value of the column; false where any might be. */
  private String names(Map.Entry<String, Column> entry, String t) {
    Column its = entry.getValue();
    return switch (its.type()) {
      case CODE ->
          its.isList() ? "false" : "coalesce(%s is not null, false)".formatted(typing.code(its, t));
      case AREA ->
          "coalesce(mang_area_key(%s) in (select name_key from core.area_name where area_level = %s), false)"
              .formatted(t, text(its.areaLevel().name().toLowerCase(Locale.ROOT)));
      default -> "false";
    };
  }
}
