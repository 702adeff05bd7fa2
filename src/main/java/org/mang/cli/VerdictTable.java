package org.mang.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/**
 * The targets of a year for the city: value, target, verdict, how complete the reports are, and
 * why.
 */
final class VerdictTable {

  private static final Map<String, String> VIETNAMESE =
      Map.of(
          "met", "ĐẠT",
          "not_met", "KHÔNG ĐẠT",
          "undecided", "CHƯA RÕ",
          "not_comparable", "KHÔNG SO ĐƯỢC");

  private static final Map<String, String> ENGLISH =
      Map.of(
          "met", "MET",
          "not_met", "NOT MET",
          "undecided", "UNDECIDED",
          "not_comparable", "NOT COMPARABLE");

  private static final Map<String, String> SIGNS =
      Map.of("at_most", "≤ ", "at_least", "≥ ", "equals", "= ");

  private static final String QUERY =
      """
      select
          target, title_vi, title_en, unit, value, target_kind, target_value, baseline_value,
          verdict, reporting_rate, why_vi, why_en,
          cast(value as decimal(38, 12)) as exact_value,
          cast(coalesce(target_value, baseline_value) as decimal(38, 12)) as exact_target
      from mart.target_verdict as verdict
      join core.indicator as indicator on indicator.indicator_code = verdict.indicator
      where area_code = '31' and year = ?
      order by target
      """;

  private static final String LINE = "%2s  %-68s %11s  %12s  %-14s %7s";

  private final Connection snapshot;
  private final Mang mang;
  private final Locale locale;

  VerdictTable(Connection snapshot, Mang mang) {
    this.snapshot = snapshot;
    this.mang = mang;
    this.locale = mang.vietnamese() ? Locale.forLanguageTag("vi-VN") : Locale.ENGLISH;
  }

  void print(PrintWriter out, int year) throws SQLException {
    out.println(
        LINE.formatted(
            "#",
            mang.say(
                "Chỉ tiêu " + year + ", thành phố Hải Phòng",
                "Target of " + year + ", city of Hải Phòng"),
            mang.say("Giá trị", "Value"),
            mang.say("Mục tiêu", "Target"),
            mang.say("Kết luận", "Verdict"),
            mang.say("Báo cáo", "Reports")));
    out.println("─".repeat(122));
    try (PreparedStatement select = snapshot.prepareStatement(QUERY)) {
      select.setInt(1, year);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          print(out, row);
        }
      }
    }
  }

  private void print(PrintWriter out, ResultSet row) throws SQLException {
    String unit = row.getString("unit");
    String verdict = row.getString("verdict");
    String title = row.getString(mang.vietnamese() ? "title_vi" : "title_en");
    String kind = row.getString("target_kind");
    String goal =
        kind.equals("below_same_period_last_year")
            ? "< " + number(row, "baseline_value", unit)
            : SIGNS.getOrDefault(kind, "") + number(row, "target_value", unit);
    out.println(
        LINE.formatted(
            row.getInt("target"),
            title.length() > 68 ? title.substring(0, 67) + "…" : title,
            number(row, "value", unit),
            goal,
            word(mang, verdict),
            String.format(locale, "%.0f %%", Math.floor(row.getDouble("reporting_rate")))));
    out.println("    " + row.getString(mang.vietnamese() ? "why_vi" : "why_en"));
  }

  /** A verdict in words. */
  static String word(Mang mang, String verdict) {
    return (mang.vietnamese() ? VIETNAMESE : ENGLISH).getOrDefault(verdict, verdict);
  }

  /** Two, and as many more as it takes to see on which side of the target the value lies. */
  private static int decimals(ResultSet row) throws SQLException {
    BigDecimal value = row.getBigDecimal("exact_value");
    BigDecimal beside = row.getBigDecimal("exact_target");
    if (value == null || beside == null || value.compareTo(beside) == 0) {
      return 2;
    }
    int decimals = 2;
    while (decimals < 12
        && value
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .compareTo(beside.setScale(decimals, RoundingMode.HALF_EVEN))
            == 0) {
      decimals += decimals < 6 ? 2 : 3;
    }
    return decimals;
  }

  private String number(ResultSet row, String column, String unit) throws SQLException {
    double value = row.getDouble(column);
    if (row.wasNull()) {
      return "–";
    }
    String digits =
        value == Math.rint(value) && !column.equals("value")
            ? String.format(locale, "%,.0f", value)
            : String.format(locale, "%,." + decimals(row) + "f", value);
    return digits + (unit.equals("percent") ? " %" : unit.equals("per_100_000") ? "/100k" : "");
  }
}
