package org.mang.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The lists from which cells choose, on a hidden sheet: a cell's own list holds 255 letters. */
final class Choices {

  static final String SHEET = "Danh mục";

  private final XSSFWorkbook workbook;
  private final Map<List<String>, String> ranges = new HashMap<>();

  Choices(XSSFWorkbook workbook) {
    this.workbook = workbook;
  }

  /** The range that holds these. */
  String range(List<String> choices) {
    return ranges.computeIfAbsent(choices, this::write);
  }

  private String write(List<String> choices) {
    Sheet sheet = workbook.getSheet(SHEET);
    if (sheet == null) {
      sheet = workbook.createSheet(SHEET);
      workbook.setSheetHidden(workbook.getSheetIndex(sheet), true);
    }
    int column = ranges.size();
    for (int i = 0; i < choices.size(); i++) {
      Row row = sheet.getRow(i) == null ? sheet.createRow(i) : sheet.getRow(i);
      row.createCell(column).setCellValue(choices.get(i));
    }
    String letters = CellReference.convertNumToColString(column);
    return "'%s'!$%s$1:$%s$%d".formatted(SHEET, letters, letters, choices.size());
  }
}
