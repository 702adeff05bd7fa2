package org.mang.intake.xls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.hssf.record.RecalcIdRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Budget;
import org.mang.intake.CellNote;
import org.mang.intake.Limits;
import org.mang.intake.Sheet;
import org.mang.intake.SheetNotes;
import org.mang.intake.cell.CellFormat;
import org.mang.intake.cell.MarkedText;
import org.mang.intake.cell.TextMode;
import org.mang.intake.letters.FontEncoding;
import org.mang.intake.workbook.FormulaResults;
import org.mang.intake.workbook.SheetBuilder;

/** Reads .xls, the format of Excel 97 to 2003. Formulas give the value they last had. */
public final class XlsReader {

  private final HSSFWorkbook workbook;
  private final Budget budget;
  private final TextMode mode;
  private final boolean areNoughtsFormulas;
  private final boolean isToBeComputed;
  private final FormulaResults formulas = new FormulaResults();
  private final Map<Short, CellFormat> formats = new HashMap<>();
  private FontEncoding fonts = new FontEncoding();

  /** How much of the cell at hand is struck out. */
  private MarkedText.Struck struck = MarkedText.Struck.NOTHING;

  /**
   * @param areNoughtsFormulas whether a formula that gives nought is read as one that failed
   */
  private XlsReader(
      HSSFWorkbook workbook, Budget budget, TextMode mode, boolean areNoughtsFormulas) {
    this.workbook = workbook;
    this.budget = budget;
    this.mode = mode;
    this.areNoughtsFormulas = areNoughtsFormulas;
    this.isToBeComputed = isToBeComputed(workbook);
  }

  /** The sheets of a workbook, in order. */
  public static List<Sheet> read(Path file, Limits limits, TextMode mode) throws IOException {
    if (Files.size(file) > Limits.bytes(limits.megabytes().xls())) {
      throw Limits.tooLarge(
          "Bảng tính .xls", "The .xls workbook", limits.megabytes().xls(), "MB", "MB");
    }
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true);
        HSSFWorkbook workbook = OldWorkbook.open(container)) {
      if (workbook.getNumberOfSheets() > limits.sheets()) {
        throw Limits.tooLarge("Bảng tính", "The workbook", limits.sheets(), "trang tính", "sheets");
      }
      XlsReader reader = new XlsReader(workbook, new Budget(limits), mode, false);
      List<Sheet> sheets = reader.sheets();
      return reader.isToBeComputed && reader.formulas.noneIsComputed(sheets)
          ? new XlsReader(workbook, new Budget(limits), mode, true).sheets()
          : sheets;
    }
  }

  private List<Sheet> sheets() {
    List<Sheet> sheets = new ArrayList<>();
    workbook.sheetIterator().forEachRemaining(sheet -> sheets.add(sheet((HSSFSheet) sheet)));
    return sheets;
  }

  /**
   * Whether Excel is asked to compute all formulas when it opens the file: no program is named that
   * computed them last, or a sheet says that it was saved before that.
   */
  private static boolean isToBeComputed(HSSFWorkbook workbook) {
    Record last = workbook.getInternalWorkbook().findFirstRecordBySid(RecalcIdRecord.sid);
    return (last instanceof RecalcIdRecord engine && engine.getEngineId() == 0)
        || IntStream.range(0, workbook.getNumberOfSheets())
            .anyMatch(i -> workbook.getSheetAt(i).getForceFormulaRecalculation());
  }

  private Sheet sheet(HSSFSheet sheet) {
    int index = workbook.getSheetIndex(sheet);
    SheetBuilder builder =
        new SheetBuilder(
            sheet.getSheetName(),
            workbook.isSheetHidden(index) || workbook.isSheetVeryHidden(index),
            isFrom1904());
    fonts = new FontEncoding();
    int width = 0;
    for (Row row : sheet) {
      List<@Nullable String> cells = new ArrayList<>();
      for (Cell cell : row) {
        String text = text((HSSFCell) cell);
        // Cells that only have a style would make the sheet as wide as Excel can.
        if (text != null) {
          note(builder.notes(), (HSSFCell) cell, text);
          budget.columns(cell.getColumnIndex() + 1, cell.getColumnIndex() + 1 - cells.size());
          budget.text(text.length());
          while (cells.size() < cell.getColumnIndex()) {
            cells.add(null);
          }
          cells.add(text);
        }
      }
      if (!cells.isEmpty() && (row.getZeroHeight() || row.getHeight() == 0)) {
        builder.notes().hideRow(row.getRowNum() + 1);
      }
      width = Math.max(width, cells.size());
      builder.add(new Sheet.Row(row.getRowNum() + 1, cells));
    }
    for (int column = 0; column < width; column++) {
      if (sheet.isColumnHidden(column) || sheet.getColumnWidth(column) == 0) {
        builder.notes().hideColumns(column, column);
      }
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
    struck = font(cell).getStrikeout() ? MarkedText.Struck.WHOLE : MarkedText.Struck.NOTHING;
    boolean isFormula = cell.getCellType() == CellType.FORMULA;
    CellType type = isFormula ? cell.getCachedFormulaResultType() : cell.getCellType();
    if (isFormula) {
      boolean gaveNought = type == CellType.NUMERIC && cell.getNumericCellValue() == 0;
      String formula = gaveNought && isToBeComputed ? formula(cell) : "";
      formulas.met(workbook.getSheetIndex(cell.getSheet()), formula, gaveNought);
      if (gaveNought && areNoughtsFormulas) {
        return mode.text("=" + formula);
      }
    }
    return switch (type) {
      case STRING -> {
        MarkedText marked = marked(cell);
        struck = marked.struck();
        yield mode.text(marked);
      }
      case NUMERIC ->
          mode.text(mode.number(cell.getNumericCellValue(), format(cell), isFrom1904()));
      case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
      case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
      default -> null;
    };
  }

  private static String formula(HSSFCell cell) {
    try {
      return cell.getCellFormula();
    } catch (RuntimeException e) {
      // Of a function that POI does not know.
      return "…";
    }
  }

  private void note(SheetNotes notes, HSSFCell cell, String text) {
    int row = cell.getRowIndex() + 1;
    int column = cell.getColumnIndex();
    if (struck != MarkedText.Struck.NOTHING) {
      notes.add(CellNote.struck(struck, row, column, text));
    }
    if (areNoughtsFormulas && isNumericFormula(cell) && cell.getNumericCellValue() == 0) {
      notes.add(new CellNote(CellNote.Kind.UNCOMPUTED, row, column, text, null));
    }
    if (cell.getCellType() == CellType.NUMERIC || isNumericFormula(cell)) {
      if (format(cell).hides(cell.getNumericCellValue())) {
        notes.add(new CellNote(CellNote.Kind.UNSEEN, row, column, text, null));
      }
      String shown = format(cell).rounded(cell.getNumericCellValue());
      if (shown != null) {
        notes.add(CellNote.rounded(isNumericFormula(cell), row, column, text, shown));
      }
    }
  }

  private static boolean isNumericFormula(HSSFCell cell) {
    return cell.getCellType() == CellType.FORMULA
        && cell.getCachedFormulaResultType() == CellType.NUMERIC;
  }

  private CellFormat format(HSSFCell cell) {
    HSSFCellStyle style = cell.getCellStyle();
    return formats.computeIfAbsent(style.getDataFormat(), number -> format(style));
  }

  private static CellFormat format(HSSFCellStyle style) {
    String code = style.getDataFormatString();
    // What POI says of a number that it knows no format for.
    boolean isKnown = code != null && !code.startsWith("reserved-");
    return CellFormat.of(style.getDataFormat(), isKnown ? code : null);
  }

  /** Each part in its own font, for fonts name the encoding. */
  private MarkedText marked(HSSFCell cell) {
    HSSFRichTextString rich = cell.getRichStringCellValue();
    String whole = rich.getString();
    int runs = rich.numFormattingRuns();
    MarkedText text = new MarkedText();
    HSSFFont font = font(cell);
    int from = 0;
    for (int run = 0; run < runs; run++) {
      int to = rich.getIndexOfFormattingRun(run);
      add(text, font, whole.substring(from, to));
      font = workbook.getFontAt(rich.getFontOfFormattingRun(run));
      from = to;
    }
    add(text, font, whole.substring(from));
    return text;
  }

  private void add(MarkedText text, HSSFFont font, String part) {
    text.add(
        fonts.decode(font.getFontName(), part),
        font.getStrikeout(),
        switch (font.getTypeOffset()) {
          case Font.SS_SUPER -> MarkedText.Script.RAISED;
          case Font.SS_SUB -> MarkedText.Script.LOWERED;
          default -> MarkedText.Script.ON_THE_LINE;
        });
  }

  private HSSFFont font(HSSFCell cell) {
    return workbook.getFontAt(cell.getCellStyle().getFontIndex());
  }

  private boolean isFrom1904() {
    return workbook.getInternalWorkbook().isUsing1904DateWindowing();
  }
}
