package org.mang.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.mang.MangException;
import org.mang.definition.Definitions;
import org.mang.definition.Text;
import org.mang.form.CodeList;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.form.Period;

/**
 * The blank workbook of a form for an office and a period: headings, the areas or codes of its
 * rows, lists to choose from, limits, totals, and guidance beside it. What an office fills in
 * loads.
 */
public final class Template {

  private final Definitions definitions;
  private final Forms forms;

  public Template(Definitions definitions) {
    this.definitions = definitions;
    this.forms = new Forms(definitions);
  }

  /**
   * Writes it.
   *
   * @param formName such as {@code district-children}
   * @param reporterCode such as {@code 303} or {@code so-y-te}
   * @param periodCode such as {@code 2020}, {@code 2020-H1}, {@code 2020-Q3}, {@code 2020-M03}
   * @param target a file that does not exist
   * @throws MangException if there is no such form, office or period, if the file exists, or if its
   *     folder does not
   */
  public void write(String formName, String reporterCode, String periodCode, Path target) {
    Form form = form(formName);
    write(form, reporterCode, period(form, periodCode), target);
  }

  private void write(Form form, String reporterCode, Period period, Path target) {
    Places places = new Places(definitions, period.end());
    Places.Named reporter =
        places
            .reporter(form, reporterCode)
            .orElseThrow(() -> notOwed(form, reporterCode, period, places));
    Request request = new Request(form, forms, places, reporter, period);
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      formSheets(workbook, request);
      new GuidanceSheet(workbook, request).fill();
      NewFile.write(target, workbook::write);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What became of the workbooks of all offices.
   *
   * @param kept files that were there already, and were left as they are
   */
  public record Written(List<Path> written, List<Path> kept) {}

  /**
   * Writes those of every office that owes a report for a period, each as {@code
   * FORM-CODE-PERIOD.xlsx}.
   *
   * @param formName of that form alone; null for all
   * @param reporterCode of that office alone; null for all
   * @param folder made if need be
   * @throws MangException if nobody owes one
   */
  public Written writeAll(
      @Nullable String formName, @Nullable String reporterCode, String periodCode, Path folder) {
    Form only = formName == null ? null : form(formName);
    if (only != null) {
      period(only, periodCode);
    }
    List<ReportingOffices.Owed> owed =
        new ReportingOffices(definitions)
            .owed(periodCode).stream()
                .filter(each -> only == null || each.form().name().equals(only.name()))
                .filter(each -> reporterCode == null || each.office().code().equals(reporterCode))
                .toList();
    if (owed.isEmpty()) {
      throw new MangException(
          "không có báo cáo nào như vậy phải nộp cho kỳ '%s'; 'mang offices' cho biết đơn vị nào nộp biểu nào"
              .formatted(periodCode),
          "no such report is owed for '%s'; 'mang offices' lists who owes which forms"
              .formatted(periodCode));
    }
    Written all = new Written(new ArrayList<>(), new ArrayList<>());
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new MangException(
          folder + ": không tạo được thư mục này; hãy ghi vào nơi khác",
          folder + ": this folder cannot be made; write somewhere else");
    }
    for (ReportingOffices.Owed each : owed) {
      Path target = folder.resolve(fileName(each.form().name(), each.office().code(), periodCode));
      if (Files.exists(target)) {
        all.kept().add(target);
      } else {
        write(each.form(), each.office().code(), each.period(), target);
        all.written().add(target);
      }
    }
    return all;
  }

  /** How a blank workbook is called unless somebody says otherwise. */
  public static String fileName(String form, String reporter, String period) {
    return "%s-%s-%s.xlsx".formatted(form, reporter, period);
  }

  private static MangException notOwed(
      Form form, String reporterCode, Period period, Places places) {
    String offices =
        places.reporters(form).stream()
            .map(r -> r.code() + " (" + r.name() + ")")
            .collect(Collectors.joining(", "));
    if (offices.isEmpty()) {
      Text owed = places.owed(form);
      return new MangException(
          "không đơn vị nào phải nộp biểu %s trong kỳ %s; %s"
              .formatted(form.name(), period.code(), owed.vi()),
          "no office owed %s in %s; %s".formatted(form.name(), period.code(), owed.en()));
    }
    return new MangException(
        "'%s' không phải đơn vị báo cáo biểu %s trong kỳ %s; các đơn vị: %s"
            .formatted(reporterCode, form.name(), period.code(), offices),
        "'%s' is no office that owed %s in %s; there were: %s"
            .formatted(reporterCode, form.name(), period.code(), offices));
  }

  /** One, or one for each table that the form has. */
  private void formSheets(XSSFWorkbook workbook, Request request) {
    Choices choices = new Choices(workbook);
    Form.Sheets sheets = request.form().sheets();
    if (sheets == null) {
      new FormSheet(workbook, choices, request, "Báo cáo", null).fill();
      return;
    }
    CodeList codes = forms.codes(sheets.codes());
    SheetNames names = new SheetNames(codes, Set.of(Choices.SHEET, GuidanceSheet.NAME));
    codes
        .values()
        .forEach(
            (code, value) ->
                new FormSheet(workbook, choices, request, names.of(code, value.vi()), value.vi())
                    .fill());
  }

  private Form form(String name) {
    String names = forms.all().stream().map(Form::name).collect(Collectors.joining(", "));
    return forms.all().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new MangException(
                    "không có biểu '%s'; có: %s".formatted(name, names),
                    "there is no form '%s'; there are: %s".formatted(name, names)));
  }

  private static Period period(Form form, String code) {
    return Period.ofCode(code)
        .filter(period -> form.periods().contains(period.kind()))
        .orElseThrow(() -> noPeriod(form, code));
  }

  private static MangException noPeriod(Form form, String code) {
    List<String> codes =
        form.periods().stream().map(kind -> Period.of(kind, 2020, 1).code()).toList();
    return new MangException(
        "'%s' không phải kỳ của biểu %s; hãy ghi, ví dụ, %s"
            .formatted(code, form.name(), String.join(" hoặc ", codes)),
        "'%s' is no period of %s; write, say, %s"
            .formatted(code, form.name(), String.join(" or ", codes)));
  }
}
