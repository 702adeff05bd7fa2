package org.mang.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/** Reads .xls, the format of Excel 97 to 2003. Formulas give the value they last had. */
final class XlsReader {

  private final HSSFWorkbook workbook;
  private final Budget budget;
  private final TextMode mode;
  private final Map<Short, CellFormat> formats = new HashMap<>();
  private FontEncoding fonts = new FontEncoding();

  private XlsReader(HSSFWorkbook workbook, Budget budget, TextMode mode) {
    this.workbook = workbook;
    this.budget = budget;
    this.mode = mode;
  }

  static List<Sheet> read(Path file, Limits limits, TextMode mode) throws IOException {
    if (Files.size(file) > Limits.bytes(limits.megabytes().xls())) {
      throw Limits.tooLarge(
          "Bảng tính .xls", "The .xls workbook", limits.megabytes().xls(), "MB", "MB");
    }
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true);
        HSSFWorkbook workbook = OldWorkbook.open(container)) {
      if (workbook.getNumberOfSheets() > limits.sheets()) {
        throw Limits.tooLarge("Bảng tính", "The workbook", limits.sheets(), "trang tính", "sheets");
      }
      XlsReader reader = new XlsReader(workbook, new Budget(limits), mode);
      List<Sheet> sheets = new ArrayList<>();
      workbook
          .sheetIterator()
          .forEachRemaining(sheet -> sheets.add(reader.sheet((HSSFSheet) sheet)));
      return sheets;
    }
  }

  private Sheet sheet(HSSFSheet sheet) {
    int index = workbook.getSheetIndex(sheet);
    SheetBuilder builder =
        new SheetBuilder(
            sheet.getSheetName(),
            workbook.isSheetHidden(index) || workbook.isSheetVeryHidden(index),
            isFrom1904());
    fonts = new FontEncoding();
    for (Row row : sheet) {
      List<@Nullable String> cells = new ArrayList<>();
      for (Cell cell : row) {
        String text = text((HSSFCell) cell);
        // Cells that only have a style would make the sheet as wide as Excel can.
        if (text != null) {
          budget.columns(cell.getColumnIndex() + 1, cell.getColumnIndex() + 1 - cells.size());
          budget.text(text.length());
          while (cells.size() < cell.getColumnIndex()) {
            cells.add(null);
          }
          cells.add(text);
        }
      }
      builder.add(new Sheet.Row(row.getRowNum() + 1, cells));
    }
    for (CellRangeAddress range : sheet.getMergedRegions()) {
      builder.add(
          new Sheet.Merge(
              range.getFirstRow() + 1,
              range.getLastRow() + 1,
              range.getFirstColumn(),
              range.getLastColumn()));
    }
    builder.fonts(fonts.met());
    return builder.build();
  }

  private @Nullable String text(HSSFCell cell) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case STRING -> mode.text(decoded(cell));
      case NUMERIC -> mode.text(number(cell));
      case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
      case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
      default -> null;
    };
  }

  private String number(HSSFCell cell) {
    HSSFCellStyle style = cell.getCellStyle();
    return mode.number(
        cell.getNumericCellValue(),
        formats.computeIfAbsent(style.getDataFormat(), number -> format(style)),
        isFrom1904());
  }

  private static CellFormat format(HSSFCellStyle style) {
    String code = style.getDataFormatString();
    // What POI says of a number that it knows no format for.
    boolean isKnown = code != null && !code.startsWith("reserved-");
    return CellFormat.of(style.getDataFormat(), isKnown ? code : null);
  }

  /** Each part in its own font, for fonts name the encoding. */
  private String decoded(HSSFCell cell) {
    String cellFont = font(cell.getCellStyle().getFontIndex());
    HSSFRichTextString text = cell.getRichStringCellValue();
    String whole = text.getString();
    int runs = text.numFormattingRuns();
    if (runs == 0) {
      return fonts.decode(cellFont, whole);
    }
    StringBuilder decoded = new StringBuilder();
    int from = text.getIndexOfFormattingRun(0);
    decoded.append(fonts.decode(cellFont, whole.substring(0, from)));
    for (int run = 0; run < runs; run++) {
      int to = run + 1 < runs ? text.getIndexOfFormattingRun(run + 1) : whole.length();
      decoded.append(
          fonts.decode(font(text.getFontOfFormattingRun(run)), whole.substring(from, to)));
      from = to;
    }
    return decoded.toString();
  }

  private boolean isFrom1904() {
    return workbook.getInternalWorkbook().isUsing1904DateWindowing();
  }

  private String font(int index) {
    return workbook.getFontAt(index).getFontName();
  }
}
