package org.mang.cli;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What status says to people. */
record StatusText(Connection snapshot, Asked asked, Mang mang, PrintWriter out) {

  /** Lines of each kind of what is to chase, unless a part alone is asked for. */
  private static final int MOST = 20;

  /** The reports that are asked for. */
  void list() throws SQLException {
    if (!table(mang.say("Các báo cáo:", "Reports:"), StatusTables.list(mang))) {
      out.println();
      out.println(mang.say("Không có báo cáo nào như vậy.", "There is no such report."));
    }
  }

  /** The year that is asked about, or the newest for which anything came in; a line for others. */
  void years() throws SQLException {
    int year = asked.year() == null ? newestYear() : asked.year();
    out.println();
    try (PreparedStatement select = asked.of(year).prepare(snapshot, StatusTables.matrix(mang));
        ResultSet rows = select.executeQuery()) {
      ReportMatrix matrix = ReportMatrix.read(rows);
      if (matrix.isEmpty()) {
        out.println(
            mang.say("Năm %d: không có báo cáo nào phải nộp.", "%d: no report is due.")
                .formatted(year));
      } else {
        out.println(mang.say("Năm %d:", "%d:").formatted(year));
        matrix.print(out, mang);
      }
    }
    if (asked.year() != null) {
      return;
    }
    try (PreparedStatement select = asked.prepare(snapshot, StatusTables.years());
        ResultSet rows = select.executeQuery()) {
      List<String> lines = YearLines.read(rows).lines(year, mang);
      if (!lines.isEmpty()) {
        out.println();
        lines.forEach(out::println);
      }
    }
  }

  private int newestYear() throws SQLException {
    try (PreparedStatement select = snapshot.prepareStatement(StatusTables.newestYear());
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Years that are closed, and what waits for their releases. */
  void closed() throws SQLException {
    table(mang.say("Năm đã khóa sổ:", "Closed years:"), StatusTables.closed());
    table(
        mang.say(
            "Gửi sau khi khóa sổ, tính từ bản phát hành sau (tính ngay: mang admit MÃ):",
            "After the year was closed, counting from the next release (at once: mang admit SUBMISSION):"),
        StatusTables.held(mang));
  }

  /** What to chase, the most urgent first. */
  void toChase() throws SQLException {
    boolean isAny =
        table(
            mang.say(
                "Cần đôn đốc: quá hạn chưa gửi, lâu nhất trước:",
                "To chase: overdue and missing, the longest first:"),
            StatusTables.missing(mang));
    isAny |=
        table(
            mang.say(
                "Cần đôn đốc: bị trả lại, chưa có bản hợp lệ:",
                "To chase: returned, with nothing acceptable yet:"),
            StatusTables.returned(mang));
    isAny |=
        table(
            mang.say(
                "Cần đôn đốc: đã nhận, nhưng bản sửa gửi sau bị trả lại:",
                "To chase: accepted, but a later correction was returned:"),
            StatusTables.returnedAfterAccepted(mang));
    isAny |= table(mang.say("Đang đến kỳ nộp:", "Due now:"), StatusTables.due(mang));
    if (!isAny) {
      out.println();
      out.println(
          mang.say(
              "Không có báo cáo nào quá hạn, bị trả lại hay đang đến kỳ nộp.",
              "No report is overdue, returned or due now."));
    }
  }

  void unknown() throws SQLException {
    table(
        mang.say(
            "Tệp trả lại mà chưa rõ biểu, đơn vị hoặc kỳ:",
            "Returned, with form, office or period not known:"),
        StatusTables.unknown());
  }

  /** What of accepted reports needs a look. */
  void inAccepted() throws SQLException {
    table(
        mang.say(
            "Dòng lỗi bị để riêng trong báo cáo đã nhận (xem: mang accept MÃ):",
            "Rows left out of accepted reports (to see them: mang accept SUBMISSION):"),
        StatusTables.leftOut());
    table(
        mang.say(
            "Ô lỗi bị để riêng trong báo cáo đã nhận (xem: mang accept MÃ):",
            "Cells left out of accepted reports (to see them: mang accept SUBMISSION):"),
        StatusTables.cellsLeftOut());
    table(
        mang.say(
            "Cảnh báo chưa có lý do (xem: mang accept MÃ):",
            "Warnings without a reason (to see them: mang accept SUBMISSION):"),
        StatusTables.warnings());
  }

  /** What two sources say otherwise, and nobody has settled. */
  void differences() throws SQLException {
    table(
        mang.say(
            "Chênh lệch giữa hai nguồn chưa được giải trình (xem, ghi lý do: mang settle ĐỐI_CHIẾU):",
            "Differences between two sources that nobody has settled (to see or settle them: mang settle RECONCILIATION):"),
        DifferenceTables.byPeriod());
  }

  /** Prints a table with its title, unless it has no rows; says which. */
  private boolean table(String title, String query) throws SQLException {
    long count = count(query);
    if (count == 0) {
      return false;
    }
    out.println();
    out.println(title);
    String shown = asked.isPart() ? query : "from (" + query + ") limit " + MOST;
    try (PreparedStatement select = asked.prepare(snapshot, shown);
        ResultSet rows = select.executeQuery()) {
      (mang.vietnamese() ? new TableWriter(Headings.VIETNAMESE) : new TableWriter())
          .write(rows, out);
    }
    if (!asked.isPart() && count > MOST) {
      out.println(
          mang.say(
                  "… còn %d dòng nữa; xem hết: thêm --overdue, --state, --year, --form hoặc --reporter.",
                  "… and %d rows more; to see all, add --overdue, --state, --year, --form or --reporter.")
              .formatted(count - MOST));
    }
    return true;
  }

  private long count(String query) throws SQLException {
    try (PreparedStatement select =
            asked.prepare(snapshot, "select count(*) from (" + query + ")");
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
