package org.mang.check;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * Where a finding stands in a file, counted from 0; -1 where the finding does not say.
 *
 * @param sheet the sheet's position before the findings' sheet was put in; -1 for the whole file
 */
record Place(int sheet, int row, int column) implements Comparable<Place> {

  private static final Comparator<Place> READING_ORDER =
      Comparator.comparingInt(Place::sheet)
          .thenComparingInt(Place::row)
          .thenComparingInt(Place::column);

  static Place of(Finding finding, List<String> sheets) {
    Integer row = finding.row();
    return new Place(
        sheetIndex(finding.sheet(), sheets),
        row == null || row < 1 ? -1 : row - 1,
        columnIndex(finding.column()));
  }

  private static int sheetIndex(@Nullable String name, List<String> sheets) {
    if (name == null) {
      return -1;
    }
    for (int i = 0; i < sheets.size(); i++) {
      if (sheets.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return sheets.size();
  }

  private static int columnIndex(@Nullable String letters) {
    if (letters == null || !letters.matches("[A-Za-z]{1,3}")) {
      return -1;
    }
    return CellReference.convertColStringToIndex(letters.toUpperCase(Locale.ROOT));
  }

  /** The sheet in the workbook, where there is one that could hold this place. */
  Optional<Sheet> in(Workbook workbook, List<String> sheets) {
    if (sheet < 0 || sheet >= sheets.size()) {
      return Optional.empty();
    }
    var limits = workbook.getSpreadsheetVersion();
    if (row > limits.getLastRowIndex() || column > limits.getLastColumnIndex()) {
      return Optional.empty();
    }
    return Optional.ofNullable(workbook.getSheet(sheets.get(sheet)));
  }

  /** As the clerk says it: {@code C12}, "dòng 12", "cột C"; empty for a whole sheet or file. */
  String spoken() {
    if (row >= 0 && column >= 0) {
      return address();
    }
    if (row >= 0) {
      return "dòng " + (row + 1);
    }
    return column >= 0 ? "cột " + CellReference.convertNumToColString(column) : "";
  }

  /** The cell to go to: the first of its row or column where only that is known. */
  String address() {
    return CellReference.convertNumToColString(Math.max(column, 0)) + (Math.max(row, 0) + 1);
  }

  @Override
  public int compareTo(Place other) {
    return READING_ORDER.compare(this, other);
  }
}
