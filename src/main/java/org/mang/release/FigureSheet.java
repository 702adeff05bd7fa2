package org.mang.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.mang.workbook.Look;

/** Every indicator with what is known of it, one figure a row. */
final class FigureSheet {

  private static final List<String> VALUES =
      List.of("value", "lower_bound", "upper_bound", "interval_low", "interval_high");

  private FigureSheet() {}

  static void write(Book book) throws SQLException {
    Page page = book.page("Tất cả chỉ số", 62, 18, 28, 11, 12, 12, 12, 12, 12, 12, 11);
    page.title("TẤT CẢ CHỈ SỐ NĂM " + book.year());
    page.line(
        "(*): số liệu nhỏ, không công bố. –: không có số liệu. Phân tổ của quận, huyện: xem trang"
            + " \"Theo phân tổ\".",
        Look.LINE);
    page.gap();
    page.header(
        "Chỉ số",
        "Khu vực",
        "Phân tổ",
        "Tử số",
        "Mẫu số",
        "Giá trị",
        "Thấp nhất có thể",
        "Cao nhất có thể",
        "Khoảng tin cậy: từ",
        "Khoảng tin cậy: đến",
        "Báo cáo đã nhận");
    book.read("figures", row -> figure(page, row));
    page.filter();
  }

  private static void figure(Page page, ResultSet row) throws SQLException {
    String unit = row.getString("unit");
    page.row();
    page.text(row.getString("indicator_vi") + Wording.unit(unit), Look.BOX);
    page.text(Wording.area(row.getString("area_level"), row.getString("area_name")), Look.BOX);
    page.text(row.getString("part_vi"), Look.BOX);
    Figure.of(row, "numerator").in("count").write(page, Look.BOX, false);
    if (unit.equals("count")) {
      page.text("", Look.BOX);
    } else {
      Figure.of(row, "denominator").in("count").write(page, Look.BOX, false);
    }
    for (String column : VALUES) {
      Figure.of(row, column).write(page, Look.BOX, false);
    }
    page.text(
        row.getInt("accepted_reports") + "/" + row.getInt("expected_reports"), Look.BOX.centred());
  }
}
