package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.form.CodeList;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.form.Period;

/**
 * How the text of a column becomes a value, and which findings it may give, as SQL. A column {@code
 * x} stands in the query twice: {@code "x text"} as it was read, {@code "x"} typed.
 */
final class Typing {

  private final Form form;
  private final Forms forms;
  private final @Nullable Period period;
  private final DayTyping days;

  /** Findings that say a text is no value of the column's type. */
  private static final Set<String> FROM_TEXT =
      Set.of(
          "NOT_A_DECIMAL",
          "NOT_A_DATE",
          "NOT_A_DATETIME",
          "HOUR_MISSING",
          "NOT_A_MONTH",
          "NOT_A_FLAG",
          "UNKNOWN_CODE",
          "UNKNOWN_AREA");

  /** Of them, and of others, those that are said at the text itself and not where it is filled. */
  private static final Set<String> AT_TEXT =
      Set.of("UNKNOWN_CODE", "UNKNOWN_AREA", "AMBIGUOUS_AREA", "FORMULA_FAILED");

  private static final String FAILED_FORMULA = "FORMULA_FAILED";

  Typing(Form form, Forms forms, @Nullable Period period) {
    this.form = form;
    this.forms = forms;
    this.period = period;
    this.days = new DayTyping(period);
  }

  static String raw(String column) {
    return name(column + " text");
  }

  /** Whether a row says itself what stands in a column that group rows say for others. */
  static String saidOf(String column) {
    return "said of " + column;
  }

  /** The typed value of the text expression {@code t}. */
  String value(String column, Column definition, String t) {
    return switch (definition.type()) {
      case COUNT -> "mang_count(" + t + ")";
      case DECIMAL -> "mang_decimal(" + t + ")";
      case PERCENT -> "mang_percent(" + t + ")";
      case DATE, DATETIME, MONTH -> days.value(definition, t);
      case FLAG -> "mang_flag(" + t + ")";
      case TEXT -> t;
      case CODE -> definition.isList() ? codes(definition, t) : code(definition, t);
      case AREA -> throw new IllegalArgumentException(column + ": an area is looked up");
      case IDENTIFIER ->
          definition.kept() == Column.Keep.PSEUDONYM
              ? "mang_pseudonym(" + text(form.name()) + ", " + t + ")"
              : "null::varchar";
    };
  }

  /** The value of a column that the file does not have. */
  static String absent(Column definition) {
    return switch (definition.type()) {
      case COUNT -> "null::bigint";
      case DECIMAL, PERCENT -> "null::decimal(18, 6)";
      case DATE, MONTH -> "null::date";
      case DATETIME -> "null::timestamp";
      case FLAG -> "false";
      case TEXT, AREA, IDENTIFIER -> "null::varchar";
      case CODE -> definition.isList() ? "[]::varchar[]" : "null::varchar";
    };
  }

  /**
   * The findings that a cell of the column may give: expressions that are null where all is well.
   */
  List<String> findings(String column, Column definition) {
    String t = raw(column);
    String v = name(column);
    List<String> findings = new ArrayList<>();
    if (definition.isRequired()) {
      findings.add(
          when(
              t + " is null",
              definition.type() == Column.Type.COUNT ? "REQUIRED" : "REQUIRED_VALUE",
              column,
              null,
              null));
    }
    switch (definition.type()) {
      case COUNT -> findings.add(notCounted(column, definition));
      case DECIMAL, PERCENT -> findings.add(untyped("NOT_A_DECIMAL", column));
      case DATE, DATETIME, MONTH -> findings.addAll(days.findings(column, definition, this));
      case FLAG -> findings.add(untyped("NOT_A_FLAG", column));
      case CODE -> {
        String unknown =
            definition.isList()
                ? "list_contains(list_transform(%s, lambda x: x is null), true)".formatted(v)
                : t + " is not null and " + v + " is null";
        String undated = DatedCode.of(list(definition), t);
        findings.add(
            when(
                unknown + " and " + undated + " is null",
                "UNKNOWN_CODE",
                column,
                text(labels(definition)),
                null));
        findings.add(
            when(
                unknown + " and " + undated + " is not null",
                "CODE_IS_DATE",
                column,
                null,
                undated));
      }
      case AREA -> area(column, definition, findings);
      case TEXT, IDENTIFIER ->
          findings.add(
              when("mang_is_failed_formula(%s)".formatted(t), FAILED_FORMULA, column, null, null));
    }
    if (definition.min() != null) {
      findings.add(
          when(
              v + " < " + definition.min(),
              "BELOW_MINIMUM",
              column,
              text("" + definition.min()),
              null));
    }
    if (definition.max() != null) {
      findings.add(
          when(
              v + " > " + definition.max(),
              "ABOVE_MAXIMUM",
              column,
              text("" + definition.max()),
              null));
    }
    if (column.equals(form.periodFrom()) && period != null) {
      findings.add(
          when("%s <> date '%s'".formatted(v, period.end()), "PERIOD_VARIES", column, null, null));
    }
    return findings;
  }

  /** A finding at a column of an ordinary row, if the condition holds. */
  String when(
      String condition,
      String code,
      String column,
      @Nullable String expected,
      @Nullable String suggestion) {
    String row =
        column.equals(form.groupColumn()) && AT_TEXT.contains(code)
            ? name(saidOf(column))
            : "row_kind = 'row'";
    return "case when %s and (%s) then mang_finding(%s, %s, %s, %s, %s) end"
        .formatted(
            row,
            condition,
            FROM_TEXT.contains(code) ? codeOf(code, raw(column)) : text(code),
            text(column),
            shown(column),
            expected == null ? "null" : expected,
            suggestion == null ? "null" : suggestion);
  }

  /**
   * The number of the first of several rows that are the same; at that one itself, of the last.
   *
   * @param same the window over them
   */
  static String otherRow(String same) {
    return "(case when row_no = min(row_no) over %1$s then max(row_no) over %1$s else min(row_no) over %1$s end)::varchar"
        .formatted(same);
  }

  /** What a text that is no value is called: a formula that failed is none of the clerk's words. */
  static String codeOf(String code, String t) {
    return "case when mang_is_failed_formula(%s) then '%s' else %s end"
        .formatted(t, FAILED_FORMULA, text(code));
  }

  /** An identifier is not shown, not even in part. */
  private String shown(String column) {
    Column definition = form.columns().get(column);
    return definition != null && definition.type() == Column.Type.IDENTIFIER
        ? "case when %s is not null then '•••' end".formatted(raw(column))
        : raw(column);
  }

  private String untyped(String code, String column) {
    return when(
        "not mang_is_unknown(%s) and %s is null".formatted(raw(column), name(column)),
        code,
        column,
        null,
        null);
  }

  /**
   * In a total or a group row too, for what is no number there checks nothing. Where the column is
   * none that adds up, such a row may hold words; and a group row may anywhere.
   */
  private static String notCounted(String column, Column definition) {
    String isMeant = definition.measure() == null ? "false" : "row_kind = 'total'";
    return """
        case
            when row_kind in ('total', 'group') and mang_is_failed_formula(%1$s)
                then mang_finding('FORMULA_FAILED', %2$s, %1$s, null, null)
            when %3$s is null and not mang_is_unknown(%1$s)
                    and (row_kind = 'row' or (%4$s and not mang_is_left_out(%1$s)) or regexp_full_match(%1$s, '[-−]?\\d[\\d.,  ]*'))
                then mang_finding(mang_count_problem(%1$s), %2$s, %1$s, null, null)
        end"""
        .formatted(raw(column), text(column), name(column), isMeant);
  }

  private void area(String column, Column definition, List<String> findings) {
    String lookup = name("areas of " + column);
    String parentFound =
        definition.parent() == null ? "" : " and " + name(definition.parent()) + " is not null";
    findings.add(
        when(
            "%s is not null and %s is null%s".formatted(raw(column), name(column), parentFound),
            "UNKNOWN_AREA",
            column,
            null,
            null));
    findings.add(when(lookup + " > 1", "AMBIGUOUS_AREA", column, null, null));
    findings.add(when(name("gone of " + column), "AREA_NOT_THERE_THEN", column, null, null));
  }

  private String code(Column definition, String t) {
    return known(spellings(definition), t);
  }

  /** Codes are parted by semicolons; or by commas and plus signs, which a label may hold too. */
  private String codes(Column definition, String t) {
    return """
        coalesce(flatten(list_transform(mang_parts(%1$s, ' *; *'), lambda p:
            case
                when %2$s is not null then [%2$s]
                else list_transform(mang_parts(p, ' *[,+] *'), lambda x: %3$s)
            end)), []::varchar[])"""
        .formatted(t, known(spellings(definition), "p"), known(spellings(definition), "x"));
  }

  /** As it is written, without what stands behind it in a list ("đ)"), and folded. */
  private static String known(String spellings, String t) {
    return """
        coalesce(
            map_extract_value(%1$s, mang_code_key(%2$s)),
            map_extract_value(%1$s, rtrim(mang_code_key(%2$s), ').: ')),
            map_extract_value(%1$s, mang_fold(%2$s)))"""
        .formatted(spellings, t);
  }

  private String spellings(Column definition) {
    Map<String, String> codes = list(definition).codeBySpelling();
    return "map {%s}"
        .formatted(
            codes.entrySet().stream()
                .map(e -> text(e.getKey()) + ": " + text(e.getValue()))
                .collect(Collectors.joining(", ")));
  }

  private String labels(Column definition) {
    return list(definition).values().values().stream()
        .map(CodeList.Value::vi)
        .collect(Collectors.joining("; "));
  }

  private CodeList list(Column definition) {
    return forms.codes(Objects.requireNonNull(definition.codes()));
  }
}
