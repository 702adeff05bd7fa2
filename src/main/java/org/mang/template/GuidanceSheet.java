package org.mang.template;

import java.util.List;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.mang.form.CodeList;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.form.Period;
import org.mang.workbook.Look;
import org.mang.workbook.Looks;
import org.mang.workbook.Paper;

/** How the form is filled in: its columns, what is checked, and when it is due. */
final class GuidanceSheet {

  private static final int[] WIDTHS = {6, 52, 46, 60};

  private final Form form;
  private final Forms forms;
  private final Period period;
  private final XSSFSheet sheet;
  private final Looks looks;
  private int at;

  GuidanceSheet(XSSFWorkbook workbook, Form form, Forms forms, Period period) {
    this.form = form;
    this.forms = forms;
    this.period = period;
    this.sheet = workbook.createSheet("Hướng dẫn");
    this.looks = new Looks(workbook);
  }

  void fill() {
    for (int i = 0; i < WIDTHS.length; i++) {
      sheet.setColumnWidth(i, WIDTHS[i] * 256);
    }
    line("HƯỚNG DẪN ĐIỀN BIỂU", Look.TITLE);
    line(
        "Hạn gửi: chậm nhất %d ngày sau ngày cuối kỳ (%s). Gửi nguyên tệp này."
            .formatted(
                form.due().count(),
                FormSheet.DAY.format(period.end().plusDays(form.due().count()))),
        Look.LINE);
    line(
        "Chỉ điền vào các ô màu trắng; không thêm, bớt hay đổi tên cột. Không có thì ghi 0; %s."
            .formatted(Wanted.IF_UNKNOWN),
        Look.LINE);
    at++;
    row(Look.HEADER, "STT", "Tiêu đề của cột", "Cách điền", "Các mục được chọn");
    Wanted wanted = new Wanted(form, period);
    int number = 0;
    for (Slot slot : Slot.of(form, forms)) {
      number++;
      row(Look.BOX.atTop(), String.valueOf(number), slot.path(), wanted.of(slot), choices(slot));
    }
    at++;
    if (!form.checks().isEmpty()) {
      line("Măng kiểm tra, ngoài từng ô:", Look.LINE.inBold());
      new CheckWords(form).sentences().forEach(sentence -> line("– " + sentence, Look.LINE));
    }
    Paper.a4Across(sheet, "Hướng dẫn");
    sheet.enableLocking();
  }

  private String choices(Slot slot) {
    if (slot.definition() == null || slot.definition().codes() == null) {
      return "";
    }
    List<String> labels =
        forms.codes(Objects.requireNonNull(slot.definition().codes())).values().values().stream()
            .map(CodeList.Value::vi)
            .toList();
    return String.join("; ", labels);
  }

  private void line(String text, Look look) {
    Row row = sheet.createRow(at++);
    row.createCell(0).setCellValue(text);
    row.getCell(0).setCellStyle(looks.of(look));
  }

  private void row(Look look, String... texts) {
    Row row = sheet.createRow(at++);
    int lines = 1;
    for (int i = 0; i < texts.length; i++) {
      row.createCell(i).setCellValue(texts[i]);
      row.getCell(i).setCellStyle(looks.of(look));
      lines = Math.max(lines, Paper.lines(texts[i], WIDTHS[i] - 2));
    }
    row.setHeightInPoints(lines * 16f + 4);
  }
}
