package org.mang.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.mang.Home;
import org.mang.job.RunSummary;

/** What a run came to, in a few lines. */
final class SummaryText {

  private SummaryText() {}

  static void print(PrintWriter out, Mang mang, Home home, RunSummary summary) {
    boolean vi = mang.vietnamese();
    if (summary.nothingNew()) {
      out.println(
          vi
              ? "Không có gì mới: " + summary.arrivals() + " tệp, đều đã nhận từ trước."
              : "Nothing is new: " + summary.arrivals() + " files looked at, all received before.");
      return;
    }
    out.println(
        (vi
                ? "%d tệp, %d tệp mới: %d báo cáo được nhận, %d trả lại."
                : "%d files, %d new: %d submissions accepted, %d returned.")
            .formatted(
                summary.arrivals(), summary.newFiles(), summary.accepted(), summary.returned()));
    for (String failed : summary.failed()) {
      out.println(
          (vi
                  ? "  Măng gặp lỗi với tệp “%s”; sẽ thử lại ở lượt sau. Xem %s"
                  : "  Măng failed on “%s”; the next run will try it again. See %s")
              .formatted(failed, home.root().resolve("logs")));
    }
    if (!summary.leftAlone().isEmpty()) {
      out.println(
          (vi ? "  Bỏ qua %d tệp không phải báo cáo: " : "  Left alone, being no submissions, %d: ")
                  .formatted(summary.leftAlone().size())
              + String.join(
                  ", ", summary.leftAlone().stream().limit(5).map(SummaryText::shown).toList()));
    }
    for (Path workbook : summary.returnedWorkbooks()) {
      out.println((vi ? "  trả lại   " : "  returned  ") + shown(workbook));
    }
    summary
        .snapshot()
        .ifPresent(s -> out.println((vi ? "  bản đọc   " : "  snapshot  ") + shown(s)));
    summary
        .datasets()
        .forEach(d -> out.println((vi ? "  bộ số liệu " : "  dataset   ") + shown(d)));
  }

  /** A path as short as it can be said from here. */
  static String shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return Printable.of(path.startsWith(here) ? here.relativize(path) : path);
  }
}
