package org.mang.check;

import java.util.List;
import java.util.Locale;
import org.mang.form.Severity;

/** What a clerk is to do about a report that comes back, in two lines. */
final class ToDo {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");

  private ToDo() {}

  /**
   * The lines.
   *
   * @param isWhole whether this is the clerk's own workbook, and not a list beside it
   * @param marked how many cells of it are marked
   */
  static List<String> of(Report report, Findings findings, boolean isWhole, int marked) {
    return List.of(
        fate(report) + " " + mend(report, findings, marked),
        isWhole
            ? "Sửa ngay trong tệp này, lưu lại rồi gửi như lần trước. Không cần xoá trang này, màu tô hay ghi chú."
            : "Sửa trong tệp gốc của đơn vị rồi gửi tệp đó như lần trước; bảng này chỉ để xem, không gửi lại.");
  }

  private static String fate(Report report) {
    if (!report.isAccepted()) {
      return report.isTrial() ? "Nếu gửi, tệp sẽ bị trả lại." : "Tệp chưa được nhận.";
    }
    String fate = report.isTrial() ? "Nếu gửi, tệp sẽ được nhận" : "Tệp đã được nhận";
    LeftOut leftOut = report.leftOut();
    if (!leftOut.isAny()) {
      return fate + ".";
    }
    return leftOut.cells() > 0
        ? String.format(VIETNAMESE, "%s, trừ %,d ô có lỗi bị để riêng.", fate, leftOut.cells())
        : String.format(VIETNAMESE, "%s, trừ %,d dòng có lỗi bị để riêng.", fate, leftOut.rows());
  }

  private static String mend(Report report, Findings findings, int marked) {
    boolean elsewhere =
        findings.listed().stream().anyMatch(f -> f.severity() == Severity.ERROR && f.row() == null);
    String where =
        marked == 0
            ? "các chỗ nêu dưới đây"
            : elsewhere
                ? "các ô được đánh dấu và các chỗ khác nêu dưới đây"
                : "các ô được đánh dấu";
    if (!report.isAccepted()) {
      return "Sửa " + where + " rồi gửi lại.";
    }
    return report.leftOut().isAny()
        ? "Sửa các %s đó rồi gửi lại cả tệp: bản gửi sau thay bản gửi trước."
            .formatted(report.leftOut().cells() > 0 ? "ô" : "dòng")
        : "Xem lại " + where + "; nếu có sai sót thì sửa rồi gửi lại.";
  }
}
