package org.mang.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mang.definition.Text;
import org.mang.intake.Sheet;

/**
 * A sheet that is filled to the last row or column that a workbook has: what came after was cut off
 * when it was saved, and nothing in the file tells. A workbook that was converted from an .xls, or
 * a text that was saved from one, still ends where that ended.
 */
public final class FullSheet {

  /** The last rows of .xls and .xlsx. */
  private static final List<Integer> LAST_ROWS = List.of(65_536, 1_048_576);

  /** How many columns .xls, LibreOffice until 7.4, and .xlsx have. */
  private static final List<Integer> COLUMNS = List.of(256, 1_024, 16_384);

  private FullSheet() {}

  /** What there is to say of a sheet. */
  public static List<Finding> findings(FindingCatalogue catalogue, Sheet sheet) {
    List<Finding> findings = new ArrayList<>();
    List<Sheet.Row> rows = sheet.rows();
    int size = rows.size();
    // A cell that somebody came upon at the end of an empty sheet has nothing above it.
    if (size > 1
        && LAST_ROWS.contains(rows.get(size - 1).number())
        && rows.get(size - 2).number() == rows.get(size - 1).number() - 1) {
      int last = rows.get(size - 1).number();
      findings.add(
          catalogue.finding(
              "SHEET_FULL",
              sheet.name(),
              last,
              null,
              null,
              null,
              new Text(
                  String.format(Locale.forLanguageTag("vi-VN"), "dòng %,d", last),
                  String.format(Locale.ROOT, "row %,d", last)),
              null));
    }
    if (COLUMNS.contains(sheet.width()) && rows.stream().anyMatch(row -> isFull(row, sheet))) {
      String last = Sheet.letters(sheet.width() - 1);
      findings.add(
          catalogue.finding(
              "SHEET_FULL",
              sheet.name(),
              null,
              last,
              null,
              null,
              new Text("cột " + last, "column " + last),
              null));
    }
    return findings;
  }

  private static boolean isFull(Sheet.Row row, Sheet sheet) {
    return row.cell(sheet.width() - 1) != null && row.cell(sheet.width() - 2) != null;
  }
}
