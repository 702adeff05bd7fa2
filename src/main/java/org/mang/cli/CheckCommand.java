package org.mang.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mang.MangException;
import org.mang.check.Finding;
import org.mang.check.Findings;
import org.mang.check.LeftOut;
import org.mang.definition.Text;
import org.mang.form.Severity;
import org.mang.job.FileCheck;
import org.mang.warehouse.EarlierReports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What a load would say of a file, before it is sent. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Say all that a load would say of files, and change nothing.")
final class CheckCommand implements Callable<Integer> {

  /** Lines that a person reads on a terminal; the workbook has more. */
  private static final int MOST = 200;

  @ParentCommand private Mang mang = new Mang();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files to check.")
  private List<Path> files = List.of();

  @Option(
      names = "--mark",
      description =
          "Write the workbook that would come back beside the file, as NAME.checked.xlsx.")
  private boolean mark;

  @Option(names = "--json", description = "All of it, as one JSON object.")
  private boolean json;

  @Mixin private SaidOptions said = new SaidOptions();

  @Option(names = "--strict", description = "End with status 1 if a file would be returned.")
  private boolean strict;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new MangException(
            file
                + mang.say(
                    ": không có tệp này, hoặc không phải là tệp thường",
                    ": there is no such file, or it is no regular file"));
      }
    }
    List<Map.Entry<Path, FileCheck.Answer>> answers = new ArrayList<>();
    try (FileCheck check = new FileCheck(mang.home(), mang.definitions())) {
      if (!json) {
        comparedWith(out, check.earlier());
      }
      for (Path file : check.inOrder(files)) {
        FileCheck.Answer answer = check.check(file, said.said(), mark);
        answers.add(Map.entry(file, answer));
        if (!json) {
          print(out, file, answer);
        }
      }
      if (json) {
        CheckJson.write(out, check.earlier(), answers);
      }
    }
    boolean isAnyReturned = answers.stream().anyMatch(each -> !each.getValue().accepted());
    return strict && isAnyReturned ? Mang.NEEDS_PERSON : 0;
  }

  private void comparedWith(PrintWriter out, EarlierReports.Read earlier) {
    switch (earlier) {
      case ALL -> {}
      case WITHOUT_PERSONS ->
          out.println(
              mang.say(
                  "Kho dữ liệu đang bận hoặc không đọc được: so với bản đọc; chưa xem vụ việc, trẻ em có trong báo cáo khác không.",
                  "The store is in use or cannot be read: compared with the snapshot; not looked at is whether a case or child is in another report too."));
      case NOTHING ->
          out.println(
              mang.say(
                  "Không đọc được kho dữ liệu: chưa so với các báo cáo trước.",
                  "The home cannot be read just now: not compared with earlier reports."));
    }
  }

  private void print(PrintWriter out, Path file, FileCheck.Answer answer) {
    String unknown = mang.say("không rõ", "not known");
    out.println(
        mang.say(
                "%s: %s. Biểu %s, đơn vị %s, kỳ %s, %d dòng.",
                "%s: %s. Form %s, reporter %s, period %s, %d rows.")
            .formatted(
                Printable.of(file),
                answer.accepted()
                    ? answer.superseded()
                        ? mang.say(
                            "sẽ được lưu lại, vì đã có bản nhận sau đang có hiệu lực",
                            "would be kept only, for a report received later is in force")
                        : mang.say("sẽ được nhận", "would be accepted")
                    : mang.say("sẽ bị trả lại", "would be returned"),
                Objects.requireNonNullElse(answer.form(), unknown),
                Objects.requireNonNullElse(answer.reporter(), unknown),
                Objects.requireNonNullElse(answer.period(), unknown),
                answer.rows()));
    LeftOut leftOut = answer.leftOut();
    if (leftOut.rows() > 0) {
      out.println(
          mang.say("  %d dòng sẽ bị để riêng.", "  %d rows would be left out.")
              .formatted(leftOut.rows()));
    }
    if (leftOut.cells() > 0) {
      out.println(
          mang.say("  %d ô sẽ bị để riêng.", "  %d cells would be left out.")
              .formatted(leftOut.cells()));
    }
    List<Finding> listed = answer.findings().listed();
    listed.stream().limit(MOST).forEach(finding -> out.println("  " + line(finding)));
    long more = answer.findings().count() - Math.min(MOST, listed.size());
    if (more > 0) {
      out.println(
          String.format(
              locale(),
              mang.say(
                  "  … còn %,d chỗ nữa. Tất cả, theo loại:", "  … and %,d more. All, by kind:"),
              more));
      answer.findings().kinds().forEach(kind -> out.println("  " + line(kind)));
    }
    if (answer.marked() != null) {
      out.println(
          mang.say("  Bảng tính có đánh dấu: ", "  Marked workbook: ")
              + SummaryText.shown(answer.marked()));
    }
  }

  private Locale locale() {
    return mang.vietnamese() ? Locale.forLanguageTag("vi-VN") : Locale.ROOT;
  }

  private String line(Findings.Kind kind) {
    return Printable.of(
        String.format(
            locale(),
            "%-8s %,8d  %s: %s  [%s]",
            severity(kind.severity()),
            kind.count(),
            mang.say(kind.message()),
            kind.places(),
            kind.code()));
  }

  private String severity(Severity severity) {
    return severity == Severity.ERROR ? mang.say("lỗi", "error") : mang.say("cảnh báo", "warning");
  }

  private String line(Finding finding) {
    String cell =
        Objects.requireNonNullElse(finding.column(), "")
            + (finding.row() == null ? "" : finding.row());
    String place = finding.sheet() == null || cell.isEmpty() ? cell : finding.sheet() + "!" + cell;
    Text suggestion = finding.suggestion();
    return Printable.of(
        "%-8s %-12s %s%s  [%s]"
            .formatted(
                severity(finding.severity()),
                place,
                mang.say(finding.message()),
                suggestion == null ? "" : ". " + mang.say(suggestion),
                finding.code()));
  }
}
