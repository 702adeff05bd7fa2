package org.mang.template;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.mang.form.CodeList;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.form.Forms;
import org.mang.form.Period;
import org.mang.workbook.Look;
import org.mang.workbook.Looks;
import org.mang.workbook.Paper;
import org.mang.workbook.Shade;

/** The sheet that the office fills in. Column A numbers the rows. */
final class FormSheet {

  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

  private static final int OPEN_ROWS = 200;
  private static final int OPEN_ROWS_ABOVE_A_TOTAL = 30;
  private static final int HEAD = 6;

  private final XSSFWorkbook workbook;
  private final Form form;
  private final Forms forms;
  private final Places places;
  private final Places.Named reporter;
  private final Period period;
  private final @Nullable String table;
  private final XSSFSheet sheet;
  private final Looks looks;
  private final Choices choices;
  private final List<Slot> slots;
  private final int depth;
  private final CellLimit limits;
  private final Wanted wanted;
  private final Map<String, CellStyle> open = new HashMap<>();

  /**
   * Makes the sheet.
   *
   * @param table what the table is of, if the form has a table for each of several codes
   */
  FormSheet(
      XSSFWorkbook workbook,
      Choices choices,
      Form form,
      Forms forms,
      Places places,
      Places.Named reporter,
      Period period,
      @Nullable String table) {
    this.workbook = workbook;
    this.form = form;
    this.forms = forms;
    this.places = places;
    this.reporter = reporter;
    this.period = period;
    this.sheet =
        workbook.createSheet(
            table == null ? "Báo cáo" : WorkbookUtil.createSafeSheetName(table, ' '));
    this.looks = new Looks(workbook);
    this.choices = choices;
    this.table = table;
    this.limits = new CellLimit(form, period);
    this.wanted = new Wanted(form, period);
    this.slots = Slot.of(form, forms);
    this.depth = slots.stream().mapToInt(slot -> slot.levels().size()).max().orElse(1);
  }

  void fill() {
    sheet.setColumnWidth(0, 6 * 256);
    for (int i = 0; i < slots.size(); i++) {
      sheet.setColumnWidth(i + 1, slots.get(i).width() * 256);
    }
    head();
    header();
    int first = HEAD + depth + 1;
    List<String> names = names();
    int count =
        !names.isEmpty() ? names.size() : total() == null ? OPEN_ROWS : OPEN_ROWS_ABOVE_A_TOTAL;
    for (int i = 0; i < count; i++) {
      row(first + i, i + 1, names.isEmpty() ? null : names.get(i));
    }
    int last = first + count - 1;
    if (total() != null) {
      totals(first, last);
    }
    for (int i = 0; i < slots.size(); i++) {
      if (!slots.get(i).namesRowsOf(form)) {
        limit(slots.get(i), new CellRangeAddress(first, last, i + 1, i + 1));
      }
    }
    Paper.a4Across(sheet, form.title().vi());
    sheet.setRepeatingRows(new CellRangeAddress(HEAD, HEAD + depth, -1, -1));
    sheet.createFreezePane(names.isEmpty() ? 0 : 2, HEAD + depth + 1);
    sheet.enableLocking();
    sheet.lockFormatColumns(false);
    sheet.lockFormatRows(false);
  }

  private void head() {
    String phrase = form.recognise().phrase();
    String title = form.title().vi();
    places.areas("city", null).stream()
        .findFirst()
        .map(city -> "Ủy ban nhân dân " + city.name())
        .ifPresent(
            above -> line(0, above.toUpperCase(Locale.forLanguageTag("vi")), Look.LINE.inBold()));
    line(1, "Đơn vị báo cáo: " + reporter.name(), Look.LINE.inBold());
    line(2, title, Look.TITLE);
    String below = phrase == null || title.contains(phrase) ? "" : phrase;
    if (table != null) {
      below = below.isEmpty() ? table : below + ". " + table;
    }
    if (!below.isEmpty()) {
      line(3, below, Look.LINE.inBold());
    }
    line(
        4,
        "Kỳ báo cáo: %s (từ %s đến %s)"
            .formatted(period.name().vi(), DAY.format(period.start()), DAY.format(period.end())),
        Look.LINE);
  }

  private void line(int at, String text, Look look) {
    Row row = sheet.createRow(at);
    row.setHeightInPoints(look.points() + 6f);
    Cell cell = row.createCell(0);
    cell.setCellValue(text);
    cell.setCellStyle(looks.of(look));
  }

  private void header() {
    for (int level = 0; level < depth; level++) {
      Row row = sheet.createRow(HEAD + level);
      row.setHeightInPoints(lines(level) * 16f + 6);
      for (int column = 0; column <= slots.size(); column++) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(looks.of(Look.HEADER));
        if (column == 0) {
          cell.setCellValue(level == 0 ? "STT" : "");
        } else if (level < slots.get(column - 1).levels().size() && begins(level, column - 1)) {
          cell.setCellValue(slots.get(column - 1).levels().get(level));
        }
      }
    }
    merge(HEAD, HEAD + depth - 1, 0, 0);
    for (int i = 0; i < slots.size(); i++) {
      List<String> levels = slots.get(i).levels();
      for (int level = 0; level < levels.size(); level++) {
        if (begins(level, i)) {
          int to = i;
          while (to + 1 < slots.size() && !begins(level, to + 1)) {
            to++;
          }
          boolean ends = level == levels.size() - 1;
          merge(HEAD + level, ends ? HEAD + depth - 1 : HEAD + level, i + 1, to + 1);
        }
      }
    }
    Row numbers = sheet.createRow(HEAD + depth);
    for (int column = 0; column <= slots.size(); column++) {
      Cell cell = numbers.createCell(column);
      cell.setCellValue(column == 0 ? "(A)" : "(" + column + ")");
      cell.setCellStyle(looks.of(Look.BOX.centred().of(9)));
    }
  }

  /** Whether a heading begins here, and is not the one to the left going on. */
  private boolean begins(int level, int slot) {
    if (slot == 0) {
      return true;
    }
    List<String> here = slots.get(slot).levels();
    List<String> left = slots.get(slot - 1).levels();
    if (level >= here.size() - 1 || level >= left.size() - 1) {
      return true;
    }
    return !here.subList(0, level + 1).equals(left.subList(0, level + 1));
  }

  private int lines(int level) {
    int most = 1;
    for (Slot slot : slots) {
      List<String> levels = slot.levels();
      if (level == levels.size() - 1) {
        int lines = Paper.lines(levels.get(level), slot.width() - 2.0);
        most = Math.max(most, levels.size() == depth ? lines : (lines + depth - 1) / depth);
      }
    }
    return most;
  }

  private void merge(int top, int bottom, int left, int right) {
    if (top != bottom || left != right) {
      sheet.addMergedRegion(new CellRangeAddress(top, bottom, left, right));
    }
  }

  /** What the rows are about, where that is known: areas, or the codes of a crosstab. */
  private List<String> names() {
    Column each = form.columns().get(form.rows().each());
    if (each == null) {
      return List.of();
    }
    if (each.type() == Column.Type.AREA) {
      List<String> names = areas(each).stream().map(Places.Named::name).toList();
      // A district without communes reports on itself.
      return names.isEmpty() ? List.of(reporter.name()) : names;
    }
    return each.type() == Column.Type.CODE ? labels(each) : List.of();
  }

  private List<Places.Named> areas(Column column) {
    String level = column.areaLevel().name().toLowerCase(Locale.ROOT);
    boolean own = column.areaLevel() == Column.Level.COMMUNE && form.reportedByDistrict();
    return places.areas(level, own ? reporter.area() : null);
  }

  private List<String> labels(Column column) {
    return forms.codes(Objects.requireNonNull(column.codes())).values().values().stream()
        .map(CodeList.Value::vi)
        .toList();
  }

  private void row(int at, int number, @Nullable String name) {
    Row row = sheet.createRow(at);
    row.setHeightInPoints(18);
    Cell no = row.createCell(0);
    no.setCellValue(number);
    no.setCellStyle(looks.of(Look.BOX.centred()));
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      Cell cell = row.createCell(i + 1);
      if (name != null && form.rows().each().equals(slot.name())) {
        cell.setCellValue(name);
        cell.setCellStyle(looks.of(Look.BOX.filled(Shade.HEADER)));
      } else {
        cell.setCellStyle(open(slot));
      }
    }
  }

  /** Of a cell to fill in: the sheet is locked, it is not. */
  private CellStyle open(Slot slot) {
    boolean number = slot.isNumber();
    boolean middle = slot.isPair() || slot.is(Column.Type.FLAG);
    return open.computeIfAbsent(
        slot.format() + number + middle,
        key -> {
          Look look =
              number ? Look.BOX.number(slot.format()) : middle ? Look.BOX.centred() : Look.BOX;
          CellStyle style = workbook.createCellStyle();
          style.cloneStyleFrom(looks.of(look));
          style.setDataFormat(workbook.createDataFormat().getFormat(slot.format()));
          style.setLocked(false);
          return style;
        });
  }

  private @Nullable String total() {
    return form.rows().total();
  }

  private void totals(int first, int last) {
    Row row = sheet.createRow(last + 1);
    row.setHeightInPoints(20);
    Look look = Look.BOX.inBold().filled(Shade.HEADER);
    for (int column = 0; column <= slots.size(); column++) {
      row.createCell(column).setCellStyle(looks.of(look));
    }
    row.getCell(1).setCellValue(Objects.requireNonNull(total()));
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      String letters = CellReference.convertNumToColString(i + 1);
      String range = "%s%d:%s%d".formatted(letters, first + 1, letters, last + 1);
      Cell cell = row.getCell(i + 1);
      if (slot.isPair()) {
        cell.setCellFormula(pairTotal(letters, first, last));
        cell.setCellStyle(looks.of(look.centred()));
      } else if (slot.isCell() || slot.is(Column.Type.COUNT)) {
        cell.setCellFormula("SUM(" + range + ")");
        cell.setCellStyle(looks.of(look.number("#,##0")));
      }
    }
  }

  /** Term by term, which every program computes; unknown as long as a pair is. */
  private static String pairTotal(String letters, int first, int last) {
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (int row = first + 1; row <= last + 1; row++) {
      String cell = letters + row;
      left.add("VALUE(LEFT(%1$s,FIND(\"/\",%1$s)-1))".formatted(cell));
      right.add("VALUE(MID(%1$s,FIND(\"/\",%1$s)+1,9))".formatted(cell));
    }
    return "IFERROR((%s)&\"/\"&(%s),\"..\")"
        .formatted(String.join("+", left), String.join("+", right));
  }

  private void limit(Slot slot, CellRangeAddress cells) {
    DataValidationHelper helper = sheet.getDataValidationHelper();
    DataValidationConstraint constraint = constraint(slot, helper, cells);
    if (constraint == null) {
      return;
    }
    CellRangeAddressList all = new CellRangeAddressList();
    all.addCellRangeAddress(cells);
    DataValidation limit = helper.createValidation(constraint, all);
    limit.setEmptyCellAllowed(true);
    // The name of an area may be written in other ways than the list has it.
    limit.setErrorStyle(
        slot.is(Column.Type.AREA)
            ? DataValidation.ErrorStyle.WARNING
            : DataValidation.ErrorStyle.STOP);
    String text = wanted.of(slot);
    limit.setShowErrorBox(true);
    limit.createErrorBox(
        "Kiểm tra lại",
        cut(slot.isNumber() || slot.isPair() ? text + "; " + Wanted.IF_UNKNOWN : text, 250));
    limit.setShowPromptBox(true);
    limit.createPromptBox(cut(slot.heading(), 32), cut(text, 250));
    sheet.addValidationData(limit);
  }

  private @Nullable DataValidationConstraint constraint(
      Slot slot, DataValidationHelper helper, CellRangeAddress cells) {
    String formula =
        limits.formula(
            slot, new CellReference(cells.getFirstRow(), cells.getFirstColumn()).formatAsString());
    if (formula != null) {
      return helper.createCustomConstraint(formula);
    }
    if (slot.is(Column.Type.FLAG)) {
      return helper.createExplicitListConstraint(new String[] {"x"});
    }
    List<String> offered = offered(slot);
    return offered.isEmpty() ? null : helper.createFormulaListConstraint(choices.range(offered));
  }

  /** The texts that a cell chooses from. */
  private List<String> offered(Slot slot) {
    Column column = slot.definition();
    if (column != null && column.type() == Column.Type.CODE && !column.isList()) {
      return labels(column);
    }
    return column != null && column.type() == Column.Type.AREA
        ? areas(column).stream().map(Places.Named::name).distinct().toList()
        : List.of();
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most - 1) + "…" : text;
  }
}
