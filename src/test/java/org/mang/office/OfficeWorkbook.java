package org.mang.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A workbook as a clerk makes it: a clean file of the sample data in which a few cells are changed,
 * or a new one written row by row. A test shows only what matters to it.
 */
public final class OfficeWorkbook {

  /** A clean yearly report of a district with six wards, in the rows 11 to 16; the total in 17. */
  public static final String DO_SON_CHILDREN = "2020/308-do-son/Bieu 01TE nam 2020.xlsx";

  /** A clean quarterly crosstab; the causes in the rows 14 to 24, the total in 25. */
  public static final String DO_SON_INJURIES = "2020/308-do-son/Phu luc 1 TNTT quy I nam 2020.xlsx";

  /** Four abused children in the rows 11 to 14. */
  public static final String POLICE = "2020/cong-an/Bieu 06CA-TE thang 03 nam 2020.xlsx";

  /** Three activities in the rows 11 to 13; the total in 14. */
  public static final String LE_CHAN_ACTIVITIES = "2020/305-le-chan/Bieu 02TE quy II nam 2020.xlsx";

  private final Workbook workbook;
  private Sheet sheet;
  private @Nullable String font;

  private OfficeWorkbook(Workbook workbook) {
    this.workbook = workbook;
    this.sheet =
        workbook.getNumberOfSheets() > 0 ? workbook.getSheetAt(0) : workbook.createSheet("Sheet1");
  }

  /** A file of the sample data, by its path there. */
  public static OfficeWorkbook of(String sample) {
    return open(sample(sample));
  }

  /** A workbook that is there. */
  public static OfficeWorkbook open(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new OfficeWorkbook(WorkbookFactory.create(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path of a file of the sample data. */
  public static Path sample(String sample) {
    return Path.of("sample-data").resolve(sample);
  }

  public static OfficeWorkbook xlsx() {
    return new OfficeWorkbook(new XSSFWorkbook());
  }

  public static OfficeWorkbook xls() {
    return new OfficeWorkbook(new HSSFWorkbook());
  }

  /** Goes to a sheet, or adds it. */
  public OfficeWorkbook sheet(String name) {
    Sheet there = workbook.getSheet(name);
    sheet = there == null ? workbook.createSheet(name) : there;
    return this;
  }

  /** Text written from now on is in this font. */
  public OfficeWorkbook font(String name) {
    font = name;
    return this;
  }

  /** A row below the last. */
  public OfficeWorkbook row(@Nullable Object... cells) {
    Row row = sheet.createRow(height());
    for (int i = 0; i < cells.length; i++) {
      write(row.createCell(i), cells[i]);
    }
    return this;
  }

  /** How many rows the sheet has, blank ones among them. */
  public int height() {
    return sheet.getLastRowNum() + 1;
  }

  /** What a cell holds from now on, such as {@code set("C12", "khoảng 300")}. */
  public OfficeWorkbook set(String address, @Nullable Object value) {
    CellReference at = new CellReference(address);
    Row row = Objects.requireNonNullElseGet(sheet.getRow(at.getRow()), () -> rowAt(at.getRow()));
    Cell cell = row.getCell(at.getCol(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    write(cell, value);
    return this;
  }

  private Row rowAt(int row) {
    return sheet.createRow(row);
  }

  /** Gives the number of a cell that format. */
  public OfficeWorkbook format(String address, String code) {
    CellReference at = new CellReference(address);
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(code));
    workbook.getSheetAt(0).getRow(at.getRow()).getCell(at.getCol()).setCellStyle(style);
    return this;
  }

  /** A whole row that is not there any more; those below stay where they are. */
  public OfficeWorkbook clear(int row) {
    sheet.removeRow(sheet.getRow(row - 1));
    return this;
  }

  public OfficeWorkbook merge(String range) {
    sheet.addMergedRegion(CellRangeAddress.valueOf(range));
    return this;
  }

  public OfficeWorkbook hide(String column) {
    sheet.setColumnHidden(CellReference.convertColStringToIndex(column), true);
    return this;
  }

  /** The values, merged cells and sheets' names of this one as Excel 2003 would have kept them. */
  public OfficeWorkbook asXls() {
    OfficeWorkbook old = xls();
    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
      Sheet from = workbook.getSheetAt(i);
      old.sheet = i == 0 ? old.workbook.getSheetAt(0) : old.workbook.createSheet();
      old.workbook.setSheetName(i, from.getSheetName());
      for (Row row : from) {
        Row copy = old.rowAt(row.getRowNum());
        row.forEach(cell -> old.write(copy.createCell(cell.getColumnIndex()), value(cell)));
      }
      from.getMergedRegions().forEach(old.sheet::addMergedRegion);
    }
    old.sheet = old.workbook.getSheetAt(0);
    return old;
  }

  private static @Nullable Object value(Cell cell) {
    return switch (cell.getCellType()) {
      case NUMERIC ->
          DateUtil.isCellDateFormatted(cell)
              ? cell.getLocalDateTimeCellValue()
              : (Object) cell.getNumericCellValue();
      case STRING -> cell.getStringCellValue();
      default -> null;
    };
  }

  /** What a cell shows; empty where there is none. */
  public String text(String address) {
    CellReference at = new CellReference(address);
    Row row = sheet.getRow(at.getRow());
    Cell cell = row == null ? null : row.getCell(at.getCol());
    return cell == null
        ? ""
        : new org.apache.poi.ss.usermodel.DataFormatter().formatCellValue(cell);
  }

  /** What a program does that shows it: without, a formula has the value that it was saved with. */
  public OfficeWorkbook computeFormulas() {
    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
    return this;
  }

  /** For what is rarer than the methods here. */
  public Workbook poi() {
    return workbook;
  }

  /** Writes it under a name, which should say nothing to Măng. */
  public Path save(Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Cell cell, @Nullable Object value) {
    if (value == null) {
      cell.setBlank();
    } else if (value instanceof Number number) {
      cell.setCellValue(number.doubleValue());
    } else if (value instanceof LocalDate date) {
      cell.setCellValue(date);
      format(cell, "dd/mm/yyyy");
    } else if (value instanceof LocalDateTime moment) {
      cell.setCellValue(moment);
      format(cell, "dd/mm/yyyy hh:mm");
    } else {
      cell.setCellValue(value.toString());
      inFont(cell);
    }
  }

  private void format(Cell cell, String format) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    cell.setCellStyle(style);
  }

  private void inFont(Cell cell) {
    if (font != null) {
      Font named = workbook.createFont();
      named.setFontName(font);
      CellStyle style = workbook.createCellStyle();
      style.setFont(named);
      cell.setCellStyle(style);
    }
  }
}
