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
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.mang.form.Column;
import org.mang.form.Form;
import org.mang.workbook.Look;
import org.mang.workbook.Looks;
import org.mang.workbook.Paper;
import org.mang.workbook.Shade;

/** The sheet that the office fills in. Column A numbers the rows. */
final class FormSheet {

  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

  private final XSSFWorkbook workbook;
  private final Request request;
  private final Form form;
  private final @Nullable String table;
  private final XSSFSheet sheet;
  private final Looks looks;
  private final Choices choices;
  private final List<Slot> slots;
  private final Widths widths;
  private final HeaderRows header;
  private final CellLimit limits;
  private final Wanted wanted;
  private final Map<String, CellStyle> open = new HashMap<>();

  /**
   * Makes the sheet.
   *
   * @param name what it is called
   * @param table what the table is of, if the form has a table for each of several codes
   */
  FormSheet(
      XSSFWorkbook workbook,
      Choices choices,
      Request request,
      String name,
      @Nullable String table) {
    this.workbook = workbook;
    this.request = request;
    this.form = request.form();
    this.table = table;
    this.sheet = workbook.createSheet(name);
    this.looks = new Looks(workbook);
    this.choices = choices;
    this.slots = Slot.of(form, request.forms());
    this.widths = new Widths(request);
    this.header = new HeaderRows(sheet, looks, slots, widths, Letterhead.ROWS);
    this.limits = new CellLimit(form, request.period());
    this.wanted = new Wanted(form, request.period());
  }

  void fill() {
    List<Integer> columns = widths.ofAll(slots);
    for (int i = 0; i < columns.size(); i++) {
      sheet.setColumnWidth(i, columns.get(i) * 256);
    }
    Letterhead letterhead = new Letterhead(sheet, looks, request, columns);
    letterhead.above(table);
    header.fill();
    int first = header.last() + 1;
    List<String> names = request.rowNames();
    List<String> groups = request.groupNames();
    int count = request.rowCount();
    for (int i = 0; i < count; i++) {
      row(
          first + i,
          i + 1,
          names.isEmpty() ? null : names.get(i % names.size()),
          groups.isEmpty() ? null : groups.get(i / names.size()));
    }
    int last = first + count - 1;
    if (request.isOpen()) {
      last++;
      edge(last);
    }
    int below = last + 1;
    if (total() != null) {
      totals(first, last);
      below++;
    }
    letterhead.below(below);
    for (int i = 0; i < slots.size(); i++) {
      if (!slots.get(i).namesRowsOf(form)) {
        limit(slots.get(i), new CellRangeAddress(first, last, i + 1, i + 1));
      }
    }
    Paper.a4Across(sheet, form.title().vi());
    widths.fitPaper(sheet.getPrintSetup(), slots);
    sheet.setRepeatingRows(new CellRangeAddress(Letterhead.ROWS, header.last(), -1, -1));
    sheet.createFreezePane(names.isEmpty() ? 0 : 2, first);
    sheet.enableLocking();
    sheet.lockFormatColumns(false);
    sheet.lockFormatRows(false);
    sheet.lockInsertRows(!request.isOpen());
  }

  private void row(int at, int number, @Nullable String name, @Nullable String group) {
    Row row = sheet.createRow(at);
    row.setHeightInPoints(18);
    Cell no = row.createCell(0);
    no.setCellValue(number);
    no.setCellStyle(name == null ? openNumber() : looks.of(Look.BOX.centred()));
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      Cell cell = row.createCell(i + 1);
      String filled =
          form.rows().each().equals(slot.name())
              ? name
              : Objects.equals(form.groupColumn(), slot.name()) && slot.name() != null
                  ? group
                  : null;
      if (filled != null) {
        cell.setCellValue(filled);
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
          return unlocked(look, slot.format());
        });
  }

  /** Rows are pasted with their numbers, and an inserted one is numbered. */
  private CellStyle openNumber() {
    return open.computeIfAbsent("number", key -> unlocked(Look.BOX.centred(), "0"));
  }

  private CellStyle unlocked(Look look, String format) {
    CellStyle style = workbook.createCellStyle();
    style.cloneStyleFrom(looks.of(look));
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    style.setLocked(false);
    return style;
  }

  /**
   * A thin row below those to fill in. What is inserted above it lies within the limits and totals,
   * which reach as far as this row; below the last row to fill in it would not.
   */
  private void edge(int at) {
    Row row = sheet.createRow(at);
    row.setHeightInPoints(4);
    for (int column = 0; column <= slots.size(); column++) {
      row.createCell(column).setCellStyle(looks.of(Look.BOX.filled(Shade.HEADER)));
    }
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
        cell.setCellFormula(pairTotal(letters, first, last, slot.isRequired()));
        cell.setCellStyle(looks.of(look.centred()));
      } else if (slot.isCell() || slot.is(Column.Type.COUNT)) {
        cell.setCellFormula("SUM(" + range + ")");
        cell.setCellStyle(looks.of(look.number("#,##0")));
      }
    }
  }

  /**
   * Term by term, which every program computes; unknown as long as a pair is. One that may be left
   * blank adds nothing.
   */
  private static String pairTotal(String letters, int first, int last, boolean required) {
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (int row = first + 1; row <= last + 1; row++) {
      String cell = letters + row;
      String term = required ? "%2$s" : "IF(%1$s=\"\",0,%2$s)";
      left.add(term.formatted(cell, "VALUE(LEFT(%1$s,FIND(\"/\",%1$s)-1))".formatted(cell)));
      right.add(term.formatted(cell, "VALUE(MID(%1$s,FIND(\"/\",%1$s)+1,9))".formatted(cell)));
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
      return request.labels(column);
    }
    return column != null && column.type() == Column.Type.AREA
        ? request.areaNames(column).stream().distinct().toList()
        : List.of();
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most - 1) + "…" : text;
  }
}
