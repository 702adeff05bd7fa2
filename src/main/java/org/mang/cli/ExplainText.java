package org.mang.cli;

import java.io.PrintWriter;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;
import org.mang.explain.Explanation;

/** An explanation as a tree that people read. */
final class ExplainText {

  private static final Map<String, Text> PARTS =
      Map.of(
          "numerator", new Text("Tử số", "Numerator"),
          "denominator", new Text("Mẫu số", "Denominator"));

  private static final Map<String, Text> YEARS =
      Map.of(
          "stock", new Text("số của kỳ cuối năm", "as of the last such period of the year"),
          "flow", new Text("cộng các kỳ trong năm", "the sum of the year's periods"),
          "any",
              new Text("tính là 1 nếu trong năm có", "counts as 1 if there was any in the year"));

  private static final Map<String, Text> STATUSES =
      Map.of(
          "missing", new Text("chưa gửi", "missing"),
          "returned", new Text("đã trả lại, chưa có bản đúng", "returned, not mended yet"),
          "due", new Text("đang trong hạn gửi", "not overdue yet"),
          "not_yet_due", new Text("chưa đến kỳ", "not due yet"));

  /** How the plausible bounds come about, by the unit; as mart.indicator_value has it. */
  private static final Map<String, Text> PLAUSIBLE =
      Map.of(
          "percent",
          new Text(
              ": phần thiếu được coi là không có ai, và là tất cả; mẫu số thiếu hơn kém một phần mười số gần nhất đã có",
              ": who is missing counts as none, and as all; a missing denominator is a tenth more or less than the nearest known"),
          "per_100_000",
          new Text(
              ": báo cáo thiếu được coi là không có ca nào, và là mức cao nhất đã gặp trong hai năm, ít nhất một ca",
              ": a missing report counts as no case, and as the most seen in two years, at least one case"),
          "count",
          new Text(
              ": báo cáo thiếu được coi là không có ca nào, và là mức cao nhất nơi này đã có trong hai năm",
              ": a missing report counts as no case, and as the most that the same office had in two years"));

  private final Mang mang;
  private final PrintWriter out;
  private final NumberFormat figures;
  private final NumberFormat values;

  ExplainText(Mang mang, PrintWriter out) {
    this.mang = mang;
    this.out = out;
    Locale locale = mang.vietnamese() ? Locale.forLanguageTag("vi-VN") : Locale.ENGLISH;
    this.figures = NumberFormat.getNumberInstance(locale);
    this.values = NumberFormat.getNumberInstance(locale);
    values.setMaximumFractionDigits(2);
  }

  void say(Explanation explanation) {
    Explanation.Value value = explanation.value();
    out.println(mang.say(value.title()) + " (" + value.indicator() + ")");
    out.println(head(value));
    missing(value).forEach(line -> out.println("  " + line));
    List<Tree> branches = new ArrayList<>();
    for (Explanation.Part part : explanation.parts()) {
      branches.add(
          part(part, part.part().equals("numerator") ? value.numerator() : value.denominator()));
    }
    branches.add(Tree.leaf(again(explanation)));
    Tree.print(branches, out);
  }

  private String head(Explanation.Value value) {
    String rows =
        value.rows().stream()
            .map(row -> ", " + mang.say(row.name()) + " (" + row.code() + ")")
            .collect(Collectors.joining());
    String formula =
        value.denominator() == null
            ? ""
            : " = %s × %s / %s"
                .formatted(
                    figures.format(value.factor()),
                    figure(value.numerator()),
                    figure(value.denominator()));
    return "%s (%s), %d%s: %s%s"
        .formatted(value.areaName(), value.area(), value.year(), rows, withUnit(value), formula);
  }

  private String withUnit(Explanation.Value value) {
    return inUnit(value.value(), value);
  }

  private String inUnit(@Nullable Double number, Explanation.Value of) {
    if (number == null) {
      return mang.say("không rõ", "not known");
    }
    return values.format(number)
        + switch (of.unit()) {
          case "percent" -> " %";
          case "per_100_000" -> mang.say(" trên 100.000", " per 100,000");
          default -> "";
        };
  }

  private List<String> missing(Explanation.Value value) {
    List<String> lines = new ArrayList<>();
    lines.add(
        mang.say("Báo cáo đã nhận: %d trên %d", "Reports accepted: %d of %d")
            .formatted(value.acceptedReports(), value.expectedReports()));
    if (value.isPartial()) {
      lines.add(
          value.upper() == null
              ? mang.say(
                      "Chưa đủ; giá trị chắc chắn ít nhất là %s (lower_bound), không rõ giới hạn trên",
                      "Not complete; the value is for certain at least %s (lower_bound), and nothing limits it above")
                  .formatted(inUnit(value.lower(), value))
              : mang.say(
                      "Chưa đủ; giá trị chắc chắn nằm trong khoảng từ %s đến %s (lower_bound, upper_bound)",
                      "Not complete; the value lies for certain between %s and %s (lower_bound, upper_bound)")
                  .formatted(inUnit(value.lower(), value), inUnit(value.upper(), value)));
      if (value.plausibleUpper() != null) {
        lines.add(
            mang.say(
                        "Theo những gì đã biết thì từ %s đến %s (plausible_lower, plausible_upper)",
                        "Plausible is between %s and %s (plausible_lower, plausible_upper)")
                    .formatted(
                        inUnit(value.plausibleLower(), value),
                        inUnit(value.plausibleUpper(), value))
                + mang.say(PLAUSIBLE.getOrDefault(value.unit(), new Text("", ""))));
      }
      lines.add(
          mang.say("Còn thiếu của: ", "Still missing from: ")
              + String.join(", ", value.missingReporters()));
    }
    return lines;
  }

  private Tree part(Explanation.Part part, @Nullable Double sum) {
    Text how = YEARS.getOrDefault(part.yearFrom(), new Text("", ""));
    List<Tree> branches = new ArrayList<>();
    Explanation.Choice choice = part.choice();
    if (choice != null) {
      branches.add(
          Tree.leaf(
              mang.say("theo %s, không theo %s: %s", "by %s, not by %s: %s")
                  .formatted(
                      choice.form(),
                      String.join(", ", choice.insteadOf()),
                      mang.say(choice.why()))));
    }
    part.reports().forEach(report -> branches.add(report(report, part)));
    return new Tree(
        "%s %s: %s (%s), %s"
            .formatted(
                mang.say(PARTS.getOrDefault(part.part(), new Text("", ""))),
                figure(sum),
                mang.say(part.title()),
                part.measure(),
                mang.say(how)),
        branches);
  }

  private Tree report(Explanation.Report report, Explanation.Part part) {
    String who =
        report.form() == null
            ? mang.say("theo danh mục địa giới", "by the register of areas")
            : "%s, %s".formatted(report.form(), mang.say(report.reporterName()));
    String line =
        "%s, %s, %s: %s%s"
            .formatted(
                report.areaName(),
                mang.say(report.periodName()),
                who,
                figure(report.value()),
                gap(report, part));
    return new Tree(
        line, report.submissions().stream().map(each -> submission(each, part)).toList());
  }

  private String gap(Explanation.Report report, Explanation.Part part) {
    StringBuilder gap = new StringBuilder();
    if (report.value() == null) {
      Text status =
          STATUSES.getOrDefault(
              String.valueOf(report.status()), new Text("ô để trống", "left blank"));
      gap.append(" — ").append(mang.say(status));
    } else if (report.isPartial()) {
      gap.append(mang.say(" — một phần để trống", " — left blank in part"));
    }
    if (part.part().equals("denominator") && report.isOpen() && report.standIn() != null) {
      gap.append(
          (part.yearFrom().equals("stock")
                  ? mang.say(
                      "; ước theo số gần nhất đã có của nơi này: %s (stand_in)",
                      "; judged by the nearest value that it had: %s (stand_in)")
                  : mang.say(
                      "; ước theo số lớn nhất đã có của nơi này: %s (stand_in)",
                      "; judged by the highest value that it had: %s (stand_in)"))
              .formatted(figure(report.standIn())));
    }
    if (report.differentCount() > 0) {
      gap.append(
          mang.say(" — KHÁC với ô trong tệp gốc: %d chỗ", " — UNLIKE the original in %d places")
              .formatted(report.differentCount()));
    }
    return gap.toString();
  }

  private Tree submission(Explanation.Submission file, Explanation.Part part) {
    boolean areFigures = part.measuredFrom().equals("observation");
    String unit = areFigures ? mang.say("ô", "cells") : mang.say("dòng", "rows");
    String line =
        mang.say("tệp ", "file ")
            + file.id()
            + (file.factCount() == 0
                ? mang.say(": không có dòng nào", ": no such row")
                : ": " + figures.format(file.factCount()) + " " + unit);
    if (file.factCount() > 0 && !file.isRead()) {
      line += mang.say(" (không đọc được tệp gốc)", " (the original cannot be read)");
    }
    List<Tree> facts = new ArrayList<>();
    for (Explanation.Fact fact : file.facts()) {
      facts.add(Tree.leaf(areFigures ? cell(fact, file) : row(fact, file)));
    }
    long more = file.factCount() - file.facts().size();
    if (more > 0 && !file.facts().isEmpty()) {
      facts.add(
          Tree.leaf(
              mang.say("… và %s %s nữa", "… and %s more %s")
                  .formatted(figures.format(more), unit)));
    }
    return new Tree(line, facts);
  }

  private String sheet(Explanation.Fact fact) {
    return fact.sheet() == null ? "" : mang.say("trang tính ", "sheet ") + fact.sheet() + ", ";
  }

  private String cell(Explanation.Fact fact, Explanation.Submission file) {
    String what =
        String.join(
            ", ",
            List.of(fact.areaName(), mang.say(fact.what())).stream()
                .filter(word -> !word.isEmpty())
                .toList());
    String text = fact.cells().isEmpty() ? "" : " “" + shown(fact.cells().get(0)) + "” →";
    return "%s%s%d%s %s%s  %s"
        .formatted(
            sheet(fact),
            fact.columns(),
            fact.row(),
            text,
            figure(fact.value()),
            doubt(fact, file),
            what);
  }

  private String row(Explanation.Fact fact, Explanation.Submission file) {
    String cells =
        fact.cells().stream()
            .filter(cell -> cell.text() != null)
            .map(cell -> cell.heading() + " “" + shown(cell) + "”")
            .collect(Collectors.joining("; "));
    return "%s%s %d (%s) → %s%s%s"
        .formatted(
            sheet(fact),
            mang.say("dòng", "row"),
            fact.row(),
            fact.columns(),
            figure(fact.value()),
            doubt(fact, file),
            cells.isEmpty() ? "" : "  " + cells);
  }

  private static String shown(Explanation.Cell cell) {
    return cell.text() == null ? "" : cell.text();
  }

  private String doubt(Explanation.Fact fact, Explanation.Submission file) {
    return file.isRead() && (fact.again() == null || fact.again() != fact.value())
        ? mang.say(" (KHÁC với tệp gốc)", " (UNLIKE the original)")
        : "";
  }

  private String again(Explanation explanation) {
    Explanation.Again again = explanation.again();
    String from =
        again.filesRead() == again.files()
            ? mang.say(
                    "Tính lại từ các ô của %d tệp gốc", "Computed anew from the cells of %d files")
                .formatted(again.files())
            : again.filesRead() == 0
                ? mang.say(
                    "Không đọc được tệp gốc nào trong kho lưu trữ; cộng lại từ số đã lưu",
                    "No original can be read in the archive; added up from what is stored")
                : mang.say(
                        "Tính lại, đọc được %d trên %d tệp gốc",
                        "Computed anew, %d of %d originals could be read")
                    .formatted(again.filesRead(), again.files());
    return "%s: %s — %s"
        .formatted(
            from,
            inUnit(again.value(), explanation.value()),
            again.agrees()
                ? mang.say("khớp", "agrees")
                : mang.say(
                    "KHÔNG KHỚP với giá trị đã công bố", "DOES NOT AGREE with what is published"));
  }

  private String figure(@Nullable Double number) {
    return number == null ? "–" : figures.format(number);
  }
}
