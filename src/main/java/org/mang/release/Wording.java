package org.mang.release;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mang.workbook.Shade;

/** The warehouse's codes as the workbook's readers say them. */
final class Wording {

  static final String CITY = "Toàn thành phố";

  private Wording() {}

  static String area(String level, String name) {
    return level.equals("city") ? CITY : name;
  }

  static String verdict(@Nullable String verdict) {
    return switch (verdict == null ? "" : verdict) {
      case "met" -> "Đạt";
      case "not_met" -> "Không đạt";
      case "undecided" -> "Chưa kết luận được";
      case "not_comparable" -> "Không so sánh được";
      default -> Figure.UNKNOWN;
    };
  }

  static @Nullable Shade shade(@Nullable String verdict) {
    return switch (verdict == null ? "" : verdict) {
      case "met" -> Shade.MET;
      case "not_met" -> Shade.NOT_MET;
      case "undecided" -> Shade.UNDECIDED;
      case "not_comparable" -> Shade.NOT_COMPARABLE;
      default -> null;
    };
  }

  static String trend(@Nullable String trend) {
    return switch (trend == null ? "" : trend) {
      case "better" -> "Tốt lên";
      case "worse" -> "Xấu đi";
      case "no_clear_change" -> "Không thay đổi rõ";
      default -> "Chưa xác định";
    };
  }

  /** Behind an indicator's title. */
  static String unit(@Nullable String unit) {
    return switch (unit == null ? "" : unit) {
      case "percent" -> " (%)";
      case "per_100_000" -> " (trên 100.000 trẻ em)";
      default -> "";
    };
  }

  /** What a target asks of its indicator. */
  static String claim(String kind, double value, String unit, int year) {
    String ends =
        switch (unit) {
          case "percent" -> " %";
          case "per_100_000" -> "/100.000 trẻ em";
          default -> "";
        };
    String asked =
        new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.forLanguageTag("vi")))
                .format(value)
            + ends;
    return switch (kind) {
      case "at_most" -> "không quá " + asked;
      case "at_least" -> "ít nhất " + asked;
      case "equals" -> asked;
      default -> "thấp hơn cùng kỳ năm " + (year - 1);
    };
  }
}
