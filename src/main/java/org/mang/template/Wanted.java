package org.mang.template;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Period;

/** What is to be written into a column, in Vietnamese: for the guidance, and beside the cell. */
final class Wanted {

  /** What to write where there is no figure. */
  static final String IF_UNKNOWN =
      "chưa có số liệu thì ghi hai dấu chấm (" + CellLimit.UNKNOWN + ")";

  private static final String REQUIRED = ". Bắt buộc";

  private static final String MAY_BE_BLANK = ". Được để trống";

  private final Form form;
  private final Period period;

  Wanted(Form form, Period period) {
    this.form = form;
    this.period = period;
  }

  String of(Slot slot) {
    Column column = slot.definition();
    if (column == null) {
      String cell = slot.isPair() ? pair() : "Số nguyên từ 0";
      return slot.isRequired() ? (slot.isPair() ? cell : cell + REQUIRED) : cell + MAY_BE_BLANK;
    }
    if (slot.namesRowsOf(form)) {
      return "Đã điền sẵn";
    }
    return of(slot, column) + (column.isRequired() ? REQUIRED : "");
  }

  private String of(Slot slot, Column column) {
    return switch (column.type()) {
      case COUNT ->
          slot.isYear()
              ? "Năm, 4 chữ số"
              : "Số nguyên" + range(column.min() == null ? 0L : column.min(), column.max());
      case DECIMAL -> "Số" + range(column.min(), column.max()) + ", ví dụ 19,7";
      case PERCENT -> "Tỷ lệ phần trăm" + range(column.min(), column.max()) + ", ví dụ 19,7%";
      case DATE -> "Ngày/tháng/năm" + days(slot);
      case DATETIME -> "Ngày/tháng/năm giờ:phút" + days(slot);
      case MONTH -> "Tháng/năm, ví dụ 03/2012";
      case CODE ->
          column.isList()
              ? "Một hay nhiều mục, cách nhau bằng dấu chấm phẩy (;)"
              : "Chọn trong danh sách";
      case AREA -> "Chọn đơn vị hành chính";
      case FLAG -> "Ghi x nếu có, để trống nếu không";
      case TEXT -> "Chữ";
      case IDENTIFIER ->
          column.kept() == Column.Keep.PSEUDONYM
              ? "Ghi đúng mã hồ sơ; Măng thay bằng mã khác khi lưu"
              : "Măng không lưu cột này";
    };
  }

  private String days(Slot slot) {
    Span span = Span.of(slot, form, period);
    if (!span.isPeriod()) {
      return "";
    }
    String days =
        ", từ %s đến %s (trong kỳ báo cáo)"
            .formatted(FormSheet.DAY.format(span.from()), FormSheet.DAY.format(span.to()));
    return Objects.equals(slot.name(), form.periodFrom())
        ? days + "; mọi dòng ghi cùng một ngày"
        : days;
  }

  private String pair() {
    String unit = pairOf(form);
    return "Ghi %s, ví dụ 12/0; không có thì ghi 0/0"
        .formatted(unit.isEmpty() ? "hai số cách nhau bằng dấu /" : unit);
  }

  /**
   * Which number of a pair is which: by the names of what they count, those who died come after
   * those who fell ill or were hurt. Empty if the form has no pairs, or they are of something else.
   */
  static String pairOf(Form form) {
    Form.Cell cell = form.cell();
    return cell != null
            && cell.type() == Form.CellType.PAIR
            && cell.measures().get(1).endsWith("_deaths")
        ? "số mắc/số tử vong"
        : "";
  }

  private static String range(@Nullable Long min, @Nullable Long max) {
    return (min == null ? "" : " từ " + number(min)) + (max == null ? "" : " đến " + number(max));
  }

  private static String number(long value) {
    return String.format(Locale.forLanguageTag("vi-VN"), "%,d", value);
  }
}
