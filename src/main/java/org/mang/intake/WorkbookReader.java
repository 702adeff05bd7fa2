package org.mang.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.jspecify.annotations.Nullable;
import org.mang.definition.Text;

/**
 * Reads .xlsx and .xls. Formulas give the value they last had. Fonts of the .Vn family are read as
 * TCVN3.
 */
final class WorkbookReader {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  /** What a number format writes as it stands. */
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.");

  /** A workbook is held in memory while it is read; offices send kilobytes. */
  private static final long MAX_BYTES = 64L << 20;

  /** Fonts name the encoding: .VnTime and its kin hold TCVN3, those that end in H its capitals. */
  private enum Encoding {
    UNICODE,
    TCVN3,
    TCVN3_CAPITALS
  }

  private final Workbook workbook;

  private WorkbookReader(Workbook workbook) {
    this.workbook = workbook;
  }

  static List<Sheet> read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES || unpacked(file) > MAX_BYTES) {
      throw tooLarge();
    }
    try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
      WorkbookReader reader = new WorkbookReader(workbook);
      List<Sheet> sheets = new ArrayList<>();
      workbook.sheetIterator().forEachRemaining(sheet -> sheets.add(reader.sheet(sheet)));
      return sheets;
    } catch (OutOfMemoryError e) {
      // What was read of it is gone with it: one file must not stop the night, and every later one.
      throw tooLarge();
    } catch (EncryptedDocumentException e) {
      throw new UnreadableFileException(
          new Text(
              "Bảng tính có mật khẩu. Bỏ mật khẩu rồi gửi lại.",
              "The workbook has a password. Remove it and send the file again."));
    } catch (IOException | RuntimeException e) {
      throw new UnreadableFileException(
          new Text(
              "Không mở được bảng tính: tệp bị hỏng, hoặc không phải .xlsx hay .xls. Mở bằng Excel, lưu lại rồi"
                  + " gửi lại.",
              "The workbook cannot be opened: it is damaged, or neither .xlsx nor .xls. Open it in Excel, save it,"
                  + " and send it again."));
    }
  }

  private static UnreadableFileException tooLarge() {
    return new UnreadableFileException(
        new Text(
            "Bảng tính lớn hơn "
                + (MAX_BYTES >> 20)
                + " MB (tính cả khi giải nén). Chia nhỏ tệp, hoặc gửi bằng CSV.",
            "The workbook is larger than "
                + (MAX_BYTES >> 20)
                + " MB, packed or unpacked. Split it, or send it as CSV."));
  }

  /** How much of an .xlsx there is to read: it may be packed to a hundredth. */
  private static long unpacked(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.stream()
          .filter(entry -> entry.getName().endsWith(".xml"))
          .mapToLong(entry -> Math.max(entry.getSize(), 0))
          .sum();
    } catch (ZipException e) {
      // An .xls, or a damaged file, which opening it will tell.
      return 0;
    }
  }

  private Sheet sheet(org.apache.poi.ss.usermodel.Sheet sheet) {
    List<Sheet.Row> rows = new ArrayList<>();
    for (Row row : sheet) {
      List<@Nullable String> cells = new ArrayList<>();
      for (int column = 0; column < row.getLastCellNum(); column++) {
        cells.add(text(row.getCell(column, Row.MissingCellPolicy.RETURN_BLANK_AS_NULL)));
      }
      // Cells that only have a style would make the sheet as wide as Excel can.
      while (!cells.isEmpty() && cells.get(cells.size() - 1) == null) {
        cells.remove(cells.size() - 1);
      }
      Sheet.Row read = new Sheet.Row(row.getRowNum() + 1, cells);
      if (!read.isBlank()) {
        rows.add(read);
      }
    }
    List<Sheet.Merge> merges = new ArrayList<>();
    for (CellRangeAddress range : sheet.getMergedRegions()) {
      merges.add(
          new Sheet.Merge(
              range.getFirstRow() + 1,
              range.getLastRow() + 1,
              range.getFirstColumn(),
              range.getLastColumn()));
    }
    return Sheet.of(sheet.getSheetName(), rows, merges);
  }

  private @Nullable String text(@Nullable Cell cell) {
    if (cell == null) {
      return null;
    }
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    String text =
        switch (type) {
          case STRING -> decoded(cell, cell.getStringCellValue());
          case NUMERIC ->
              hasNoValue(cell)
                  ? formula(cell)
                  : DateUtil.isCellDateFormatted(cell) ? moment(cell) : number(cell);
          case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
          case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
          default -> "";
        };
    String clean = CONTROL.matcher(text.replace('\u00A0', ' ')).replaceAll("").strip();
    return clean.isEmpty() ? null : clean;
  }

  /** Programs that do not compute write formulas without a value; POI would give 0 for it. */
  private static boolean hasNoValue(Cell cell) {
    if (!(cell instanceof XSSFCell xlsx)) {
      return false;
    }
    String raw = xlsx.getRawValue();
    return raw == null || raw.isBlank();
  }

  /** The formula itself, which is no value of any kind: the clerk is told. */
  private static String formula(Cell cell) {
    return cell.getCellType() == CellType.FORMULA ? "=" + cell.getCellFormula() : "";
  }

  private static String moment(Cell cell) {
    LocalDateTime moment = cell.getLocalDateTimeCellValue();
    if (moment == null) {
      return number(cell);
    }
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : moment.withNano(0).toString();
  }

  private static String number(Cell cell) {
    double value = cell.getNumericCellValue();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "#NUM!";
    }
    // Fifteen digits are what Excel shows; past them is the noise of binary fractions.
    BigDecimal shown = new BigDecimal(value).round(new MathContext(15)).stripTrailingZeros();
    boolean percent = isPercent(cell.getCellStyle().getDataFormatString());
    return (percent ? shown.movePointRight(2) : shown).toPlainString().replace('.', ',')
        + (percent ? "%" : "");
  }

  /** A cell that shows 19,7 % holds 0.197. */
  private static boolean isPercent(@Nullable String format) {
    return format != null && QUOTED.matcher(format).replaceAll("").indexOf('%') >= 0;
  }

  private String decoded(Cell cell, String text) {
    String font = workbook.getFontAt(cell.getCellStyle().getFontIndex()).getFontName();
    return switch (encoding(font)) {
      case UNICODE -> text;
      case TCVN3 -> Tcvn3.decode(text);
      case TCVN3_CAPITALS -> Tcvn3.decode(text).toUpperCase(Locale.ROOT);
    };
  }

  private static Encoding encoding(String font) {
    if (!font.startsWith(".Vn")) {
      return Encoding.UNICODE;
    }
    return font.endsWith("H") ? Encoding.TCVN3_CAPITALS : Encoding.TCVN3;
  }
}
