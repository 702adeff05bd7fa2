package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.Sql;
import org.mang.form.Column;
import org.mang.form.Form;

/**
 * Rows of a submission that say the same where each should say something else. Found by grouping,
 * for a window over every row would cost more than all else; each names another of its kind.
 */
record SameRows(Form form) {

  private static final String SQL =
      """
      select checked.table_no, checked.row_no,
             mang_finding('%1$s', %2$s, %3$s,
                 case when checked.row_no = same.first_row then same.last_row else same.first_row end::varchar, null)
          from checked
          join submission_at_hand as its using (submission_no)
          join (
              select submission_no, %4$s, min(row_no) as first_row, max(row_no) as last_row
              from checked
              join submission_at_hand as its using (submission_no)
              where row_kind = 'row' and %5$s
              group by all
              having count(*) > 1
          ) as same on same.submission_no = checked.submission_no and %6$s
          where row_kind = 'row' and %5$s""";

  /** A select of table, row and finding for each rule there is. */
  List<String> sql() {
    return form.layout() == Form.Layout.LIST ? ofList() : ofCrosstab();
  }

  private List<String> ofList() {
    List<String> all = new ArrayList<>();
    StringBuilder before = new StringBuilder();
    for (Map.Entry<String, Column> entry : form.columns().entrySet()) {
      String key = entry.getKey();
      if (isKey(key, entry.getValue())) {
        all.add(
            same(
                "DUPLICATE_ROW",
                key,
                entry.getValue(),
                List.of(sameAs(key, entry.getValue())),
                "%s is not null and its.%s%s".formatted(name(key), AtHand.has(key), before)));
        before.append(" and not its.").append(AtHand.has(key));
      }
    }
    List<String> unique = form.rows().unique();
    if (unique != null) {
      all.add(
          same(
              "SAME_ROW",
              unique.get(0),
              form.columns().get(unique.get(0)),
              unique.stream().map(Sql::name).toList(),
              unique.stream()
                  .map(u -> name(u) + " is not null")
                  .collect(Collectors.joining(" and "))));
    }
    return all;
  }

  /**
   * Whether a column's value must be another in every row: the area that rows are about, or a kept
   * identifier. Of several that there are, the first.
   */
  private boolean isKey(String column, Column definition) {
    return column.equals(form.rows().each())
        || (definition.type() == Column.Type.IDENTIFIER
            && definition.kept() == Column.Keep.PSEUDONYM);
  }

  /**
   * What two rows have alike that are of the same thing. As long as the period is not known, an
   * area is its name: of two that were merged since, both names would be the one area.
   */
  private static String sameAs(String key, Column column) {
    return column.type() == Column.Type.AREA
        ? "case when its.its_end is null then mang_area_key(%s) else %s end"
            .formatted(Typing.raw(key), name(key))
        : name(key);
  }

  /**
   * A row's heading may stand once in each table, in each group, and beside each other heading that
   * the figures are broken down by. That a table is there twice is said once.
   */
  private List<String> ofCrosstab() {
    List<String> all = new ArrayList<>();
    for (Map.Entry<String, Column> entry : form.columns().entrySet()) {
      String column = entry.getKey();
      if (!isHeading(column)) {
        continue;
      }
      List<String> keys = new ArrayList<>(List.of(name(column)));
      if (form.sheets() != null) {
        keys.add("checked.table_no");
      }
      form.columns().entrySet().stream()
          .filter(e -> !e.getKey().equals(column))
          .filter(e -> e.getValue().axis() != null || e.getValue().isInGroupRow())
          .forEach(e -> keys.add(name(e.getKey())));
      String group = form.groupColumn();
      // Groups that are not known may be two.
      String ofKnownGroup = group == null ? "" : " and " + name(group) + " is not null";
      all.add(
          same(
              "DUPLICATE_ROW",
              column,
              entry.getValue(),
              keys,
              "is_first and " + name(column) + " is not null" + ofKnownGroup));
    }
    return all;
  }

  /** Whether rows that say the same there are said to: those of several headings once. */
  private boolean isHeading(String column) {
    return form.columns().containsKey(form.rows().each())
        ? column.equals(form.rows().each())
        : !column.equals(form.groupColumn());
  }

  private static String same(
      String code, String column, @Nullable Column definition, List<String> keys, String where) {
    List<String> named = new ArrayList<>();
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      named.add("%s as key_%d".formatted(keys.get(i), i));
      joined.add("same.key_%d is not distinct from %s".formatted(i, keys.get(i)));
    }
    String shown =
        definition != null && definition.type() == Column.Type.IDENTIFIER
            ? "'•••'"
            : Typing.raw(column);
    return SQL.formatted(
        code, text(column), shown, String.join(", ", named), where, String.join(" and ", joined));
  }
}
