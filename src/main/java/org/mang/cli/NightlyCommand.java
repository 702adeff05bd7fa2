package org.mang.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.Home;
import org.mang.job.Progress;
import org.mang.job.Run;
import org.mang.job.RunSummary;
import org.mang.job.RunSummary.Why;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The inbox, once, with nobody watching; for a timer. */
@Command(
    name = "nightly",
    mixinStandardHelpOptions = true,
    description =
        "One unattended load of the inbox: no progress, one summary in Vietnamese, status 1 if somebody is needed.")
final class NightlyCommand implements Callable<Integer> {

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Home home = mang.home();
    Optional<RunSummary> run = new Run(home, mang.definitions(), Progress.silent()).load(List.of());
    if (run.isEmpty()) {
      out.println("Măng: một lượt chạy khác đang giữ kho dữ liệu; lượt này không làm gì.");
      return Mang.HELD;
    }
    RunSummary summary = run.get();
    for (Why why : Why.values()) {
      List<Path> left = summary.leftAlone(why);
      if (!left.isEmpty()) {
        out.println(
            "Măng: bỏ qua %d tệp trong hộp thư đến (%s): %s"
                    .formatted(
                        left.size(), SummaryText.reason(why, true), Printable.of(left.get(0)))
                + (left.size() > 1 ? ", …" : ""));
      }
    }
    if (summary.nothingNew()) {
      out.println("Măng: không có gì mới.");
      SummaryText.standing(out, true, summary);
      SummaryText.differences(out, true, summary);
      return summary.needsPerson() ? Mang.NEEDS_PERSON : 0;
    }
    out.println(
        "Măng: nhận %d tệp mới; %d báo cáo hợp lệ, %d báo cáo trả lại, %d tệp gặp lỗi."
            .formatted(
                summary.newFiles(),
                summary.accepted(),
                summary.returned(),
                summary.failed().size()));
    if (summary.superseded() > 0) {
      out.println(
          "  %d báo cáo hợp lệ đã có bản nhận sau đang có hiệu lực; chỉ được lưu lại."
              .formatted(summary.superseded()));
    }
    if (summary.leftOut() + summary.cellsLeftOut() + summary.openWarnings() > 0) {
      out.println(
          "  Trong báo cáo hợp lệ: %s, %d cảnh báo chưa có lý do."
              .formatted(SummaryText.leftOut(summary, true), summary.openWarnings()));
    }
    SummaryText.standing(out, true, summary);
    SummaryText.differences(out, true, summary);
    summary.returnedWorkbooks().forEach(file -> out.println("  Cần gửi trả: " + file));
    summary
        .markedAnew()
        .forEach(file -> out.println("  Đã đánh dấu lại, nội dung đổi khác: " + file));
    summary
        .failed()
        .forEach(file -> out.println("  Cần người quản trị xem: " + file + " (logs/mang.log)"));
    summary.datasets().forEach(folder -> out.println("  Bản nháp bộ số liệu: " + folder));
    return summary.needsPerson() ? Mang.NEEDS_PERSON : 0;
  }
}
