package org.mang.intake.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mang.intake.Figure;
import org.mang.intake.Sheet;

/**
 * What the formulas of a workbook gave when it was saved. Programs that write formulas without
 * computing them leave nought in each, and ask Excel to compute them when it opens the file.
 */
public final class FormulaResults {

  /** So many tell. */
  private static final int MOST = 1_000;

  /** A cell or a range of the same sheet. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?<![A-Za-z0-9_.!$])\\$?([A-Z]{1,3})\\$?(\\d{1,7})(?::\\$?([A-Z]{1,3})\\$?(\\d{1,7}))?(?![A-Za-z0-9_(!])");

  /** A formula that gave nought. */
  private record Nought(int sheet, String formula) {}

  private final List<Nought> noughts = new ArrayList<>();
  private boolean anyComputed;

  /** Takes note of what a formula of the sheet of that index gave. */
  public void met(int sheet, String formula, boolean gaveNought) {
    anyComputed |= !gaveNought;
    if (gaveNought && noughts.size() < MOST && !formula.isEmpty()) {
      noughts.add(new Nought(sheet, formula));
    }
  }

  /**
   * Whether no program has computed any: all gave nought, some of them from cells that hold
   * something else. Nought of noughts is right.
   */
  public boolean noneIsComputed(List<Sheet> sheets) {
    return !anyComputed
        && noughts.stream()
            .anyMatch(
                nought ->
                    nought.sheet() < sheets.size()
                        && isOfFigures(nought.formula(), sheets.get(nought.sheet())));
  }

  private static boolean isOfFigures(String formula, Sheet sheet) {
    Matcher reference = REFERENCE.matcher(formula);
    while (reference.find()) {
      int column = column(reference.group(1));
      int row = Integer.parseInt(reference.group(2));
      boolean isRange = reference.group(3) != null;
      int lastColumn = isRange ? column(reference.group(3)) : column;
      int lastRow = isRange ? Integer.parseInt(reference.group(4)) : row;
      boolean figures =
          sheet.between(row, lastRow).stream().anyMatch(r -> holdsFigure(r, column, lastColumn));
      if (figures) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsFigure(Sheet.Row row, int first, int last) {
    for (int column = first; column <= last && column < row.cells().size(); column++) {
      String text = row.cell(column);
      if (text != null && Figure.isNotNought(text)) {
        return true;
      }
    }
    return false;
  }

  private static int column(String letters) {
    int column = 0;
    for (int i = 0; i < letters.length(); i++) {
      column = column * 26 + (letters.charAt(i) - 'A' + 1);
    }
    return column - 1;
  }
}
