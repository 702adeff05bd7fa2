package org.mang.template;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;
import org.mang.form.Fold;
import org.mang.form.Form;
import org.mang.form.Period;
import org.mang.workbook.Look;
import org.mang.workbook.Looks;

/**
 * What stands above and below the table of an office's report (Decree 30/2020, appendix I): whose
 * office it is and the state's motto; title, office and period; place, date and signatures.
 */
final class Letterhead {

  /** How many rows stand above the table. */
  static final int ROWS = 6;

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final double LEFT = 0.42;

  private final XSSFSheet sheet;
  private final Looks looks;
  private final Request request;
  private final List<Integer> widths;

  /** The last column of the office's half. */
  private final int half;

  /**
   * Makes it.
   *
   * @param widths of all columns, in characters
   */
  Letterhead(XSSFSheet sheet, Looks looks, Request request, List<Integer> widths) {
    this.sheet = sheet;
    this.looks = looks;
    this.request = request;
    this.widths = widths;
    int total = width(0, widths.size() - 1);
    this.half =
        IntStream.range(0, widths.size() - 1)
            .filter(column -> width(0, column) >= LEFT * total)
            .findFirst()
            .orElse(Math.max(0, widths.size() - 2));
  }

  /**
   * Writes what stands above.
   *
   * @param table what the table is of, if the form has several
   */
  void above(@Nullable String table) {
    Offices offices = Offices.of(request);
    Look strong = Look.LINE.inBold().centred().inLines();
    halves(0, strong, upper(offices.above()), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    halves(1, strong, upper(offices.own()), "Độc lập - Tự do - Hạnh phúc");
    if (offices.own().isEmpty()) {
      // A district has an office for each sector, which no register names.
      open(1, 0);
    }
    across(2, Look.TITLE.centred().inLines(), request.form().title().vi(), 12);
    across(3, strong, subtitle(table), 0);
    across(4, Look.LINE.centred(), "Đơn vị báo cáo: " + request.reporter().name(), 0);
    Period period = request.period();
    across(5, Look.LINE.centred().atTop(), "Kỳ báo cáo: " + period.asWritten(), 8);
  }

  /** Writes what stands below, from a row on. */
  void below(int row) {
    Look line = Look.LINE.centred();
    sheet.createRow(row).setHeightInPoints(12);
    halves(row + 1, line, "", "......, ngày ...... tháng ...... năm ......");
    halves(row + 2, line.inBold(), "Người lập biểu", "Thủ trưởng đơn vị");
    halves(row + 3, line.of(11), "(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên, đóng dấu)");
    sheet.createRow(row + 4).setHeightInPoints(54);
    halves(row + 5, line.inBold(), "", "");
    open(row + 1, half + 1);
    open(row + 5, 0);
    open(row + 5, half + 1);
  }

  private String subtitle(@Nullable String table) {
    Form form = request.form();
    String title = Fold.of(form.title().vi());
    StringBuilder text =
        new StringBuilder(
            form.recognise().own().stream()
                .filter(phrase -> !title.contains(Fold.of(phrase)))
                .collect(Collectors.joining(". ")));
    if (table != null) {
      text.append(text.isEmpty() ? "" : ". ").append(table);
    }
    String unit = Wanted.pairOf(form);
    if (!unit.isEmpty()) {
      text.append(text.isEmpty() ? "" : ". ").append("Đơn vị tính: ").append(unit);
    }
    return text.toString();
  }

  private void halves(int at, Look look, String left, String right) {
    Row row = row(at);
    write(row, 0, half, look, left);
    write(row, half + 1, widths.size() - 1, look, right);
    int points = look.points();
    int lines =
        Math.max(
            Lines.of(left, points, width(0, half)),
            Lines.of(right, points, width(half + 1, widths.size() - 1)));
    row.setHeightInPoints(Lines.height(lines, points) - 2);
  }

  /** A line over the whole table; as high as nothing if it says nothing. */
  private void across(int at, Look look, String text, int more) {
    Row row = row(at);
    write(row, 0, widths.size() - 1, look, text);
    int lines = Lines.of(text, look.points(), width(0, widths.size() - 1));
    row.setHeightInPoints(text.isEmpty() ? 4 : Lines.height(lines, look.points()) + more);
  }

  /** Each cell has its look: columns may be open to the bottom, and these are not. */
  private void write(Row row, int from, int to, Look look, String text) {
    for (int column = from; column <= to; column++) {
      row.createCell(column).setCellStyle(looks.of(look));
    }
    if (!text.isEmpty()) {
      row.getCell(from).setCellValue(text);
    }
    if (from < to) {
      sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), from, to));
    }
  }

  /** Lets the office write there. */
  private void open(int row, int column) {
    Cell cell = sheet.getRow(row).getCell(column);
    CellStyle style = sheet.getWorkbook().createCellStyle();
    style.cloneStyleFrom(cell.getCellStyle());
    style.setLocked(false);
    cell.setCellStyle(style);
  }

  private Row row(int at) {
    Row row = sheet.getRow(at);
    return row == null ? sheet.createRow(at) : row;
  }

  private int width(int from, int to) {
    return widths.subList(from, to + 1).stream().mapToInt(Integer::intValue).sum();
  }

  private static String upper(String name) {
    return name.toUpperCase(VIETNAMESE);
  }
}
