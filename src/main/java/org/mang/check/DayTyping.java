package org.mang.check;

import static org.mang.Sql.name;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mang.form.Column;
import org.mang.form.Within;

/**
 * How the text of a day, a moment or a month becomes a value. A number alone is a day only where
 * that day is one that the form may speak of: 43984 is the second of June 2020 in a report of that
 * year, and a case number beside it. What the format of a cell shows as a day comes here as one.
 */
final class DayTyping {

  /** Of a form that does not say where its days lie: it is about children, and what befell them. */
  private static final Within PLAUSIBLE = new Within(30);

  private DayTyping() {}

  /** Whether a column is one of days. */
  static boolean isFor(Column definition) {
    return switch (definition.type()) {
      case DATE, DATETIME, MONTH -> true;
      default -> false;
    };
  }

  /** Where the days of a column may lie. */
  static Within within(Column definition) {
    return definition.within() == null ? PLAUSIBLE : definition.within();
  }

  /** What else there is to say of the text {@code t}, whose {@code value} is known. */
  static Map<String, String> more(Column definition) {
    Map<String, String> more = new LinkedHashMap<>();
    if (definition.type() == Column.Type.DATETIME) {
      more.put("day alone", "value is null and mang_date(t) is not null");
    } else {
      more.put("numbered", "mang_serial_day(t)");
    }
    more.put("year", "mang_year_as_day(t)");
    more.put("strange", "not mang_is_unknown(t) and mang_year_as_day(t) is null");
    return more;
  }

  /** What else words say that findings of a row ask for. */
  static List<String> told(Column definition) {
    return definition.type() == Column.Type.DATETIME
        ? List.of("year", "strange", "day alone")
        : List.of("year", "strange");
  }

  /** The typed value of a column; a year that shows as a day is none. */
  static String value(String column, Column definition) {
    String word = Typing.word(column);
    String value =
        switch (definition.type()) {
          case DATE -> "coalesce(%s.value, %s)".formatted(word, numbered(column));
          case DATETIME -> word + ".value";
          default ->
              "coalesce(%s.value, date_trunc('month', %s)::date)".formatted(word, numbered(column));
        };
    return "case when %s.year is null then %s end".formatted(word, value);
  }

  /** The day that a number stands for, where that is plausible. */
  private static String numbered(String column) {
    return "case when its.its_end is null or %1$s.numbered between its.%2$s and its.its_end then %1$s.numbered end"
        .formatted(Typing.word(column), AtHand.firstOf(column));
  }

  /** The findings that a cell of the column may give. */
  static List<Typing.Rule> rules(String column, Column definition, Typing typing) {
    String year = Typing.told(column, "year");
    String untyped = "%s and %s is null".formatted(Typing.told(column, "strange"), name(column));
    List<Typing.Rule> rules = new ArrayList<>();
    rules.add(typing.when(year + " is not null", "YEAR_AS_DAY", column, year, null));
    switch (definition.type()) {
      case DATE -> rules.add(typing.when(untyped, "NOT_A_DATE", column, null, null));
      case DATETIME -> {
        String isDay = Typing.told(column, "day alone");
        rules.add(typing.when(untyped + " and " + isDay, "HOUR_MISSING", column, null, null));
        rules.add(typing.when(untyped + " and not " + isDay, "NOT_A_DATETIME", column, null, null));
      }
      default -> rules.add(typing.when(untyped, "NOT_A_MONTH", column, null, null));
    }
    Within within = definition.within();
    if (within != null) {
      String first = "its." + AtHand.firstOf(column);
      rules.add(
          typing.when(
              "%s::date not between %s and its.its_end".formatted(name(column), first),
              within.isPeriod() ? "OUTSIDE_PERIOD" : "DAY_IMPLAUSIBLE",
              column,
              "strftime(%s, '%%d/%%m/%%Y') || ' – ' || strftime(its.its_end, '%%d/%%m/%%Y')"
                  .formatted(first),
              null));
    }
    return rules;
  }
}
