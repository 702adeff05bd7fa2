package org.mang.check;

import static org.mang.Sql.name;
import static org.mang.Sql.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mang.form.Column;
import org.mang.form.Period;
import org.mang.form.Within;

/**
 * How the text of a day, a moment or a month becomes a value. A number alone is a day only where
 * that day is one that the form may speak of: 43984 is the second of June 2020 in a report of that
 * year, and a case number beside it. What the format of a cell shows as a day comes here as one.
 */
record DayTyping(@Nullable Period period) {

  /** Of a form that does not say where its days lie: it is about children, and what befell them. */
  private static final Within PLAUSIBLE = new Within(30);

  /** The typed value of the text expression {@code t}; a year that shows as a day is none. */
  String value(Column definition, String t) {
    String value =
        switch (definition.type()) {
          case DATE -> "coalesce(mang_date(%s), %s)".formatted(t, numbered(definition, t));
          case DATETIME -> "mang_datetime(%s)".formatted(t);
          default ->
              "coalesce(mang_month(%s), date_trunc('month', %s)::date)"
                  .formatted(t, numbered(definition, t));
        };
    return "case when mang_year_as_day(%s) is null then %s end".formatted(t, value);
  }

  /** The day that a number stands for, where that is plausible. */
  private String numbered(Column definition, String t) {
    String day = "mang_serial_day(%s)".formatted(t);
    if (period == null) {
      return day;
    }
    Within within = definition.within() == null ? PLAUSIBLE : definition.within();
    return "case when %1$s between date '%2$s' and date '%3$s' then %1$s end"
        .formatted(day, within.first(period), period.end());
  }

  /** The findings that a cell of the column may give. */
  List<String> findings(String column, Column definition, Typing typing) {
    String t = Typing.raw(column);
    String year = "mang_year_as_day(%s)".formatted(t);
    String untyped =
        "not mang_is_unknown(%s) and %s is null and %s is null".formatted(t, name(column), year);
    List<String> findings = new ArrayList<>();
    findings.add(typing.when(year + " is not null", "YEAR_AS_DAY", column, year, null));
    switch (definition.type()) {
      case DATE -> findings.add(typing.when(untyped, "NOT_A_DATE", column, null, null));
      case DATETIME -> {
        String isDay = "mang_date(%s) is not null".formatted(t);
        findings.add(typing.when(untyped + " and " + isDay, "HOUR_MISSING", column, null, null));
        findings.add(
            typing.when(
                untyped + " and not coalesce(" + isDay + ", false)",
                "NOT_A_DATETIME",
                column,
                null,
                null));
      }
      default -> findings.add(typing.when(untyped, "NOT_A_MONTH", column, null, null));
    }
    Within within = definition.within();
    if (within != null && period != null) {
      LocalDate first = within.first(period);
      findings.add(
          typing.when(
              "%s::date not between date '%s' and date '%s'"
                  .formatted(name(column), first, period.end()),
              within.isPeriod() ? "OUTSIDE_PERIOD" : "DAY_IMPLAUSIBLE",
              column,
              text("%1$td/%1$tm/%1$tY – %2$td/%2$tm/%2$tY".formatted(first, period.end())),
              null));
    }
    return findings;
  }
}
