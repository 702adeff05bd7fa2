package org.mang.cli;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** The warnings of one report, and its rows left out: each whole, however long. */
final class WarningText {

  private static final String PLACE =
      "concat_ws('!', 'S' || sheet, coalesce(column_ref, '') || coalesce(cast(row_no as varchar), ''))";

  private static final String REPORT =
      """
      select
          form_code,
          concat_ws(' ', reporter_code, reporter.%s),
          period_code,
          (select count(*) from mart.warning as open where open.submission_id = submission.submission_id and state = 'open')
      from core.submission
      left join core.reporter using (reporter_code)
      where submission_id = ?
      """;

  private static final String WARNINGS =
      """
      select code, %s, %s, because, accepted_by, accepted_at, reason_count, state
      from mart.warning
      where submission_id = ?
      order by state <> 'open', finding_no
      """;

  private static final String LEFT_OUT =
      """
      select concat_ws('!', 'S' || sheet, cast(row_no as varchar)), codes
      from core.row_left_out
      where submission_id = ?
      order by sheet, row_no
      """;

  private static final String CELLS_LEFT_OUT =
      """
      select %s, codes
      from core.cell_left_out
      where submission_id = ?
      order by sheet, row_no, length(column_ref), column_ref
      """;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Connection snapshot;
  private final Mang mang;
  private final PrintWriter out;

  WarningText(Connection snapshot, Mang mang, PrintWriter out) {
    this.snapshot = snapshot;
    this.mang = mang;
    this.out = out;
  }

  void write(String submissionId) throws SQLException {
    each(
        REPORT.formatted(mang.say("name_vi", "name_en")),
        submissionId,
        row -> report(submissionId, row));
    String message = mang.say("message_vi", "message_en");
    each(WARNINGS.formatted(PLACE, message), submissionId, this::warning);
    leftOut(
        LEFT_OUT,
        submissionId,
        mang.say("  Dòng có lỗi bị để riêng", "  Rows left out for errors"));
    if (StatusCommand.has(snapshot, "cell_left_out")) {
      leftOut(
          CELLS_LEFT_OUT.formatted(PLACE),
          submissionId,
          mang.say("  Ô có lỗi bị để riêng", "  Cells left out for errors"));
    }
  }

  private void leftOut(String query, String submissionId, String title) throws SQLException {
    boolean[] isFirst = {true};
    each(
        query,
        submissionId,
        row -> {
          if (isFirst[0]) {
            out.println(
                title
                    + mang.say("; xem returned/*-", "; see returned/*-")
                    + submissionId
                    + ".xls*:");
            isFirst[0] = false;
          }
          line("    %-12s %s".formatted(row.getString(1), row.getString(2)));
        });
  }

  private void report(String submissionId, ResultSet row) throws SQLException {
    line(
        mang.say(
                "%s: biểu %s, đơn vị %s, kỳ %s; %d cảnh báo chưa có lý do.",
                "%s: form %s, reporter %s, period %s; %d open warnings.")
            .formatted(
                submissionId, row.getString(1), row.getString(2), row.getString(3), row.getInt(4)));
  }

  private void warning(ResultSet row) throws SQLException {
    line("  %-16s %s".formatted(row.getString(1), row.getString(2)));
    line("    " + row.getString(3));
    if (row.getString(4) != null) {
      line(
          mang.say("    Lý do: %s (%s, %s)", "    Because: %s (%s, %s)")
                  .formatted(
                      row.getString(4),
                      row.getString(5),
                      TIME.format(row.getObject(6, LocalDateTime.class)))
              + (row.getInt(7) > 1
                  ? mang.say("; lý do thứ %d", "; reason no. %d").formatted(row.getInt(7))
                  : ""));
    }
    switch (String.valueOf(row.getString(8))) {
      case "gone" ->
          line(
              mang.say(
                  "    Không còn nữa: đã có số liệu mới, hai nguồn không còn chênh lệch nhiều",
                  "    No longer so: newer figures have come, and the two are not far apart"));
      case "settled" ->
          line(
              mang.say(
                  "    Chênh lệch này đã được giải trình (mang settle)",
                  "    This difference is settled (mang settle)"));
      default -> {}
    }
  }

  private void line(String line) {
    out.println(Printable.of(line));
  }

  private interface Line {
    void of(ResultSet row) throws SQLException;
  }

  private void each(String query, String submissionId, Line line) throws SQLException {
    try (PreparedStatement select = snapshot.prepareStatement(query)) {
      select.setString(1, submissionId);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          line.of(rows);
        }
      }
    }
  }
}
