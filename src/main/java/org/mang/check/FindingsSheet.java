package org.mang.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

  private static final int MANY = 200;

  /** As many kinds as leave the table in sight under the frozen head. */
  private static final int MOST_KINDS = 8;

  private static final int MOST_TEXT = 1_000;
  private static final int MOST_VALUE = 200;

  private static final Look PLAIN = Look.LINE;
  private static final Look BOLD = Look.LINE.inBold();
  private static final Look BOXED = Look.BOX.atTop();
  private static final Look CENTRED = BOXED.centred();

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

  /**
   * Puts the sheet in first place and has the workbook open on it. In a .xls it stands last: POI
   * would turn the clerk's formulas and print areas to other sheets if it moved one.
   *
   * @param sheets the names of the file's own sheets, in their order
   * @param toDo what the clerk is to do, in a line
   * @param most how many findings are listed at most
   */
  static void add(
      Workbook workbook,
      List<String> sheets,
      String fileName,
      List<Finding> findings,
      String toDo,
      int most) {
    FindingsSheet added = new FindingsSheet(workbook);
    added.fill(sheets, fileName, findings, toDo, most);
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
      List<String> sheets, String fileName, List<Finding> findings, String toDo, int most) {
    for (Column column : Column.values()) {
      sheet.setColumnWidth(column.at, column.width * 256);
    }
    long errors = findings.stream().filter(f -> f.severity() == Finding.Severity.ERROR).count();
    int at = 0;
    line(at++, TITLE, Look.TITLE, 24);
    line(at++, "Tệp: " + cut(fileName, MOST_VALUE), BOLD, 17);
    line(
        at++,
        String.format(VIETNAMESE, "%,d lỗi, %,d cảnh báo", errors, findings.size() - errors),
        BOLD,
        17);
    line(at++, toDo, PLAIN, 17);
    if (findings.size() > MANY) {
      at = summary(at, findings);
    }
    List<Located> listed = Located.most(findings, sheets, most);
    if (listed.size() < findings.size()) {
      line(
          at++,
          String.format(
              VIETNAMESE,
              "Bảng dưới đây liệt kê %,d mục; còn %,d mục nữa chưa liệt kê.",
              listed.size(),
              findings.size() - listed.size()),
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

  private void line(int at, String text, Look look, float height) {
    Row row = sheet.createRow(at);
    row.setHeightInPoints(height);
    put(row, 0, text, look);
    sheet.addMergedRegion(new CellRangeAddress(at, at, 0, Column.LAST));
  }

  /** By code, the most frequent first, two to a line. */
  private int summary(int at, List<Finding> findings) {
    Map<String, List<Finding>> byCode =
        findings.stream()
            .collect(Collectors.groupingBy(Finding::code, TreeMap::new, Collectors.toList()));
    List<String> kinds =
        byCode.values().stream()
            .sorted((a, b) -> Integer.compare(b.size(), a.size()))
            .limit(MOST_KINDS)
            .map(FindingsSheet::kind)
            .toList();
    line(
        at,
        byCode.size() > kinds.size()
            ? "Các vấn đề hay gặp nhất (còn " + (byCode.size() - kinds.size()) + " loại khác):"
            : "Tóm tắt theo loại vấn đề:",
        BOLD,
        17);
    int half = Column.PROBLEM.at;
    int lines = (kinds.size() + 1) / 2;
    for (int i = 0; i < lines; i++) {
      Row row = sheet.createRow(at + 1 + i);
      row.setHeightInPoints(17);
      put(row, 0, kinds.get(i), PLAIN);
      sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), 0, half - 1));
      if (i + lines < kinds.size()) {
        put(row, half, kinds.get(i + lines), PLAIN);
      }
      sheet.addMergedRegion(
          new CellRangeAddress(row.getRowNum(), row.getRowNum(), half, Column.LAST));
    }
    return at + 1 + lines;
  }

  private static String kind(List<Finding> findings) {
    Finding first = findings.get(0);
    return cut(
        String.format(
            VIETNAMESE, "%,d × %s, ví dụ: %s", findings.size(), first.code(), first.message().vi()),
        84);
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
    Map<Column, String> texts =
        Map.of(
            Column.SHEET, sheetName(finding, located.place(), sheets),
            Column.HEADER, cut(finding.header(), MOST_VALUE),
            Column.VALUE, cut(finding.value(), MOST_VALUE),
            Column.PROBLEM, cut(finding.message().vi(), MOST_TEXT),
            Column.SUGGESTION, cut(suggestion == null ? "" : suggestion.vi(), MOST_TEXT),
            Column.CODE, finding.code(),
            Column.ENGLISH, cut(english, MOST_TEXT));
    for (Map.Entry<Column, String> text : texts.entrySet()) {
      put(row, text.getKey().at, text.getValue(), BOXED);
      lines = Math.max(lines, Paper.lines(text.getValue(), text.getKey().width - 1.5));
    }
    link(row, located.place(), sheets);
    // Said, not left to the program: not every one fits a row to its text on opening.
    row.setHeightInPoints(Math.min(lines, 25) * 16f + 2);
  }

  private String sheetName(Finding finding, Place place, List<String> sheets) {
    String name = finding.sheet() == null ? "Cả tệp" : cut(finding.sheet(), MOST_VALUE);
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
    Paper.keepHead(sheet, header);
    Paper.a4Across(sheet, NAME);
    sheet.setZoom(90);
  }

  private static String cut(@Nullable String text, int most) {
    if (text == null) {
      return "";
    }
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
