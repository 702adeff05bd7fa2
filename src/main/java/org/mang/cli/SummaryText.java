package org.mang.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mang.Home;
import org.mang.job.RunSummary;
import org.mang.job.RunSummary.Why;

/** What a run came to, in a few lines. */
final class SummaryText {

  private static final int SOME = 5;

  private SummaryText() {}

  static void print(PrintWriter out, Mang mang, Home home, RunSummary summary) {
    boolean vi = mang.vietnamese();
    if (summary.nothingNew()) {
      out.println(
          vi
              ? "Không có gì mới: " + summary.arrivals() + " tệp, đều đã nhận từ trước."
              : "Nothing is new: " + summary.arrivals() + " files looked at, all received before.");
      standing(out, vi, summary);
      differences(out, vi, summary);
      leftAlone(out, vi, summary);
      return;
    }
    out.println(
        (vi
                ? "%d tệp, %d tệp mới: %d báo cáo được nhận, %d trả lại."
                : "%d files, %d new: %d submissions accepted, %d returned.")
            .formatted(
                summary.arrivals(), summary.newFiles(), summary.accepted(), summary.returned()));
    if (summary.again() > 0) {
      out.println(
          (vi
                  ? "  %d tệp đã có từ trước nay được gửi lại sau một bản khác: là phiên bản mới, có hiệu lực như bản nhận sau cùng."
                  : "  %d files known before came in again after another version: they are new versions, in force if they came last.")
              .formatted(summary.again()));
    }
    if (summary.superseded() > 0) {
      out.println(
          (vi
                  ? "  %d báo cáo nữa hợp lệ nhưng đã có bản nhận sau đang có hiệu lực; chỉ được lưu lại."
                  : "  %d more are sound, but a report received later is in force already; they are kept only.")
              .formatted(summary.superseded()));
    }
    if (summary.leftOut() + summary.cellsLeftOut() + summary.openWarnings() > 0) {
      out.println(
          (vi
                  ? "  Trong báo cáo được nhận: %s, %d cảnh báo chưa có lý do. Xem: mang status"
                  : "  In what was accepted: %s, %d open warnings. See: mang status")
              .formatted(leftOut(summary, vi), summary.openWarnings()));
    }
    standing(out, vi, summary);
    differences(out, vi, summary);
    for (String failed : summary.failed()) {
      out.println(
          (vi
                  ? "  Măng gặp lỗi với tệp “%s”; sẽ thử lại ở lượt sau. Xem %s"
                  : "  Măng failed on “%s”; the next run will try it again. See %s")
              .formatted(failed, home.logs()));
    }
    leftAlone(out, vi, summary);
    for (Path workbook : summary.returnedWorkbooks()) {
      out.println((vi ? "  trả lại   " : "  returned  ") + shown(workbook));
    }
    for (Path workbook : summary.markedAnew()) {
      out.println((vi ? "  đánh dấu lại " : "  marked anew ") + shown(workbook));
    }
    summary
        .snapshot()
        .ifPresent(s -> out.println((vi ? "  bản đọc   " : "  snapshot  ") + shown(s)));
    summary.datasets().forEach(d -> out.println((vi ? "  bản nháp  " : "  draft     ") + shown(d)));
  }

  /** What stays so until somebody does something about it. */
  static void standing(PrintWriter out, boolean vi, RunSummary summary) {
    // Until a good one comes, or the steward withdraws what went back.
    reports(
        out,
        vi
            ? "Đã nhận nhưng bản sửa gửi sau bị trả lại, chưa có bản thay, %d báo cáo"
            : "Accepted, but a later correction went back and none has come since, %d",
        vi,
        summary.correctionsReturned());
    reports(
        out,
        vi
            ? "Gửi sau khi khóa sổ, tính từ bản phát hành sau, %d báo cáo"
            : "In after their year was closed, counting from its next release, %d",
        vi,
        summary.waiting());
    summary.withheld().forEach(why -> out.println("  " + (vi ? why.vi() : why.en())));
  }

  private static void reports(PrintWriter out, String what, boolean vi, List<String> reports) {
    if (!reports.isEmpty()) {
      out.println(
          ("  " + what + ": %s%s. " + (vi ? "Xem" : "See") + ": mang status")
              .formatted(
                  reports.size(),
                  reports.stream().limit(SOME).collect(Collectors.joining(", ")),
                  reports.size() > SOME ? ", …" : ""));
    }
  }

  /** Until newer figures agree, or somebody settles them. */
  static void differences(PrintWriter out, boolean vi, RunSummary summary) {
    Map<String, Integer> open = summary.openDifferences();
    if (!open.isEmpty()) {
      out.println(
          (vi
                  ? "  Chênh lệch giữa hai nguồn chưa được giải trình, %d: %s%s. Xem: mang status, mang settle"
                  : "  Differences between two sources that nobody has settled, %d: %s%s. See: mang status, mang settle")
              .formatted(
                  open.values().stream().mapToInt(Integer::intValue).sum(),
                  open.entrySet().stream()
                      .limit(SOME)
                      .map(each -> each.getKey() + " (" + each.getValue() + ")")
                      .collect(Collectors.joining(", ")),
                  open.size() > SOME ? ", …" : ""));
    }
  }

  private static void leftAlone(PrintWriter out, boolean vi, RunSummary summary) {
    for (Why why : Why.values()) {
      List<Path> files = summary.leftAlone(why);
      if (!files.isEmpty()) {
        out.println(
            (vi ? "  Bỏ qua %d tệp %s: %s%s" : "  Left alone, %2$s, %1$d: %3$s%4$s")
                .formatted(
                    files.size(),
                    reason(why, vi),
                    files.stream()
                        .limit(SOME)
                        .map(SummaryText::shown)
                        .collect(Collectors.joining(", ")),
                    files.size() > SOME ? ", …" : ""));
      }
    }
  }

  /** Why files were left where they are, in a few words. */
  static String reason(Why why, boolean vi) {
    return switch (why) {
      case NO_SUBMISSION -> vi ? "không phải báo cáo" : "being no submissions";
      case OF_A_HOME ->
          vi
              ? "thuộc thư mục làm việc của Măng, chỉ nhận từ inbox"
              : "being a home folder of Măng, of which only the inbox is taken in";
      case UNREADABLE ->
          vi ? "không mở được hoặc không dời đi được" : "as they cannot be opened or moved";
      case BEING_WRITTEN ->
          vi ? "còn đang được ghi, để lượt sau" : "still being written, for the next run";
    };
  }

  /** A path as short as it can be said from here. */
  static String shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return Printable.of(path.startsWith(here) ? here.relativize(path) : path);
  }

  /** Cells are spoken of only where some form leaves them out alone. */
  static String leftOut(RunSummary summary, boolean vi) {
    String rows =
        (vi ? "%d dòng có lỗi bị để riêng" : "%d rows left out").formatted(summary.leftOut());
    return summary.cellsLeftOut() == 0
        ? rows
        : rows
            + (vi ? ", %d ô có lỗi bị để riêng" : ", %d cells left out")
                .formatted(summary.cellsLeftOut());
  }
}
