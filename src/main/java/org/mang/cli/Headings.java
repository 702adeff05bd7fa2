package org.mang.cli;

import java.util.Map;

/** The headings of tables in Vietnamese, by those that queries give their columns. */
final class Headings {

  static final Map<String, String> VIETNAMESE =
      Map.ofEntries(
          Map.entry("form", "biểu"),
          Map.entry("title", "tên biểu"),
          Map.entry("reporter", "đơn vị"),
          Map.entry("name", "tên đơn vị"),
          Map.entry("period", "kỳ"),
          Map.entry("status", "tình trạng"),
          Map.entry("due_on", "hạn nộp"),
          Map.entry("days_after_due", "số ngày sau hạn"),
          Map.entry("days_overdue", "số ngày quá hạn"),
          Map.entry("received_on", "ngày nhận"),
          Map.entry("returned_on", "ngày nhận"),
          Map.entry("submission", "mã lần gửi"),
          Map.entry("in_force", "bản có hiệu lực"),
          Map.entry("returned", "bản bị trả lại"),
          Map.entry("errors", "số lỗi"),
          Map.entry("file", "tệp"),
          Map.entry("rows_left_out", "số dòng để riêng"),
          Map.entry("cells_left_out", "số ô để riêng"),
          Map.entry("in_rows", "ở số dòng"),
          Map.entry("of_rows", "tổng số dòng"),
          Map.entry("code", "mã"),
          Map.entry("open", "chưa có lý do"),
          Map.entry("first_at", "ô đầu tiên"),
          Map.entry("reconciliation", "đối chiếu"),
          Map.entry("owner", "ngành giải trình"),
          Map.entry("differences", "số chênh lệch"),
          Map.entry("most_at", "lớn nhất ở"),
          Map.entry("area", "mã"),
          Map.entry("area_name", "quận, huyện"),
          Map.entry("left", "nguồn trái"),
          Map.entry("right", "nguồn phải"),
          Map.entry("difference", "chênh lệch"),
          Map.entry("tolerance", "mức cho phép"),
          Map.entry("state", "so sánh"),
          Map.entry("clearing", "giải trình"),
          Map.entry("because", "lý do"),
          Map.entry("by", "người giải trình"),
          Map.entry("at", "lúc"),
          Map.entry("side", "nguồn"),
          Map.entry("measure", "số đếm"),
          Map.entry("value", "số liệu"));

  private Headings() {}
}
