package org.mang.check;

import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;
import org.mang.workbook.Look;
import org.mang.workbook.Looks;
import org.mang.workbook.Paper;

/** The first sheet of a returned workbook: every finding, with a link to its cell. */
final class FindingsSheet {

  private static final String NAME = org.mang.intake.Sheet.FINDINGS;
  static final String TITLE = "KẾT QUẢ KIỂM TRA TỆP BÁO CÁO";

  /** More are summed up by kind above the table. */
  private static final int MANY = 50;

  /** A head that is frozen must leave the table in sight. */
  private static final int MOST_FROZEN = 12;

  private static final int MOST_TEXT = 1_000;
  private static final int MOST_VALUE = 200;

  private static final Look PLAIN = Look.LINE;
  private static final Look BOLD = Look.LINE.inBold();
  private static final Look BOXED = Look.BOX.atTop();
  private static final Look CENTRED = BOXED.centred();

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");

  private enum Column {
    NO(0, "STT", 5),
    SEVERITY(1, "Mức độ", 10),
    SHEET(2, "Trang tính", 13),
    CELL(3, "Ô", 9),
    HEADER(4, "Cột", 20),
    VALUE(5, "Giá trị", 13),
    PROBLEM(6, "Vấn đề", 35),
    SUGGESTION(7, "Gợi ý", 29),
    CODE(8, "Mã", 23),
    ENGLISH(9, "English", 33);

    /** The last that is printed: a code and English are for who asks about them. */
    private static final int PRINTED = 7;

    private static final int LAST = 9;

    private final int at;
    private final String title;
    private final int width;

    Column(int at, String title, int width) {
      this.at = at;
      this.title = title;
      this.width = width;
    }
  }

  private final Workbook workbook;
  private final Looks looks;
  private final Sheet sheet;

  private FindingsSheet(Workbook workbook) {
    this.workbook = workbook;
    this.looks = new Looks(workbook);
    this.sheet = workbook.createSheet(freeName(workbook));
    if (workbook instanceof XSSFWorkbook) {
      workbook.setSheetOrder(sheet.getSheetName(), 0);
    }
  }

  /** Whether a sheet is one of ours, from an earlier return. */
  static boolean isOurs(Sheet sheet) {
    if (!sheet.getSheetName().startsWith(NAME)) {
      return false;
    }
    Row first = sheet.getRow(0);
    Cell title = first == null ? null : first.getCell(0);
    return title != null && title.toString().equals(TITLE);
  }

  /** Whether a sheet of ours is about a file of that name. */
  static boolean isOf(Sheet sheet, String fileName) {
    Row second = sheet.getRow(1);
    Cell file = second == null ? null : second.getCell(0);
    return isOurs(sheet) && file != null && file.toString().equals(file(fileName));
  }

  private static String file(String name) {
    return "Tệp: " + cut(name, MOST_VALUE);
  }

  /**
   * Puts the sheet in first place and has the workbook open on it. In a .xls it stands last: POI
   * would turn the clerk's formulas and print areas to other sheets if it moved one.
   *
   * @param sheets the names of the file's own sheets, in their order
   * @param toDo what the clerk is to do, a line each
   * @param most how many findings are listed at most
   */
  static void add(
      Workbook workbook,
      List<String> sheets,
      Report report,
      Findings findings,
      List<String> toDo,
      int most) {
    FindingsSheet added = new FindingsSheet(workbook);
    added.fill(sheets, report, findings, toDo, most);
    for (Sheet each : workbook) {
      // Two selected sheets would be edited together.
      each.setSelected(false);
    }
    int ours = workbook.getSheetIndex(added.sheet);
    workbook.setActiveSheet(ours);
    workbook.setSelectedTab(ours);
    workbook.setFirstVisibleTab(ours);
  }

  private static String freeName(Workbook workbook) {
    String name = NAME;
    for (int n = 2; workbook.getSheet(name) != null; n++) {
      name = NAME + " (" + n + ")";
    }
    return name;
  }

  private void fill(
      List<String> sheets, Report report, Findings findings, List<String> toDo, int most) {
    for (Column column : Column.values()) {
      sheet.setColumnWidth(column.at, column.width * 256);
    }
    int at = head(report, findings, toDo);
    List<Located> listed = Located.most(findings.listed(), sheets, most);
    if (findings.count() > MANY || listed.size() < findings.count()) {
      at = new KindTable(sheet, looks).add(at, findings.kinds()) + 1;
    }
    if (listed.size() < findings.count()) {
      line(
          at++,
          String.format(
              VIETNAMESE,
              "Bảng dưới đây liệt kê %,d mục; còn %,d mục nữa: xem cột “Ở các ô” phía trên.",
              listed.size(),
              findings.count() - listed.size()),
          BOLD,
          17);
    }
    int header = at;
    header(header);
    int no = 0;
    for (Located located : listed) {
      row(header + 1 + no, no + 1, located, sheets);
      no++;
    }
    lay(header, Math.max(header + no, header + 1));
  }

  /** Says which report this is about, what is wrong in all and what to do; returns the next row. */
  private int head(Report report, Findings findings, List<String> toDo) {
    int at = 0;
    line(at++, TITLE, Look.TITLE, 24);
    line(at++, file(report.fileName()), BOLD, 17);
    line(at++, "Biểu: " + known(report.form()), PLAIN, 17);
    line(
        at++,
        "Đơn vị: %s. Kỳ báo cáo: %s. %s ngày %s"
            .formatted(
                known(report.office()),
                known(report.period()),
                report.isTrial() ? "Kiểm tra" : "Nhận",
                DAY.format(report.on())),
        PLAIN,
        17);
    line(
        at++,
        String.format(VIETNAMESE, "%,d lỗi, %,d cảnh báo", findings.errors(), findings.warnings()),
        BOLD,
        17);
    for (String what : toDo) {
      line(at++, what, PLAIN, 17);
    }
    return at;
  }

  private static String known(@Nullable String name) {
    return name == null ? "chưa xác định được" : cut(name, MOST_VALUE);
  }

  private void line(int at, String text, Look look, float height) {
    Row row = sheet.createRow(at);
    row.setHeightInPoints(height);
    put(row, 0, text, look);
    sheet.addMergedRegion(new CellRangeAddress(at, at, 0, Column.PRINTED));
  }

  private void header(int at) {
    Row row = sheet.createRow(at);
    row.setHeightInPoints(20);
    for (Column column : Column.values()) {
      put(row, column.at, column.title, Look.HEADER);
    }
  }

  private void row(int at, int no, Located located, List<String> sheets) {
    Finding finding = located.finding();
    Text suggestion = finding.suggestion();
    Row row = sheet.createRow(at);
    Cell number = row.createCell(Column.NO.at);
    number.setCellValue(no);
    number.setCellStyle(looks.of(CENTRED));
    put(
        row,
        Column.SEVERITY.at,
        CommentText.label(finding.severity()),
        CENTRED.filled(CellMarks.shade(finding.severity())));
    String english = finding.message().en() + (suggestion == null ? "" : "\n" + suggestion.en());
    float lines = 1;
    // In an order that is always the same: by it the workbook numbers its texts.
    Map<Column, String> texts =
        new EnumMap<>(
            Map.of(
                Column.SHEET, sheetName(finding, located.place(), sheets),
                Column.HEADER, cut(finding.header(), MOST_VALUE),
                Column.VALUE, cut(finding.value(), MOST_VALUE),
                Column.PROBLEM, cut(finding.message().vi(), MOST_TEXT),
                Column.SUGGESTION, cut(suggestion == null ? "" : suggestion.vi(), MOST_TEXT),
                Column.CODE, finding.code(),
                Column.ENGLISH, cut(english, MOST_TEXT)));
    for (Map.Entry<Column, String> text : texts.entrySet()) {
      put(row, text.getKey().at, text.getValue(), BOXED);
      lines = Math.max(lines, Paper.lines(text.getValue(), text.getKey().width - 2.5));
    }
    link(row, located.place(), sheets);
    // Said, not left to the program: not every one fits a row to its text on opening.
    row.setHeightInPoints(Math.min(lines, 25) * 16f + 2);
  }

  private String sheetName(Finding finding, Place place, List<String> sheets) {
    // Only a delimited text has cells and no sheet.
    String whole = finding.row() == null && finding.column() == null ? "Cả tệp" : "Tệp CSV";
    String name = finding.sheet() == null ? whole : cut(finding.sheet(), MOST_VALUE);
    boolean hidden =
        place
            .in(workbook, sheets)
            .map(s -> workbook.getSheetVisibility(workbook.getSheetIndex(s)))
            .filter(v -> v != SheetVisibility.VISIBLE)
            .isPresent();
    return hidden ? name + " (đang ẩn)" : name;
  }

  private void link(Row row, Place place, List<String> sheets) {
    boolean reachable = place.in(workbook, sheets).isPresent();
    String spoken = place.spoken().isEmpty() && reachable ? "cả trang" : place.spoken();
    Cell cell = put(row, Column.CELL.at, spoken, CENTRED);
    if (reachable) {
      Hyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
      link.setAddress("'" + sheets.get(place.sheet()).replace("'", "''") + "'!" + place.address());
      cell.setHyperlink(link);
      cell.setCellStyle(looks.of(CENTRED.asLink()));
    }
  }

  /** Writes text as text: nothing from a file becomes a formula, in Excel or in what it exports. */
  private Cell put(Row row, int column, String text, Look look) {
    Cell cell = row.createCell(column);
    if (!text.isEmpty()) {
      cell.setCellValue(text);
    }
    cell.setCellStyle(looks.of(look.boxed() && looksLikeFormula(text) ? look.asQuoted() : look));
    return cell;
  }

  private static boolean looksLikeFormula(String text) {
    return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
  }

  private void lay(int header, int last) {
    int right = Column.LAST;
    sheet.setAutoFilter(new CellRangeAddress(header, last, 0, right));
    if (header < MOST_FROZEN) {
      Paper.keepHead(sheet, header);
    } else {
      sheet.setRepeatingRows(new CellRangeAddress(header, header, -1, -1));
    }
    Paper.a4Across(sheet, NAME);
    workbook.setPrintArea(workbook.getSheetIndex(sheet), 0, Column.PRINTED, 0, last);
    sheet.setZoom(90);
  }

  private static String cut(@Nullable String text, int most) {
    if (text == null) {
      return "";
    }
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
