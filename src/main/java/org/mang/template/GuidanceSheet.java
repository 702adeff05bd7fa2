package org.mang.template;

import java.util.Arrays;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.mang.form.Form;
import org.mang.form.Period;
import org.mang.workbook.Look;
import org.mang.workbook.Looks;
import org.mang.workbook.Paper;

/** How the form is filled in: its columns, what is checked, and when it is due. */
final class GuidanceSheet {

  static final String NAME = "Hướng dẫn";

  private static final int[] WIDTHS = {6, 52, 46, 60};

  /** Letters that are not bold are narrower by that. */
  private static final double NOT_BOLD = 1.1;

  private final Request request;
  private final XSSFSheet sheet;
  private final Looks looks;
  private int at;

  GuidanceSheet(XSSFWorkbook workbook, Request request) {
    this.request = request;
    this.sheet = workbook.createSheet(NAME);
    this.looks = new Looks(workbook);
  }

  void fill() {
    Form form = request.form();
    Period period = request.period();
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
    if (request.isOpen()) {
      line(
          "Có sẵn %d dòng trống. Cần thêm: bấm chuột phải vào số thứ tự (bên trái) của một hay nhiều dòng trống, chọn Chèn (Insert); dòng mới phải nằm trên vạch xám cuối bảng. Dòng trống cứ để nguyên, không phải xoá; trước khi in, chọn các dòng trống rồi Ẩn (Hide)."
              .formatted(request.rowCount()),
          Look.LINE);
      line(
          "Dán từ tệp khác: chọn Dán giá trị (Paste Special – Values) để giữ khung và danh sách chọn.",
          Look.LINE);
    }
    at++;
    row(Look.HEADER, "STT", "Tiêu đề của cột", "Cách điền", "Các mục được chọn");
    Wanted wanted = new Wanted(form, period);
    int number = 0;
    for (Slot slot : Slot.of(form, request.forms())) {
      number++;
      row(Look.BOX.atTop(), String.valueOf(number), slot.path(), wanted.of(slot), choices(slot));
    }
    at++;
    if (!form.checks().isEmpty()) {
      line("Măng kiểm tra, ngoài từng ô:", Look.LINE.inBold());
      new CheckWords(form).sentences().forEach(sentence -> line("– " + sentence, Look.LINE));
    }
    Paper.a4Across(sheet, NAME);
    sheet.getPrintSetup().setFitHeight((short) 1);
    sheet.enableLocking();
  }

  private String choices(Slot slot) {
    if (slot.definition() == null || slot.definition().codes() == null) {
      return "";
    }
    return String.join("; ", request.labels(slot.definition()));
  }

  /** Over the width of the table. */
  private void line(String text, Look look) {
    Row row = sheet.createRow(at++);
    row.createCell(0).setCellValue(text);
    row.getCell(0).setCellStyle(looks.of(look.inLines()));
    sheet.addMergedRegion(
        new CellRangeAddress(row.getRowNum(), row.getRowNum(), 0, WIDTHS.length - 1));
    int lines = Lines.of(text, look.points(), Arrays.stream(WIDTHS).sum() * NOT_BOLD);
    row.setHeightInPoints(Lines.height(lines, look.points()));
  }

  private void row(Look look, String... texts) {
    Row row = sheet.createRow(at++);
    int lines = 1;
    for (int i = 0; i < texts.length; i++) {
      row.createCell(i).setCellValue(texts[i]);
      row.getCell(i).setCellStyle(looks.of(look));
      lines = Math.max(lines, Lines.of(texts[i], look.points(), WIDTHS[i] * NOT_BOLD - 1.5));
    }
    row.setHeightInPoints(Lines.height(lines, look.points()));
  }
}
