package org.mang.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A form as an office fills it in: letterhead, title, period, ruled table, signatures.
 *
 * <p>The table's first column is STT and its last Ghi chú; the form's own stand between. It is
 * written from top to bottom: {@link #head}, then rows, then {@link #sign}.
 */
final class OfficeSheet {
  private static final int A3_FROM_WIDTH = 150;
  private static final Pattern WORDS = Pattern.compile(" ");

  private final Workbook workbook;
  private final Sheet sheet;
  private final Script script;
  private final Pens pens;
  private final boolean thousands;
  private final List<Column> columns;
  private final int last;

  /** The last column under the office's half of the letterhead. */
  private final int leftHalf;

  private int nextRow;

  /**
   * A sheet yet empty.
   *
   * @param old whether it is to be an .xls
   * @param thousands whether counts are shown with separators
   * @param formColumns the form's own columns
   */
  OfficeSheet(boolean old, Script script, boolean thousands, List<Column> formColumns) {
    this.workbook = old ? new HSSFWorkbook() : new XSSFWorkbook();
    this.sheet = workbook.createSheet("Sheet1");
    this.script = script;
    this.pens = new Pens(workbook, script);
    this.thousands = thousands;
    this.columns = new ArrayList<>();
    columns.add(new Column("STT", 5));
    columns.addAll(formColumns);
    columns.add(new Column("Ghi chú", 12));
    this.last = columns.size() - 1;
    int total = 0;
    for (int i = 0; i <= last; i++) {
      sheet.setColumnWidth(i, columns.get(i).width() * 256);
      total += columns.get(i).width();
    }
    int left = columns.get(0).width();
    int at = 0;
    while (left < total * 0.42 && at < last - 1) {
      at++;
      left += columns.get(at).width();
    }
    this.leftHalf = at;
    layOut(total >= A3_FROM_WIDTH ? PrintSetup.A3_PAPERSIZE : PrintSetup.A4_PAPERSIZE);
  }

  private void layOut(short paper) {
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setLandscape(true);
    sheet.getPrintSetup().setPaperSize(paper);
    sheet.getPrintSetup().setFitWidth((short) 1);
    sheet.getPrintSetup().setFitHeight((short) 0);
    sheet.setHorizontallyCenter(true);
    for (PageMargin margin : List.of(PageMargin.TOP, PageMargin.BOTTOM)) {
      sheet.setMargin(margin, 0.5);
    }
    for (PageMargin margin : List.of(PageMargin.LEFT, PageMargin.RIGHT)) {
      sheet.setMargin(margin, 0.4);
    }
  }

  /** Everything above the table's first row of data. */
  void head(Reporter reporter, String title, Period period, List<String> figures, String unit) {
    halves(Pen.STATE, reporter.superior(), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 18);
    halves(Pen.MOTTO, reporter.office(), "Độc lập - Tự do - Hạnh phúc", 18);
    nextRow++;
    across(Pen.TITLE, Vietnamese.upper(title), 36);
    across(Pen.LINE, "Đơn vị báo cáo: " + reporter.unit(), 18);
    across(Pen.LINE, period.line(), 18);
    for (String figure : figures) {
      across(Pen.FIGURE, figure, 18);
    }
    across(Pen.UNIT, "Đơn vị tính: " + unit, 16);
    header();
    numbering();
  }

  /** A row of data. */
  void row(Cell number, List<Cell> cells, String note) {
    write(number, cells, note, thousands ? Pen.THOUSANDS : Pen.COUNT, Pen.TEXT);
  }

  /** A row of data with its number in order. */
  void row(int number, List<Cell> cells) {
    row(Cell.of(number), cells, "");
  }

  /** A row that only names the kind of the rows below it: "I. Thị trấn". */
  void group(String name) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(name));
    for (int i = 2; i < last; i++) {
      cells.add(Cell.BLANK);
    }
    write(Cell.BLANK, cells, "", Pen.COUNT, Pen.GROUP);
  }

  /** The row of totals. */
  void total(List<Cell> cells) {
    write(Cell.BLANK, cells, "", thousands ? Pen.TOTAL_THOUSANDS : Pen.TOTAL_COUNT, Pen.TOTAL);
  }

  /** Place, date and signatures; the sheet is then done. */
  byte[] sign(Reporter reporter, LocalDate day) throws IOException {
    nextRow++;
    String month = (day.getMonthValue() < 3 ? "0" : "") + day.getMonthValue();
    halves(
        Pen.LINE,
        "",
        String.format(
            Locale.ROOT,
            "%s, ngày %02d tháng %s năm %d",
            reporter.place(),
            day.getDayOfMonth(),
            month,
            day.getYear()),
        18);
    halves(Pen.SIGNER, "Người lập biểu", "Thủ trưởng đơn vị", 18);
    nextRow += 2;
    halves(Pen.LINE, "(đã ký)", "(đã ký)", 18);
    try (workbook) {
      return Binder.bind(workbook);
    }
  }

  private void header() {
    boolean twoLevels = columns.stream().anyMatch(Column::isSub);
    Row upper = newRow(twoLevels ? 34 : headerHeight(false));
    Row lower = twoLevels ? newRow(headerHeight(true)) : upper;
    for (int i = 0; i <= last; ) {
      int end = i;
      Column column = columns.get(i);
      put(upper, i, Pen.HEADER, column.upper());
      if (column.isSub()) {
        while (end < last
            && columns.get(end + 1).isSub()
            && columns.get(end + 1).upper().equals(column.upper())) {
          end++;
          put(upper, end, Pen.HEADER, "");
        }
        for (int sub = i; sub <= end; sub++) {
          put(lower, sub, Pen.HEADER, columns.get(sub).lower());
        }
        merge(upper.getRowNum(), upper.getRowNum(), i, end);
      } else if (twoLevels) {
        put(lower, i, Pen.HEADER, "");
        merge(upper.getRowNum(), lower.getRowNum(), i, i);
      }
      i = end + 1;
    }
  }

  /** Enough points for the longest header of a level. */
  private int headerHeight(boolean ofSubs) {
    int lines = 2;
    for (Column column : columns) {
      if (column.isSub() == ofSubs) {
        String text = ofSubs ? column.lower() : column.upper();
        lines = Math.max(lines, lines(text, column.width() - 1));
      }
    }
    return 15 * lines + 4;
  }

  /** How many lines a text needs if it breaks between words only. */
  private static int lines(String text, int width) {
    int lines = 1;
    int used = 0;
    for (String word : WORDS.split(text, 0)) {
      if (used > 0 && used + 1 + word.length() > width) {
        lines++;
        used = 0;
      }
      used += (used > 0 ? 1 : 0) + word.length();
    }
    return lines;
  }

  private void numbering() {
    Row row = newRow(16);
    put(row, 0, Pen.NUMBERING, "(A)");
    put(row, 1, Pen.NUMBERING, "(B)");
    for (int i = 2; i <= last; i++) {
      put(row, i, Pen.NUMBERING, "(" + (i - 1) + ")");
    }
  }

  private void write(Cell number, List<Cell> cells, String note, Pen counts, Pen texts) {
    if (cells.size() != last - 1) {
      throw new IllegalArgumentException(cells.size() + " cells for " + (last - 1) + " columns");
    }
    Row row = newRow(rowHeight(cells));
    put(row, 0, number, Pen.MIDDLE, Pen.MIDDLE);
    for (int i = 0; i < cells.size(); i++) {
      put(row, i + 1, cells.get(i), counts, texts);
    }
    put(row, last, Pen.TEXT, note);
  }

  /** Twice as high where a text needs two lines. */
  private int rowHeight(List<Cell> cells) {
    int lines = 1;
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i) instanceof Cell.Text text) {
        lines = Math.max(lines, lines(text.text(), columns.get(i + 1).width()));
      }
    }
    return 16 * lines;
  }

  private void put(Row row, int column, Cell cell, Pen counts, Pen texts) {
    if (cell instanceof Cell.Text text) {
      boolean isShort = texts == Pen.TEXT && columns.get(column).width() <= 13;
      put(row, column, isShort ? Pen.MIDDLE : texts, text.text());
    } else if (cell instanceof Cell.Digits digits) {
      put(row, column, counts, digits.text());
    } else if (cell instanceof Cell.Amount amount) {
      numeric(row, column, counts).setCellValue(amount.value());
    } else if (cell instanceof Cell.Day day) {
      numeric(row, column, Pen.DAY).setCellValue(day.day());
    } else if (cell instanceof Cell.Moment moment) {
      numeric(row, column, Pen.MOMENT).setCellValue(moment.moment());
    }
  }

  private org.apache.poi.ss.usermodel.Cell numeric(Row row, int column, Pen pen) {
    org.apache.poi.ss.usermodel.Cell cell = row.createCell(column);
    cell.setCellStyle(pens.style(pen, ""));
    return cell;
  }

  private void put(Row row, int column, Pen pen, String text) {
    org.apache.poi.ss.usermodel.Cell cell = row.createCell(column);
    cell.setCellStyle(pens.style(pen, text));
    if (!text.isEmpty()) {
      cell.setCellValue(script.write(text));
    }
  }

  private void halves(Pen pen, String left, String right, int height) {
    Row row = newRow(height);
    if (!left.isEmpty()) {
      put(row, 0, pen, left);
    }
    put(row, leftHalf + 1, pen, right);
    merge(row.getRowNum(), row.getRowNum(), 0, leftHalf);
    merge(row.getRowNum(), row.getRowNum(), leftHalf + 1, last);
  }

  private void across(Pen pen, String text, int height) {
    Row row = newRow(height);
    put(row, 0, pen, text);
    merge(row.getRowNum(), row.getRowNum(), 0, last);
  }

  private void merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
    if (firstRow != lastRow || firstColumn != lastColumn) {
      sheet.addMergedRegionUnsafe(new CellRangeAddress(firstRow, lastRow, firstColumn, lastColumn));
    }
  }

  private Row newRow(int points) {
    Row row = sheet.createRow(nextRow++);
    row.setHeightInPoints(points);
    return row;
  }
}
