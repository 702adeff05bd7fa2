package org.mang.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mang.workbook.Look;

/** The first sheet: each target of the year for the whole city, and room to sign. */
final class VerdictSheet {

  private final Book book;
  private final Page page;
  private final Map<String, Integer> counts = new TreeMap<>();
  private int targets;

  private VerdictSheet(Book book) {
    this.book = book;
    this.page = book.page("Kết luận", 6, 46, 18, 27, 21, 18, 12, 58);
  }

  static void write(Book book) throws SQLException {
    new VerdictSheet(book).write();
  }

  private void write() throws SQLException {
    page.title("KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU BẢO VỆ, CHĂM SÓC TRẺ EM NĂM " + book.year());
    book.read("verdicts", this::target);
    page.gap();
    if (targets == 0) {
      page.line("Chưa có kế hoạch nào đặt chỉ tiêu cho năm này.", Look.LINE);
      return;
    }
    page.line("Tổng hợp " + targets + " chỉ tiêu. " + sums() + ".", Look.LINE.inBold());
    page.line(
        "(*) Số liệu nhỏ, không công bố. Cách kết luận và các giới hạn: xem trang \"Giải thích\". "
            + Terms.LICENSE
            + ".",
        Look.LINE);
    page.gap();
    page.row();
    page.span("NGƯỜI LẬP BIỂU", Look.LINE.inBold().centred(), 1, 2);
    page.span("THỦ TRƯỞNG ĐƠN VỊ", Look.LINE.inBold().centred(), 5, 7);
    page.row();
    page.span("(Ký, ghi rõ họ tên)", Look.LINE.centred(), 1, 2);
    page.span("(Ký, ghi rõ họ tên, đóng dấu)", Look.LINE.centred(), 5, 7);
  }

  private void target(ResultSet row) throws SQLException {
    if (targets == 0) {
      head(row);
    }
    targets++;
    String verdict = row.getString("verdict");
    String unit = row.getString("unit");
    counts.merge(Wording.verdict(verdict), 1, Integer::sum);
    page.row();
    page.text(String.valueOf(row.getInt("target")), Look.BOX.centred());
    page.text(row.getString("wording_vi"), Look.BOX);
    Figure.of(row, "value").against(Figure.real(row, "target_value")).write(page, Look.BOX, true);
    page.text(
        Wording.claim(
            row.getString("target_kind"), row.getDouble("target_value"), unit, book.year()),
        Look.BOX.centred());
    page.text(Wording.verdict(verdict), Look.BOX.centred().inBold().filled(Wording.shade(verdict)));
    page.text(Wording.trend(row.getString("trend")), Look.BOX.centred());
    page.number(Figure.real(row, "reporting_rate"), Look.BOX.number("#,##0.0\" %\""));
    page.text(row.getString("why_vi"), Look.BOX);
  }

  private void head(ResultSet row) throws SQLException {
    page.line(
        "Kế hoạch số "
            + row.getString("plan")
            + " ngày "
            + row.getString("issued_on")
            + " của "
            + row.getString("issuer_vi"),
        Look.LINE.centred());
    page.line(row.getString("title_vi"), Look.LINE.centred());
    page.gap();
    page.header(
        "STT",
        "Chỉ tiêu",
        "Giá trị",
        "Mục tiêu",
        "Kết luận",
        "Xu hướng so với năm trước",
        "Tỷ lệ báo cáo",
        "Lý do");
  }

  private String sums() {
    List<String> sums = new ArrayList<>();
    for (String verdict : List.of("met", "not_met", "undecided", "not_comparable", "")) {
      Integer count = counts.get(Wording.verdict(verdict));
      if (count != null) {
        sums.add((verdict.isEmpty() ? "Chưa có số liệu" : Wording.verdict(verdict)) + ": " + count);
      }
    }
    return String.join("; ", sums);
  }
}
