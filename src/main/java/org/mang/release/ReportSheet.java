package org.mang.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mang.workbook.Look;
import org.mang.workbook.Shade;

/**
 * The reports that were not in order; a year with all in order says so. What is not due yet is only
 * counted.
 */
final class ReportSheet {

  private record Report(
      String reporter, String form, String period, String due, String received, String standing) {}

  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<Report> listed = new ArrayList<>();

  private ReportSheet() {}

  static void write(Book book) throws SQLException {
    new ReportSheet().fill(book);
  }

  private void fill(Book book) throws SQLException {
    book.read("reports", this::read);
    Page page = book.page("Tình hình báo cáo", 6, 40, 60, 24, 14, 16, 18);
    page.title("TÌNH HÌNH BÁO CÁO NĂM " + book.year());
    page.line(
        "Phải nộp: "
            + counts.values().stream().mapToInt(Integer::intValue).sum()
            + ". Đúng hạn: "
            + count("on_time")
            + "; nộp muộn: "
            + count("late")
            + "; bị trả lại, chưa nộp lại: "
            + count("returned")
            + "; chưa nộp: "
            + count("missing")
            + ifAny("; đã nhận, bản sửa bị trả lại: ", "returned_after_accepted")
            + ifAny("; chưa đến hạn: ", "due")
            + ".",
        Look.LINE.centred());
    page.gap();
    page.header(
        "STT",
        "Đơn vị báo cáo",
        "Biểu mẫu",
        "Kỳ báo cáo",
        "Hạn nộp",
        "Ngày nhận đầu tiên",
        "Tình trạng");
    int no = 0;
    for (Report report : listed) {
      report(page, ++no, report);
    }
    if (listed.isEmpty()) {
      page.line(
          count("due") == 0
              ? "Tất cả báo cáo đã nộp đúng hạn."
              : "Tất cả báo cáo đã đến hạn đều nộp đúng hạn.",
          Look.LINE);
    } else {
      page.filter();
    }
  }

  private int count(String standing) {
    return counts.getOrDefault(standing, 0);
  }

  private String ifAny(String words, String standing) {
    return count(standing) == 0 ? "" : words + count(standing);
  }

  private void read(ResultSet row) throws SQLException {
    String standing = row.getString("standing");
    counts.merge(standing, 1, Integer::sum);
    if (!standing.equals("on_time") && !standing.equals("due")) {
      listed.add(
          new Report(
              row.getString("reporter_name_vi"),
              row.getString("form_vi"),
              row.getString("period_name_vi"),
              row.getString("due_on"),
              row.getString("first_received_on"),
              standing));
    }
  }

  private static void report(Page page, int no, Report report) {
    page.row();
    page.text(String.valueOf(no), Look.BOX.centred());
    page.text(report.reporter(), Look.BOX);
    page.text(report.form(), Look.BOX);
    page.text(report.period(), Look.BOX);
    page.text(report.due(), Look.BOX.centred());
    page.text(report.received(), Look.BOX.centred());
    switch (report.standing()) {
      case "missing" -> page.text("Chưa nộp", Look.BOX.centred().filled(Shade.NOT_MET));
      case "returned" -> page.text("Bị trả lại", Look.BOX.centred().filled(Shade.UNDECIDED));
      case "returned_after_accepted" ->
          page.text("Bản sửa bị trả lại", Look.BOX.centred().filled(Shade.UNDECIDED));
      default -> page.text("Nộp muộn", Look.BOX.centred().filled(Shade.NOT_COMPARABLE));
    }
  }
}
