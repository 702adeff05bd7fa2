package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.form.CodeList;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;

/**
 * How the text of a column becomes a value, and which findings it may give, as SQL. What a text
 * means is worked out once for each text of a column, however many rows say it: that is a {@link
 * #word}, which rows join. A column {@code x} stands in the query twice: {@code "x text"} as it was
 * read, {@code "x"} typed; beside them is what its words say else, such as {@code "x strange"}.
 */
final class Typing {

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

  /** Why the text {@code t} is no count; null if it is one, or is blank. */
  static final String COUNT_PROBLEM =
      "case when value is null and not mang_is_unknown(t) then mang_count_problem(t) end";

  /** Whether that is said in totals and group rows of words too: of a number, or what was one. */
  private static final String COUNT_ANYWHERE =
      "mang_is_failed_formula(t) or regexp_full_match(t, '[-−]?\\d[\\d.,  ]*')";

  private final Form form;
  private final Forms forms;

  Typing(Form form, Forms forms) {
    this.form = form;
    this.forms = forms;
  }

  /**
   * A finding that a row may give.
   *
   * @param condition when it does
   * @param finding an expression that makes it
   */
  record Rule(String condition, String finding) {

    /** The findings of a row: null where no rule applies, as in nearly all rows. */
    static String all(List<Rule> rules) {
      return rules.isEmpty()
          ? "null"
          : """
            case when %s
                then list_filter([
                    %s
                ], lambda x: x is not null)
            end"""
              .formatted(
                  rules.stream()
                      .map(rule -> "(" + rule.condition() + ")")
                      .collect(Collectors.joining("\n        or ")),
                  rules.stream()
                      .map(
                          rule ->
                              "case when %s then %s end"
                                  .formatted(rule.condition(), rule.finding()))
                      .collect(Collectors.joining(",\n            ")));
    }

    /** The same, where one thing more holds. */
    Rule where(String also) {
      return new Rule(also + " and (" + condition + ")", finding);
    }
  }

  static String raw(String column) {
    return name(column + " text");
  }

  /** Under which a query joins the words of a column. */
  static String word(String column) {
    return name("word of " + column);
  }

  /** What a word of a column says beside its value. */
  static String told(String column, String what) {
    return name(column + " " + what);
  }

  /** Whether a row says itself what stands in a column that group rows say for others. */
  static String saidOf(String column) {
    return "said of " + column;
  }

  /** Whether the texts of a column are worked out once each. */
  static boolean hasWords(Column definition) {
    return definition.type() != Column.Type.TEXT && definition.type() != Column.Type.IDENTIFIER;
  }

  /** Columns of one kind share their words: the same text means the same in each. */
  String kind(Column definition) {
    String type = definition.type().name().toLowerCase(Locale.ROOT);
    return definition.type() == Column.Type.CODE
        ? type + (definition.isList() ? "s of " : " of ") + definition.codes()
        : type;
  }

  /** The value of the text {@code t}, as far as the text alone tells. */
  String meaning(Column definition) {
    return switch (definition.type()) {
      case COUNT -> "mang_count(t)";
      case DECIMAL -> "mang_decimal(t)";
      case PERCENT -> "mang_percent(t)";
      case FLAG -> "mang_flag(t)";
      case DATE -> "mang_date(t)";
      case DATETIME -> "mang_datetime(t)";
      case MONTH -> "mang_month(t)";
      case CODE -> definition.isList() ? codes(definition, "t") : code(definition, "t");
      case AREA -> "mang_area_key(t)";
      case TEXT, IDENTIFIER -> throw new IllegalArgumentException("has no words");
    };
  }

  /** What else there is to say of the text {@code t}, whose {@code value} is known. */
  Map<String, String> more(Column definition) {
    Map<String, String> more = new LinkedHashMap<>();
    switch (definition.type()) {
      case COUNT -> {
        more.put("problem", COUNT_PROBLEM);
        more.put("anywhere", COUNT_ANYWHERE);
        more.put("left out", "mang_is_left_out(t)");
      }
      case DECIMAL, PERCENT, FLAG ->
          more.put("strange", "value is null and not mang_is_unknown(t)");
      case DATE, DATETIME, MONTH -> more.putAll(DayTyping.more(definition));
      case CODE -> {
        more.put(
            "strange",
            definition.isList()
                ? "list_contains(list_transform(value, lambda x: x is null), true)"
                : "value is null");
        more.put("undated", DatedCode.of(list(definition), "t"));
      }
      case AREA, TEXT, IDENTIFIER -> {}
    }
    return more;
  }

  /** The typed value of a column in a row whose text is {@code t} and whose word is joined. */
  String value(String column, Column definition, String t) {
    String word = word(column);
    return switch (definition.type()) {
      case COUNT, DECIMAL, PERCENT -> word + ".value";
      case DATE, DATETIME, MONTH -> DayTyping.value(column, definition);
      case FLAG -> "case when %s is null then false else %s.value end".formatted(t, word);
      case TEXT -> t;
      case CODE ->
          definition.isList()
              ? "coalesce(%s.value, []::varchar[])".formatted(word)
              : word + ".value";
      case AREA -> throw new IllegalArgumentException(column + ": an area is looked up");
      case IDENTIFIER ->
          definition.kept() == Column.Keep.PSEUDONYM
              ? "mang_pseudonym(" + text(form.name()) + ", " + t + ")"
              : "null::varchar";
    };
  }

  /** What else words say that findings of a row ask for. */
  List<String> told(Column definition) {
    return switch (definition.type()) {
      case COUNT -> List.of("problem", "anywhere", "left out");
      case DECIMAL, PERCENT, FLAG -> List.of("strange");
      case DATE, DATETIME, MONTH -> DayTyping.told(definition);
      case CODE -> List.of("strange", "undated");
      case AREA, TEXT, IDENTIFIER -> List.of();
    };
  }

  /** The findings that a cell of the column may give. */
  List<Rule> rules(String column, Column definition) {
    String t = raw(column);
    String v = name(column);
    List<Rule> rules = new ArrayList<>();
    if (definition.isRequired()) {
      rules.add(
          when(
              t + " is null and its." + AtHand.has(column),
              definition.type() == Column.Type.COUNT ? "REQUIRED" : "REQUIRED_VALUE",
              column,
              null,
              null));
    }
    String strange = told(column, "strange");
    switch (definition.type()) {
      case COUNT -> rules.add(notCounted(column, definition));
      case DECIMAL, PERCENT -> rules.add(when(strange, "NOT_A_DECIMAL", column, null, null));
      case FLAG -> rules.add(when(strange, "NOT_A_FLAG", column, null, null));
      case DATE, DATETIME, MONTH -> rules.addAll(DayTyping.rules(column, definition, this));
      case CODE -> {
        String undated = told(column, "undated");
        rules.add(
            when(
                strange + " and " + undated + " is null",
                "UNKNOWN_CODE",
                column,
                text(labels(definition)),
                null));
        rules.add(
            when(undated + " is not null and " + strange, "CODE_IS_DATE", column, null, undated));
      }
      case AREA -> area(column, definition, rules);
      case TEXT, IDENTIFIER ->
          rules.add(
              when("mang_is_failed_formula(%s)".formatted(t), FAILED_FORMULA, column, null, null));
    }
    Long min = definition.min();
    if (min != null) {
      rules.add(when(v + " < " + min, "BELOW_MINIMUM", column, text("" + min), null));
    }
    Long max = definition.max();
    if (max != null) {
      rules.add(when(v + " > " + max, "ABOVE_MAXIMUM", column, text("" + max), null));
    }
    if (column.equals(form.periodFrom())) {
      rules.add(when(v + " <> its.its_end", "PERIOD_VARIES", column, null, null));
    }
    return rules;
  }

  /** A finding at a column of an ordinary row, if the condition holds. */
  Rule when(
      String condition,
      String code,
      String column,
      @Nullable String expected,
      @Nullable String suggestion) {
    String row =
        column.equals(form.groupColumn()) && AT_TEXT.contains(code)
            ? name(saidOf(column))
            : "row_kind = 'row'";
    return new Rule(
        "%s and (%s)".formatted(row, condition),
        finding(
            FROM_TEXT.contains(code) ? codeOf(code, raw(column)) : text(code),
            column,
            expected,
            suggestion));
  }

  private String finding(
      String code, String column, @Nullable String expected, @Nullable String suggestion) {
    return "mang_finding(%s, %s, %s, %s, %s)"
        .formatted(
            code,
            text(column),
            shown(column),
            expected == null ? "null" : expected,
            suggestion == null ? "null" : suggestion);
  }

  /** What a text that is no value is called: a formula that failed is none of the clerk's words. */
  static String codeOf(String code, String t) {
    return "case when mang_is_failed_formula(%s) then '%s' else %s end"
        .formatted(t, FAILED_FORMULA, text(code));
  }

  /** An identifier is not shown, not even in part. */
  String shown(String column) {
    Column definition = form.columns().get(column);
    return definition != null && definition.type() == Column.Type.IDENTIFIER
        ? "case when %s is not null then '•••' end".formatted(raw(column))
        : raw(column);
  }

  /**
   * In a total or a group row too, for what is no number there checks nothing. Where the column is
   * none that adds up, such a row may hold words; and a group row may anywhere.
   */
  private Rule notCounted(String column, Column definition) {
    String isMeant =
        definition.measure() == null
            ? ""
            : " or (row_kind = 'total' and not %s)".formatted(told(column, "left out"));
    return new Rule(
        "%s is not null and (row_kind = 'row' or %s%s)"
            .formatted(told(column, "problem"), told(column, "anywhere"), isMeant),
        finding(told(column, "problem"), column, null, null));
  }

  private void area(String column, Column definition, List<Rule> rules) {
    String lookup = name("areas of " + column);
    String parentFound =
        definition.parent() == null
            ? ""
            : " and %s is not null".formatted(name(definition.parent()));
    rules.add(
        when(
            "%s is not null and %s is null%s".formatted(raw(column), name(column), parentFound),
            "UNKNOWN_AREA",
            column,
            null,
            null));
    rules.add(when(lookup + " > 1", "AMBIGUOUS_AREA", column, null, null));
    rules.add(when(name("gone of " + column), "AREA_NOT_THERE_THEN", column, null, null));
  }

  /** The code that the text {@code t} says; null if it says none. */
  String code(Column definition, String t) {
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
